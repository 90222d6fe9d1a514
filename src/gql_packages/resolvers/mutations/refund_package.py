"""Refund a package: the amount becomes the patient's credit.

It can no longer be redeemed; redeemed uses stay redeemed, reserved uses are released. Pay the
credit out with `refundPayment`.
"""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import keyed, one, shown, sql
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import REASON, key_field, version_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.money import Money
from gql_packages.schema.patient import CREDIT
from gql_packages.schema.patient_package import PackageRefund, PatientPackage
from gql_packages.schema.refusals import AmountOutOfRange, VersionConflict
from gql_packages.services.refund_package import refund_package


@described_input
class RefundPackageInput:
    """A package to refund."""

    patient_package_id: strawberry.ID = id_of("PatientPackage", "The patient package.")
    amount: Decimal | None = optional(
        "In major units, from 0 to what was collected. Left out: the amount that "
        "`refundPreview` suggests."
    )
    reason: str | None = optional(REASON)
    expected_version: int | None = version_field()
    idempotency_key: str = key_field()


@described
class RefundPackagePayload:
    """The package was refunded: the amount is the patient's credit now."""

    patient_package: PatientPackage = shown("The package, which can no longer be redeemed.")
    refund: PackageRefund = one(
        "{o}.patient_package_id = :patient_package_id::uuid",
        "The amount, the suggested amount, who, when and why.",
    )
    credit: Money = sql(
        CREDIT.replace("{t}.id", ":patient_id::uuid"),
        "The patient's credit now. Paying it out is `refundPayment`.",
        patient=":patient_id::uuid",
    )
    released_appointments: list[Appointment] = keyed(
        ":appointment_ids::uuid[]",
        "The booked appointments whose use was released: they are uncovered now.",
    )


mutation = Mutation(
    __name__, refund_package, Permission.MONEY_RETURN, refusals=(VersionConflict, AmountOutOfRange)
)
