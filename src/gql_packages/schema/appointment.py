"""Appointments, and the packages that could be put on them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node, present
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage, Redemption
from gql_packages.schema.vocabulary import AppointmentStatus, RefusalCode

if TYPE_CHECKING:
    from gql_packages.schema.billing import Invoice


@strawberry.input(description="Days of the clinic's calendar, both included.")
class DateRange:
    """From one day to another."""

    from_: date = strawberry.field(name="from", description="The first day.")
    to: date = strawberry.field(description="The last day.")


@strawberry.type(
    description=(
        "A package that the patient holds, and whether a use of it can be put on the visit. The "
        "usable ones come first, in the order of preference: soonest expiry, fewest uses left, "
        "oldest purchase."
    )
)
class PackageOption:
    """A package that the patient holds, in view of one visit."""

    patient_package: PatientPackage = strawberry.field(description="The package.")
    is_eligible: bool = strawberry.field(description="Whether it can be put on the visit.")
    is_preselected: bool = strawberry.field(
        description="Whether it is the one to take unless somebody chooses otherwise."
    )
    refusal_code: RefusalCode | None = strawberry.field(
        description="Why it cannot be put on the visit; null if it can."
    )
    patient_pays: Money | None = strawberry.field(
        description="What the patient would pay for the visit with it; null if it cannot be used."
    )


@strawberry.type(description="A visit of a patient, for a treatment or a class.")
@in_order
class Appointment(Node):
    """A visit."""

    patient_key: strawberry.Private[UUID]
    treatment_key: strawberry.Private[UUID]
    practitioner_key: strawberry.Private[UUID | None]
    redemption_key: strawberry.Private[UUID | None]
    invoice_key: strawberry.Private[UUID | None]
    paid_on_invoice: strawberry.Private[int]

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Who comes."""
        return present(await info.context.read.patient(self.patient_key))

    @resolved
    async def treatment(self, info: Info) -> Treatment:
        """What for."""
        return present(await info.context.read.treatment(self.treatment_key))

    @resolved
    async def practitioner(self, info: Info) -> StaffMember | None:
        """Who treats; null if that is open."""
        if self.practitioner_key is None:
            return None
        return await info.context.read.staff_member(self.practitioner_key)

    starts_at: datetime = strawberry.field(description="When it starts.")
    ends_at: datetime = strawberry.field(description="When it ends.")
    status: AppointmentStatus = strawberry.field(description="Where the visit stands.")

    @resolved
    async def redemption(self, info: Info) -> Redemption | None:
        """The use of a package that covers it, held or spent; null: none does."""
        if self.redemption_key is None:
            return None
        return await info.context.read.redemption(self.redemption_key)

    patient_total: Money = strawberry.field(
        description=(
            "What the patient pays for this visit as things stand: what was billed; else what "
            "comes on top of the package that covers it; else the treatment's price, and nothing "
            "once it is cancelled or missed."
        )
    )

    @resolved
    async def invoice(
        self, info: Info
    ) -> Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")] | None:
        """What it was billed on; null if it was not, or not any more."""
        if self.invoice_key is None:
            return None
        return await info.context.read.invoice(self.invoice_key)

    @resolved
    async def package_options(self, info: Info) -> list[PackageOption]:
        """Every package that the patient holds, the usable ones first, and for the others why they
        cannot be put on this visit.
        """
        return await info.context.read.appointment_options(self)

    created_at: datetime = strawberry.field(description="When it was booked.")
    version: int = strawberry.field(description="Goes up with every change; for `expectedVersion`.")
