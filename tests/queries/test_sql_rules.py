"""Rules that stand in SQL too say what the domain says, over all combinations."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product
from typing import Any

import pytest

from gql_packages.database.connect import connected
from gql_packages.domain.enums import InvoiceStatus, PatientPackageStatus
from gql_packages.reading import statuses
from gql_packages.reports.filters import STATUS
from tests.conftest import DatabaseUrls
from tests.queries.oracle_fields import invoice_status
from tests.queries.records import NOW, days
from tests.status_rules import package_status

INVOICE_STATUS = statuses.INVOICE_STATUS.replace("{t}", "i")
#: Of the package `pp` and its invoice `sale`, on the day `$1`; of the invoice `i`.
PACKAGE_STATUS = STATUS.format("$1")

_PACKAGES = f"""
SELECT {PACKAGE_STATUS} AS status
FROM unnest($2::timestamptz[], $3::date[], $4::bigint[], $5::bigint[], $6::int[], $7::int[])
    WITH ORDINALITY AS given (refunded_at, expires_on, paid, total, redeemed, uses, place)
CROSS JOIN LATERAL (SELECT given.refunded_at, given.expires_on, given.redeemed AS uses_redeemed,
    given.uses AS uses_total) AS pp
CROSS JOIN LATERAL (SELECT given.paid, given.total) AS sale
ORDER BY place
"""
_INVOICES = f"""
SELECT {INVOICE_STATUS} AS status
FROM unnest($1::timestamptz[], $2::bigint[], $3::bigint[])
    WITH ORDINALITY AS i (voided_at, paid, total, place)
ORDER BY place
"""


@pytest.mark.parametrize("today", [days(0), date(2026, 12, 31), date(2028, 2, 29)])
async def test_a_sold_package_stands_where_the_rule_says(
    database_urls: DatabaseUrls, today: date
) -> None:
    refunded: tuple[datetime | None, ...] = (None, NOW)
    expiries = (None, *(date.fromordinal(today.toordinal() + number) for number in (-1, 0, 1)))
    money = [(0, 0), (0, 1), (1, 1), (79_999, 80_000), (2**53 - 1, 2**53 - 1)]
    uses = [(0, 1), (1, 1), (9, 10), (10, 10), (0, 10_000)]
    cases = [(a, b, *c, *d) for a, b, c, d in product(refunded, expiries, money, uses)]

    found = await _asked(database_urls, _PACKAGES, today, *zip(*cases, strict=True))

    wanted = [
        package_status(
            is_refunded=refunded_at is not None,
            expires_on=expires_on,
            today=today,
            balance_due=total - paid,
            uses_total=total_uses,
            uses_redeemed=redeemed,
        )
        for refunded_at, expires_on, paid, total, redeemed, total_uses in cases
    ]
    assert found == wanted
    assert set(wanted) == set(PatientPackageStatus)


async def test_an_invoice_stands_where_the_rule_says(database_urls: DatabaseUrls) -> None:
    voided: tuple[datetime | None, ...] = (None, NOW)
    money = [(0, 0), (0, 1), (1, 1), (1, 2), (2**53 - 2, 2**53 - 1), (2**53 - 1, 2**53 - 1)]
    cases = [(at, *each) for at, each in product(voided, money)]

    found = await _asked(database_urls, _INVOICES, *zip(*cases, strict=True))

    rows = [{"voided_at": at, "paid": paid, "total": total} for at, paid, total in cases]
    assert found == [invoice_status(None, row, {}) for row in rows]  # type: ignore[arg-type]
    assert set(found) == set(InvoiceStatus)


async def _asked(urls: DatabaseUrls, sql: str, *given: Any) -> list[str]:
    async with connected(urls.app) as connection:
        return [row["status"] for row in await connection.fetch(sql, *given)]
