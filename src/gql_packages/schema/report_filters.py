"""What a client asks a report about."""

import strawberry

from gql_packages.schema.appointment import DateRange
from gql_packages.schema.described import described_input
from gql_packages.schema.enums import PatientPackageStatus, RedemptionReason

_ANY = "Left out or empty: any."


@described_input
class PackageSalesFilter:
    """Which sold packages the report is about.

    Every condition may be left out; those that are given all have to hold.
    """

    sold: DateRange | None = strawberry.field(
        default=None, description="Sold on these days of the clinic's calendar."
    )
    package_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"Sold from one of these offers. {_ANY}"
    )
    patient_id: strawberry.ID | None = strawberry.field(
        default=None, description="Bought by this patient."
    )
    staff_member_id: strawberry.ID | None = strawberry.field(
        default=None, description="Sold for this staff member, who is compensated for it."
    )
    status: list[PatientPackageStatus] | None = strawberry.field(
        default=None, description=f"Stands today as one of these. {_ANY}"
    )


@described_input
class PackageUsageFilter:
    """Which redeemed uses the report is about.

    Every condition may be left out; those that are given all have to hold.
    """

    used: DateRange | None = strawberry.field(
        default=None, description="Spent on visits of these days of the clinic's calendar."
    )
    package_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"Of packages that were sold from one of these offers. {_ANY}"
    )
    patient_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of this patient's packages."
    )
    practitioner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Spent on visits with this staff member."
    )
    treatment_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"Spent on visits for one of these treatments. {_ANY}"
    )
    reason: list[RedemptionReason] | None = strawberry.field(
        default=None, description=f"Spent for one of these reasons. {_ANY}"
    )
