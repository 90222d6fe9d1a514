"""What comes of marking a no-show and of undoing it."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.node import present
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import (
    InvalidInput,
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    PaymentApplied,
    SimpleRefusal,
    WrongStatus,
)
from gql_packages.schema.schedule_results import package_or_none


@strawberry.type(description="A visit was marked as a no-show.")
@in_order
class MarkNoShowPayload:
    """A no-show."""

    appointment_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID | None]
    patient_package_key: strawberry.Private[UUID | None]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def invoice(self, info: Info) -> Invoice | None:
        """What was billed: what the patient pays for a redeemed use, or the fee; null: nothing."""
        return await info.context.read.invoice(self.invoice_key) if self.invoice_key else None

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package that a use was spent of or given back to; null if there was none."""
        return await package_or_none(info, self.patient_package_key)


@strawberry.type(description="A no-show was taken back: the visit is booked again.")
@in_order
class UndoNoShowPayload:
    """A no-show taken back."""

    appointment_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID | None]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit. Its `redemption` is null if the use could not be held again."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package that the no-show was about; null if there was none."""
        return await package_or_none(info, self.patient_package_key)


MarkNoShowResult: TypeAlias = Annotated[
    MarkNoShowPayload
    | SimpleRefusal
    | InvalidInput
    | NotFullyPaid
    | PackageExpired
    | PackageUsedUp
    | WrongStatus,
    strawberry.union("MarkNoShowResult", description="The no-show, or why it is none."),
]
UndoNoShowResult: TypeAlias = Annotated[
    UndoNoShowPayload | SimpleRefusal | InvalidInput | WrongStatus | PaymentApplied,
    strawberry.union("UndoNoShowResult", description="The visit, or why the no-show stands."),
]
