"""What the reports are as CSV: their addresses' names, and their columns."""

from __future__ import annotations

from collections.abc import AsyncIterator

from gql_packages.resolvers.reader import Reader
from gql_packages.schema.global_id import encode
from gql_packages.schema.report_filters import PackageSalesFilter, PackageUsageFilter
from gql_packages.schema.reports import PackageSalesRow, PackageUsageRow
from gql_packages.web.report_parameters import sales_filter, usage_filter
from gql_packages.web.reports import CsvReport
from gql_packages.web.spreadsheet import Column


async def _all_sales(
    read: Reader, given: PackageSalesFilter
) -> AsyncIterator[list[PackageSalesRow]]:
    async for rows in read.all_package_sales(await read.package_sales(given)):
        yield rows


async def _all_usage(
    read: Reader, given: PackageUsageFilter
) -> AsyncIterator[list[PackageUsageRow]]:
    async for rows in read.all_package_usage(await read.package_usage(given)):
        yield rows


#: Columns are named as in GraphQL; what stands there as money is an amount here.
PACKAGE_SALES = CsvReport(
    name="package-sales",
    field="packageSalesReport",
    read_filter=sales_filter,
    batches=_all_sales,
    columns=(
        Column[PackageSalesRow](
            "patientPackageId", lambda row: encode("PatientPackage", row.patient_package_key)
        ),
        Column("patientName", lambda row: row.patient_name),
        Column("packageName", lambda row: row.package_name),
        Column("purchasedAt", lambda row: row.purchased_at),
        Column("invoiceNumber", lambda row: row.invoice_number),
        Column("price", lambda row: row.price),
        Column("collected", lambda row: row.collected),
        Column("refunded", lambda row: row.refunded),
        Column("usesRedeemed", lambda row: row.uses_redeemed),
        Column("usesRemaining", lambda row: row.uses_remaining),
        Column("expiresOn", lambda row: row.expires_on),
        Column("isExpired", lambda row: row.is_expired),
        Column("lastTreatment", lambda row: row.last_treatment),
        Column("lastUsedAt", lambda row: row.last_used_at),
        Column("status", lambda row: row.status),
        Column("staffName", lambda row: row.staff_name),
    ),
)
PACKAGE_USAGE = CsvReport(
    name="package-usage",
    field="packageUsageReport",
    read_filter=usage_filter,
    batches=_all_usage,
    columns=(
        Column[PackageUsageRow](
            "redemptionId", lambda row: encode("Redemption", row.redemption_key)
        ),
        Column("usedAt", lambda row: row.used_at),
        Column("patientName", lambda row: row.patient_name),
        Column("packageName", lambda row: row.package_name),
        Column("treatmentName", lambda row: row.treatment_name),
        Column("practitionerName", lambda row: row.practitioner_name),
        Column("reason", lambda row: row.reason),
        Column("value", lambda row: row.value),
        Column("patientPays", lambda row: row.patient_pays),
        Column("invoiceNumber", lambda row: row.invoice_number),
        Column("usesRemainingAfter", lambda row: row.uses_remaining_after),
    ),
)
