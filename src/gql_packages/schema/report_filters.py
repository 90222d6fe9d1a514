"""What a client asks a report about."""

from typing import Any

import strawberry

from gql_packages.domain.enums import (
    CommissionBasis,
    PatientPackageStatus,
    PaymentMethod,
    RedemptionReason,
)
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.described import described_input, optional
from gql_packages.schema.global_id import id_of

_ANY = "Left out or empty: any."


def _of(type_name: str, description: str) -> Any:
    return id_of(type_name, description, default=None)


@described_input
class PackageSalesFilter:
    """Which patient packages the report is about.

    Every condition may be left out; those that are given must all be met.
    """

    sold: DateRange | None = optional("Sold on these days of the clinic's calendar.")
    package_ids: list[strawberry.ID] | None = _of(
        "Package", f"Sold from one of these packages. {_ANY}"
    )
    patient_id: strawberry.ID | None = _of("Patient", "Bought by this patient.")
    staff_member_id: strawberry.ID | None = _of(
        "StaffMember", "Sold for this staff member, who is compensated for it."
    )
    status: list[PatientPackageStatus] | None = optional(
        f"With one of these statuses today. {_ANY}"
    )


@described_input
class PackageUsageFilter:
    """Which redeemed uses the report is about.

    Every condition may be left out; those that are given must all be met.
    """

    used: DateRange | None = optional("For appointments on these days of the clinic's calendar.")
    package_ids: list[strawberry.ID] | None = _of(
        "Package", f"Of patient packages sold from one of these packages. {_ANY}"
    )
    patient_id: strawberry.ID | None = _of("Patient", "Of this patient's packages.")
    practitioner_id: strawberry.ID | None = _of(
        "StaffMember", "For appointments with this staff member."
    )
    treatment_ids: list[strawberry.ID] | None = _of(
        "Treatment", f"For one of these treatments. {_ANY}"
    )
    commission_basis: CommissionBasis | None = optional(
        "Of which this is compensated: the sale of their packages, or each of them."
    )
    reason: list[RedemptionReason] | None = optional(f"Redeemed for one of these reasons. {_ANY}")


@described_input
class TakingsFilter:
    """Which money the report is about.

    Every condition may be left out; those that are given must all be met.
    """

    during: DateRange | None = optional(
        "Received or paid back on these days of the clinic's calendar."
    )
    method: list[PaymentMethod] | None = optional(f"In one of these ways. {_ANY}")
    patient_id: strawberry.ID | None = _of("Patient", "From and to this patient.")
    staff_member_id: strawberry.ID | None = _of(
        "StaffMember", "Received or paid back by this staff member."
    )


@described_input
class PackageLiabilityFilter:
    """Which patient packages the report is about.

    Every condition may be left out; those that are given must all be met.
    """

    package_ids: list[strawberry.ID] | None = _of(
        "Package", f"Sold from one of these packages. {_ANY}"
    )
    patient_ids: list[strawberry.ID] | None = _of(
        "Patient", f"Bought by one of these patients. {_ANY}"
    )
    patient_package_id: strawberry.ID | None = _of("PatientPackage", "This one.")
