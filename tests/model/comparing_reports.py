"""How the two reports differ from the books."""

from __future__ import annotations

from tests.front_desk import Answer
from tests.model.clinic_state import Books
from tests.model.comparing import differences
from tests.model.desk import ModelDesk
from tests.model.reported import Asked, filter_of, sales, sales_summary, usage, usage_summary

_REPORTS = """query Q($sold: PackageSalesFilter, $used: PackageUsageFilter) {
  sales: packageSalesReport(filter: $sold) {
    summary { packagesSold invoiced { amount } collected { amount } refunded { amount }
      usesSold usesRedeemed usesRemaining }
    rows(first: 100) { nodes { patientPackage { id } patientName packageName purchasedAt
      price { amount } collected { amount } refunded { amount } usesRedeemed usesRemaining
      expiresOn isExpired lastUsedAt status staffName } } }
  usage: packageUsageReport(filter: $used) {
    summary { uses arrivals noShows value { amount } patientPays { amount } }
    rows(first: 100) { nodes { redemption { appointment { id } } usedAt patientName packageName
      treatmentName reason value { amount } patientPays { amount } usesRemainingAfter } } } }"""


async def wrong_reports(desk: ModelDesk, books: Books, asked: Asked) -> list[str]:
    """Their rows, in the order of time, and their sums."""
    found = await desk.ask(_REPORTS, sold=filter_of(asked, "sold"), used=filter_of(asked, "used"))
    used = found["usage"]["rows"]["nodes"]
    order = [row["usedAt"] for row in used]
    used.sort(key=_of_visit)
    return [
        *differences(sales(books, asked), found["sales"]["rows"]["nodes"], "sales"),
        *differences(sales_summary(books, asked), found["sales"]["summary"], "sales"),
        *differences(sorted(order), order, "the order of usage"),
        *differences(usage(books, asked), used, "usage"),
        *differences(usage_summary(books, asked), found["usage"]["summary"], "usage"),
    ]


def _of_visit(row: Answer) -> tuple[str, str]:
    """Two visits may start at the same time: then by name, as in the books."""
    return str(row["usedAt"]), str(row["redemption"]["appointment"]["id"])
