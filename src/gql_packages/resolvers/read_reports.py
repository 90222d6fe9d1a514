"""Reads the reports, and makes of their rows what clients see."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from functools import partial
from typing import TypeVar, cast

from asyncpg import Record

from gql_packages.domain.report_filters import PackageSales, PackageUsage
from gql_packages.domain.uses import package_status
from gql_packages.domain.vocabulary import RedemptionReason
from gql_packages.reports import run
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.read_billing import invoice_number
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.schema.page import Connection, PageRequest
from gql_packages.schema.reports import (
    PackageSalesRow,
    PackageSalesSummary,
    PackageUsageRow,
    PackageUsageSummary,
)

Row = TypeVar("Row")

#: How many rows are read at once where all are: few enough to be written without keeping others
#: waiting.
BATCH = 200


def _sales_row(row: Record, viewer: ViewerRow) -> PackageSalesRow:
    expires_on: date | None = row["expires_on"]
    return PackageSalesRow(
        patient_package_key=row["id"],
        patient_name=f"{row['first_name']} {row['last_name']}",
        package_name=row["package_name"],
        purchased_at=row["at"],
        invoice_number=invoice_number(row["invoice_number"]),
        price=viewer.money(row["price"]),
        collected=viewer.money(row["collected"]),
        refunded=viewer.money(row["refunded"]),
        uses_redeemed=row["uses_redeemed"],
        uses_remaining=row["uses_total"] - row["uses_redeemed"],
        expires_on=expires_on,
        is_expired=expires_on is not None and viewer.today > expires_on,
        last_treatment=row["last_treatment"],
        last_used_at=row["last_used_at"],
        status=package_status(
            is_refunded=row["is_refunded"],
            expires_on=expires_on,
            today=viewer.today,
            balance_due=row["balance_due"],
            uses_total=row["uses_total"],
            uses_redeemed=row["uses_redeemed"],
        ),
        staff_name=row["staff_name"],
    )


def _usage_row(row: Record, viewer: ViewerRow) -> PackageUsageRow:
    return PackageUsageRow(
        redemption_key=row["id"],
        used_at=row["at"],
        patient_name=f"{row['first_name']} {row['last_name']}",
        package_name=row["package_name"],
        treatment_name=row["treatment_name"],
        practitioner_name=row["practitioner_name"],
        reason=RedemptionReason(row["reason"]),
        value=viewer.money(row["value"]),
        patient_pays=viewer.money(row["patient_pays"]),
        invoice_number=invoice_number(row["invoice_number"]),
        uses_remaining_after=row["uses_remaining_after"],
    )


class ReportReading(Loading):
    """Reads the reports."""

    async def package_sales_rows(
        self, sales: PackageSales, first: int | None, after: str | None
    ) -> Connection[PackageSalesRow]:
        """A page of sold packages, in the order of their sales (rule 53)."""
        question = run.sales_question(sales)
        return await self._page("packageSalesRows", question, _sales_row, first, after)

    async def package_usage_rows(
        self, usage: PackageUsage, first: int | None, after: str | None
    ) -> Connection[PackageUsageRow]:
        """A page of redeemed uses, in the order of their visits (rule 53)."""
        question = run.usage_question(usage)
        return await self._page("packageUsageRows", question, _usage_row, first, after)

    def all_package_sales(self, sales: PackageSales) -> AsyncIterator[list[PackageSalesRow]]:
        """All rows in order, some at a time."""
        return self._all(run.sales_question(sales), _sales_row)

    def all_package_usage(self, usage: PackageUsage) -> AsyncIterator[list[PackageUsageRow]]:
        """All rows in order, some at a time."""
        return self._all(run.usage_question(usage), _usage_row)

    async def package_sales_summary(self, sales: PackageSales) -> PackageSalesSummary:
        """The sums over all sold packages that are asked about (rule 52)."""
        row = await run.summary(self.rows, run.sales_question(sales))
        viewer = await self.viewer()
        return PackageSalesSummary(
            packages_sold=row["packages_sold"],
            invoiced=viewer.money(int(row["invoiced"])),
            collected=viewer.money(int(row["collected"])),
            refunded=viewer.money(int(row["refunded"])),
            uses_sold=row["uses_sold"],
            uses_redeemed=row["uses_redeemed"],
            uses_remaining=row["uses_sold"] - row["uses_redeemed"],
        )

    async def package_usage_summary(self, usage: PackageUsage) -> PackageUsageSummary:
        """The sums over all uses that are asked about (rule 52)."""
        row = await run.summary(self.rows, run.usage_question(usage))
        viewer = await self.viewer()
        return PackageUsageSummary(
            uses=row["uses"],
            arrivals=row["arrivals"],
            no_shows=row["no_shows"],
            value=viewer.money(int(row["value"])),
            patient_pays=viewer.money(int(row["patient_pays"])),
        )

    async def _page(
        self,
        name: str,
        question: run.Question,
        make: Callable[[Record, ViewerRow], Row],
        first: int | None,
        after: str | None,
    ) -> Connection[Row]:
        request = PageRequest.of(name, first, after)
        # One too many is read to learn whether more follow.
        place = cast(run.Place, request.position(run.START))
        found = await run.page(self.rows, question, place, request.size + 1)
        viewer, shown = await self.viewer(), found[: request.size]
        self.reads.note(row["patient_id"] for row in shown)
        return Connection(
            list_name=name,
            items=[make(row, viewer) for row in shown],
            positions=[(row["at"], row["id"]) for row in shown],
            has_more=len(found) > request.size,
            has_earlier=request.after is not None,
            count=partial(run.count, self.rows, question),
        )

    async def _all(
        self, question: run.Question, make: Callable[[Record, ViewerRow], Row]
    ) -> AsyncIterator[list[Row]]:
        viewer = await self.viewer()
        async for rows in run.batches(self.rows, question, BATCH):
            self.reads.note(row["patient_id"] for row in rows)
            yield [make(row, viewer) for row in rows]
