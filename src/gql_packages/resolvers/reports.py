"""The root fields of the reports."""

from typing import Annotated

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.report_requests import answer_report
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.described import described
from gql_packages.schema.global_id import encode
from gql_packages.schema.report_filters import (
    PackageSalesFilter,
    PackageUsageFilter,
    TakingsFilter,
)
from gql_packages.schema.reports import PackageSalesReport, PackageUsageReport
from gql_packages.schema.takings import TakingsReport


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

    @permitted(Permission.PACKAGES_SELL)
    async def my_takings(self, info: Info) -> TakingsReport:
        """The payments and refunds that the caller recorded today."""
        today = await info.context.read.today()
        mine = encode("StaffMember", info.context.principal.staff_member_id)
        during = DateRange(from_=today, to=today)
        return await answer_report(info, TakingsFilter(during=during, staff_member_id=mine))
