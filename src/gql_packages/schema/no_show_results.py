"""What comes of marking a no-show and of undoing it."""

from typing import Annotated, TypeAlias

import strawberry

from gql_packages.reading.declarations import shown
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
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


@strawberry.type(description="A visit was marked as a no-show.")
class MarkNoShowPayload:
    """A no-show."""

    appointment: Appointment = shown("appointment_id", "The visit.")

    invoice: Invoice | None = shown(
        "invoice_id",
        "What was billed: what the patient pays for a redeemed use, or the fee; null: nothing.",
    )

    patient_package: PatientPackage | None = shown(
        "patient_package_id",
        "The package that a use was spent of or given back to; null if there was none.",
    )


@strawberry.type(description="A no-show was taken back: the visit is booked again.")
class UndoNoShowPayload:
    """A no-show taken back."""

    appointment: Appointment = shown(
        "appointment_id",
        "The visit. Its `redemption` is null if the use could not be held again.",
    )

    patient_package: PatientPackage | None = shown(
        "patient_package_id",
        "The package that the no-show was about; null if there was none.",
    )


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
