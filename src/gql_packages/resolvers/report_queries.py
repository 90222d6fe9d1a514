"""The root fields that report."""

from typing import Annotated

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.report_filters import package_sales, package_usage
from gql_packages.schema.report_filters import PackageSalesFilter, PackageUsageFilter
from gql_packages.schema.reports import PackageSalesReport, PackageUsageReport


@strawberry.type
class ReportQueries:
    """The root fields that report."""

    @permitted(Permission.REPORTS_READ)
    async def package_sales_report(
        self,
        info: Info,
        filter: Annotated[
            PackageSalesFilter | None,
            strawberry.argument(description="Which sold packages; left out: every one."),
        ] = strawberry.UNSET,
    ) -> PackageSalesReport:
        """Package Sales: every package that was sold in the clinic, what was collected for it and
        what is left of it. Also as CSV: `GET /reports/package-sales.csv`."""
        read = info.context.read
        asked = package_sales(filter, await read.time_zone(), await read.today())
        return await info.context.answer(info, asked.target, **asked.given)

    @permitted(Permission.REPORTS_READ)
    async def package_usage_report(
        self,
        info: Info,
        filter: Annotated[
            PackageUsageFilter | None,
            strawberry.argument(description="Which redeemed uses; left out: every one."),
        ] = strawberry.UNSET,
    ) -> PackageUsageReport:
        """Package Usage: every use of a package that was spent in the clinic, on which visit and
        what it was worth. Also as CSV: `GET /reports/package-usage.csv`."""
        asked = package_usage(filter, await info.context.read.time_zone())
        return await info.context.answer(info, asked.target, **asked.given)
