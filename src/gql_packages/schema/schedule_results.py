"""What comes of booking visits and of putting packages on them: a payload, or why not."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.node import present
from gql_packages.schema.patient_package import PatientPackage, Redemption
from gql_packages.schema.refusals import (
    InvalidInput,
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    PastExpiry,
    PaymentApplied,
    SimpleRefusal,
    VersionConflict,
    WrongStatus,
)


async def package_or_none(info: Info, key: UUID | None) -> PatientPackage | None:
    """The package of that key, if there is a key."""
    return await info.context.read.patient_package(key) if key else None


@strawberry.type(description="A visit was booked.")
@in_order
class BookAppointmentPayload:
    """A visit was booked."""

    appointment_key: strawberry.Private[UUID]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit; its `redemption` is the use that it holds, if one was taken."""
        return present(await info.context.read.appointment(self.appointment_key))


@strawberry.type(description="A visit was moved.")
@in_order
class RescheduleAppointmentPayload:
    """A visit was moved."""

    appointment_key: strawberry.Private[UUID]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit at its new time."""
        return present(await info.context.read.appointment(self.appointment_key))


@strawberry.type(description="A visit was cancelled.")
@in_order
class CancelAppointmentPayload:
    """A visit was cancelled."""

    appointment_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID | None]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The cancelled visit."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package that got its use back; null if the visit held none."""
        return await package_or_none(info, self.patient_package_key)


@strawberry.type(description="A use of a package was put on a visit.")
@in_order
class RedeemPackagePayload:
    """A use was put on a visit."""

    redemption_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID]
    appointment_key: strawberry.Private[UUID]

    @resolved
    async def redemption(self, info: Info) -> Redemption:
        """The use: held for a booked visit, spent on an arrived one."""
        return present(await info.context.read.redemption(self.redemption_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package, with what is left."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit that it covers."""
        return present(await info.context.read.appointment(self.appointment_key))


@strawberry.type(description="A package was taken off a visit.")
@in_order
class RemovePackagePayload:
    """A package was taken off a visit."""

    appointment_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit, uncovered now."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package that got its use back."""
        return present(await info.context.read.patient_package(self.patient_package_key))


@strawberry.type(description="The patient has come.")
@in_order
class ArriveAppointmentPayload:
    """The patient has come."""

    appointment_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID | None]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The arrived visit."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def invoice(self, info: Info) -> Invoice:
        """What the visit is billed on: paid already where there is nothing to pay."""
        return present(await info.context.read.invoice(self.invoice_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package that a use was spent of; null for an uncovered visit."""
        return await package_or_none(info, self.patient_package_key)


@strawberry.type(description="An arrival was taken back.")
@in_order
class UndoArrivalPayload:
    """An arrival was taken back."""

    appointment_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID | None]

    @resolved
    async def appointment(self, info: Info) -> Appointment:
        """The visit, booked again, and covered again if it was."""
        return present(await info.context.read.appointment(self.appointment_key))

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package whose use was given back; null if the visit was not covered."""
        return await package_or_none(info, self.patient_package_key)


BookAppointmentResult: TypeAlias = Annotated[
    BookAppointmentPayload
    | SimpleRefusal
    | InvalidInput
    | NotFullyPaid
    | PackageExpired
    | PackageUsedUp,
    strawberry.union("BookAppointmentResult", description="The visit, or why it was not booked."),
]
RescheduleAppointmentResult: TypeAlias = Annotated[
    RescheduleAppointmentPayload
    | SimpleRefusal
    | InvalidInput
    | VersionConflict
    | WrongStatus
    | PastExpiry,
    strawberry.union(
        "RescheduleAppointmentResult", description="The visit, or why it was not moved."
    ),
]
CancelAppointmentResult: TypeAlias = Annotated[
    CancelAppointmentPayload | SimpleRefusal | InvalidInput | WrongStatus,
    strawberry.union(
        "CancelAppointmentResult", description="The visit, or why it was not cancelled."
    ),
]
RedeemPackageResult: TypeAlias = Annotated[
    RedeemPackagePayload
    | SimpleRefusal
    | InvalidInput
    | NotFullyPaid
    | PackageExpired
    | PackageUsedUp
    | WrongStatus
    | PaymentApplied,
    strawberry.union(
        "RedeemPackageResult", description="The use, or why the package cannot be redeemed."
    ),
]
RemovePackageResult: TypeAlias = Annotated[
    RemovePackagePayload | SimpleRefusal | InvalidInput | WrongStatus,
    strawberry.union(
        "RemovePackageResult", description="What changed, or why the package stays on the visit."
    ),
]
ArriveAppointmentResult: TypeAlias = Annotated[
    ArriveAppointmentPayload
    | SimpleRefusal
    | InvalidInput
    | NotFullyPaid
    | PackageExpired
    | WrongStatus,
    strawberry.union(
        "ArriveAppointmentResult", description="The arrival, or why it cannot be noted."
    ),
]
UndoArrivalResult: TypeAlias = Annotated[
    UndoArrivalPayload | SimpleRefusal | InvalidInput | WrongStatus | PaymentApplied,
    strawberry.union("UndoArrivalResult", description="The visit, or why the arrival stands."),
]
