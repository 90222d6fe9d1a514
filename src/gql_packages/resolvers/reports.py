"""The root fields of the reports."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry

from gql_packages.domain.enums import LiabilityGrouping
from gql_packages.domain.permissions import Permission
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.credit_requests import CreditQuestion, answer_credit
from gql_packages.resolvers.liability_requests import LiabilityQuestion, answer_liability
from gql_packages.resolvers.report_requests import answer_report
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.described import described
from gql_packages.schema.global_id import encode
from gql_packages.schema.package_liability import PackageLiabilityReport
from gql_packages.schema.patient_credit import PatientCreditReport
from gql_packages.schema.report_filters import (
    PackageLiabilityFilter,
    PackageSalesFilter,
    PackageUsageFilter,
    TakingsFilter,
)
from gql_packages.schema.reports import PackageSalesReport, PackageUsageReport
from gql_packages.schema.takings import TakingsReport

KnownAt: TypeAlias = Annotated[
    datetime | None,
    strawberry.argument(
        description="Leave out what was recorded later; at least 60 seconds ago, and exactly then "
        "if it is left out."
    ),
]


@described
class Reports:
    """Those of the queries."""

    @permitted(Permission.REPORTS_READ)
    async def package_sales_report(
        self,
        info: Info,
        filter: Annotated[
            PackageSalesFilter | None,
            strawberry.argument(description="Which patient packages; left out: all."),
        ] = strawberry.UNSET,
    ) -> PackageSalesReport:
        """Package Sales: every package that was sold in the clinic, what was collected for it and
        what is left of it. Also as CSV: `GET /reports/package-sales.csv`."""
        return await answer_report(info, filter or PackageSalesFilter())

    @permitted(Permission.REPORTS_READ)
    async def package_usage_report(
        self,
        info: Info,
        filter: Annotated[
            PackageUsageFilter | None,
            strawberry.argument(description="Which redeemed uses; left out: all."),
        ] = strawberry.UNSET,
    ) -> PackageUsageReport:
        """Package Usage: every redeemed use of a package in the clinic, its appointment and
        its value. Also as CSV: `GET /reports/package-usage.csv`."""
        return await answer_report(info, filter or PackageUsageFilter())

    @permitted(Permission.REPORTS_READ)
    async def takings_report(
        self,
        info: Info,
        filter: Annotated[
            TakingsFilter | None,
            strawberry.argument(description="Which money; left out: all."),
        ] = strawberry.UNSET,
    ) -> TakingsReport:
        """Takings: the money that was received and paid back, by method. Also as CSV:
        `GET /reports/takings.csv`."""
        return await answer_report(info, filter or TakingsFilter())

    @permitted(Permission.REPORTS_READ)
    async def package_liability_report(
        self,
        info: Info,
        during: Annotated[
            DateRange, strawberry.argument(description="The days that the report is for.")
        ],
        group_by: Annotated[
            LiabilityGrouping, strawberry.argument(description="What a row is for.")
        ] = LiabilityGrouping.PATIENT_PACKAGE,
        filter: Annotated[
            PackageLiabilityFilter | None,
            strawberry.argument(description="Which patient packages; left out: all."),
        ] = strawberry.UNSET,
        known_at: KnownAt = strawberry.UNSET,
    ) -> PackageLiabilityReport:
        """Package Liability: what is owed in appointments at any time, and how it came about.
        Also as CSV: `GET /reports/package-liability.csv`."""
        question = LiabilityQuestion(
            during=during, group_by=group_by, filter=filter or None, known_at=known_at or None
        )
        return await answer_liability(info, question)

    @permitted(Permission.REPORTS_READ)
    async def patient_credit_report(
        self,
        info: Info,
        as_of: Annotated[
            date | None,
            strawberry.argument(description="At the end of this day; left out: today."),
        ] = strawberry.UNSET,
        known_at: KnownAt = strawberry.UNSET,
    ) -> PatientCreditReport:
        """Patient Credit: the money that is neither applied nor paid back, by patient. Also as CSV:
        `GET /reports/patient-credit.csv`."""
        question = CreditQuestion(as_of=as_of or None, known_at=known_at or None)
        return await answer_credit(info, question)

    @permitted(Permission.PACKAGES_SELL)
    async def my_takings(self, info: Info) -> TakingsReport:
        """The payments and refunds that the caller recorded today."""
        today = await info.context.read.today()
        mine = encode("StaffMember", info.context.principal.staff_member_id)
        during = DateRange(from_=today, to=today)
        return await answer_report(info, TakingsFilter(during=during, staff_member_id=mine))
