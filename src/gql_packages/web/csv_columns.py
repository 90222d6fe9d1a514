"""What the reports are as CSV: their addresses' names, and their columns."""

from __future__ import annotations

from gql_packages.resolvers.report_filters import package_sales, package_usage
from gql_packages.web.csv_query import sales_filter, usage_filter
from gql_packages.web.csv_view import CsvReport

#: Columns are named as in GraphQL; what stands there as money is an amount here.
PACKAGE_SALES = CsvReport(
    name="package-sales",
    field="packageSalesReport",
    read_filter=sales_filter,
    ask=lambda given, viewer: package_sales(given, viewer.time_zone, viewer.today),
    row_type="PackageSalesRow",
    ids={"patientPackageId": "PatientPackage"},
    columns=(
        *("patientPackageId", "patientName", "packageName", "purchasedAt", "invoiceNumber"),
        *("price", "collected", "refunded", "usesRedeemed", "usesRemaining", "expiresOn"),
        *("isExpired", "lastTreatment", "lastUsedAt", "status", "staffName"),
    ),
)
PACKAGE_USAGE = CsvReport(
    name="package-usage",
    field="packageUsageReport",
    read_filter=usage_filter,
    ask=lambda given, viewer: package_usage(given, viewer.time_zone),
    row_type="PackageUsageRow",
    ids={"redemptionId": "Redemption"},
    columns=(
        *("redemptionId", "usedAt", "patientName", "packageName", "treatmentName"),
        *("practitionerName", "reason", "value", "patientPays", "invoiceNumber"),
        "usesRemainingAfter",
    ),
)
