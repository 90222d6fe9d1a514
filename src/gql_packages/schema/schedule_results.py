"""What comes of booking visits and of putting packages on them: a payload, or why not."""

from typing import Annotated, TypeAlias

import strawberry

from gql_packages.reading.declarations import shown
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
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


@strawberry.type(description="A visit was booked.")
class BookAppointmentPayload:
    """A visit was booked."""

    appointment: Appointment = shown(
        "appointment_id",
        "The visit; its `redemption` is the use that it holds, if one was taken.",
    )


@strawberry.type(description="A visit was moved.")
class RescheduleAppointmentPayload:
    """A visit was moved."""

    appointment: Appointment = shown("appointment_id", "The visit at its new time.")


@strawberry.type(description="A visit was cancelled.")
class CancelAppointmentPayload:
    """A visit was cancelled."""

    appointment: Appointment = shown("appointment_id", "The cancelled visit.")

    patient_package: PatientPackage | None = shown(
        "patient_package_id",
        "The package that got its use back; null if the visit held none.",
    )


@strawberry.type(description="A use of a package was put on a visit.")
class RedeemPackagePayload:
    """A use was put on a visit."""

    redemption: Redemption = shown(
        "redemption_id",
        "The use: held for a booked visit, spent on an arrived one.",
    )

    patient_package: PatientPackage = shown("patient_package_id", "The package, with what is left.")

    appointment: Appointment = shown("appointment_id", "The visit that it covers.")


@strawberry.type(description="A package was taken off a visit.")
class RemovePackagePayload:
    """A package was taken off a visit."""

    appointment: Appointment = shown("appointment_id", "The visit, uncovered now.")

    patient_package: PatientPackage = shown(
        "patient_package_id",
        "The package that got its use back.",
    )


@strawberry.type(description="The patient has come.")
class ArriveAppointmentPayload:
    """The patient has come."""

    appointment: Appointment = shown("appointment_id", "The arrived visit.")

    invoice: Invoice = shown(
        "invoice_id",
        "What the visit is billed on: paid already where there is nothing to pay.",
    )

    patient_package: PatientPackage | None = shown(
        "patient_package_id",
        "The package that a use was spent of; null for an uncovered visit.",
    )


@strawberry.type(description="An arrival was taken back.")
class UndoArrivalPayload:
    """An arrival was taken back."""

    appointment: Appointment = shown(
        "appointment_id",
        "The visit, booked again, and covered again if it was.",
    )

    patient_package: PatientPackage | None = shown(
        "patient_package_id",
        "The package whose use was given back; null if the visit was not covered.",
    )


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
