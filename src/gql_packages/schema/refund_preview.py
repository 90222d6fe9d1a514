"""What a refund would be, before it is made."""

from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import present
from gql_packages.schema.patient_package import PatientPackage


@strawberry.type(description="What a refund of a package would be, as things stand.")
@in_order
class RefundPreview:
    """What a refund would be."""

    patient_package_key: strawberry.Private[UUID]
    appointment_keys: strawberry.Private[tuple[UUID, ...]]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package that would be refunded."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    uses_remaining: int = strawberry.field(
        description="How many uses are not redeemed; held ones count as remaining."
    )
    suggested_amount: Money = strawberry.field(
        description=(
            "price / uses x remaining uses, rounded once, half up, and at most what was collected."
        )
    )
    minimum_amount: Money = strawberry.field(description="The least that may be given: nothing.")
    maximum_amount: Money = strawberry.field(
        description="The most that may be given: what was collected."
    )

    @resolved
    async def affected_appointments(self, info: Info) -> list[Appointment]:
        """The booked appointments that hold a use and would lose it."""
        read = info.context.read
        return [present(await read.appointment(key)) for key in self.appointment_keys]
