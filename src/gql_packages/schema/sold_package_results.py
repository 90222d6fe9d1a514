"""What comes of refunding, deleting or moving the last day of a sold package."""

from typing import Annotated, TypeAlias

import strawberry

from gql_packages.reading.declarations import keyed, one, shown, sql
from gql_packages.reading.json_sql import global_id
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.money import Money
from gql_packages.schema.patient import CREDIT, Patient
from gql_packages.schema.patient_package import PackageRefund, PatientPackage
from gql_packages.schema.refusals import (
    AmountOutOfRange,
    ExpiryBeforeBookings,
    InvalidInput,
    PaymentApplied,
    SimpleRefusal,
    VersionConflict,
)


@strawberry.type(description="A sold package has another last valid day.")
class ChangePackageExpiryPayload:
    """Another last valid day."""

    patient_package: PatientPackage = shown(
        "patient_package_id",
        "The package, with its new last valid day.",
    )


@strawberry.type(description="A package was refunded: the amount is the patient's credit now.")
class RefundPackagePayload:
    """A package was refunded."""

    patient_package: PatientPackage = shown(
        "patient_package_id",
        "The package, which can no longer be redeemed.",
    )

    refund: PackageRefund = one(
        "{o}.patient_package_id = :patient_package_id::uuid",
        "What was given back, what had been suggested, who, when and why.",
    )

    credit: Money = sql(
        CREDIT.replace("{t}.id", ":patient_id::uuid"),
        "The patient's credit now. Paying it out is `refundPayment`.",
    )

    released_appointments: list[Appointment] = keyed(
        ":appointment_ids::uuid[]",
        "The booked appointments that held a use of it and are uncovered now.",
    )


@strawberry.type(description="A sale was deleted.")
class DeletePackageSalePayload:
    """A sale was deleted."""

    deleted_patient_package_id: strawberry.ID = sql(
        global_id("PatientPackage", ":patient_package_id::uuid"),
        "The id that the sold package had.",
    )

    patient: Patient = shown("patient_id", "Whose it was, with credit and owing as they are now.")

    released_appointments: list[Appointment] = keyed(
        ":appointment_ids::uuid[]",
        "The booked appointments that held a use of it and are uncovered now.",
    )


ChangePackageExpiryResult: TypeAlias = Annotated[
    ChangePackageExpiryPayload
    | SimpleRefusal
    | InvalidInput
    | VersionConflict
    | ExpiryBeforeBookings,
    strawberry.union(
        "ChangePackageExpiryResult", description="The package, or why its last day stays."
    ),
]
RefundPackageResult: TypeAlias = Annotated[
    RefundPackagePayload | SimpleRefusal | InvalidInput | VersionConflict | AmountOutOfRange,
    strawberry.union("RefundPackageResult", description="The refund, or why there is none."),
]
DeletePackageSaleResult: TypeAlias = Annotated[
    DeletePackageSalePayload | SimpleRefusal | InvalidInput | PaymentApplied,
    strawberry.union("DeletePackageSaleResult", description="What is gone, or why it stays."),
]
