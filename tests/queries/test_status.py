"""Where packages, invoices and visits stand: told the same by rules, by filters and in SQL."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product
from typing import Any

import pytest

from gql_packages.database.connect import connected
from gql_packages.domain.enums import InvoiceStatus, PatientPackageStatus
from gql_packages.reading import statuses
from gql_packages.reports.statements import STATUS
from tests.conftest import DatabaseUrls
from tests.queries.oracle_fields import invoice_status
from tests.queries.records import NOW, Records, days, hours, named
from tests.status_rules import package_status

pytestmark = pytest.mark.tampers

PACKAGES = """query($id: ID!, $status: [PatientPackageStatus!]) { patient(id: $id) {
    packages(status: $status, first: 100) { totalCount nodes { id status } } } }"""


async def test_the_filter_by_status_agrees_with_the_rule_on_every_combination(
    clinic: Records,
) -> None:
    patient, offer = await clinic.patient(), await clinic.offer()
    expected: dict[str, PatientPackageStatus] = {}
    expiries: tuple[date | None, ...] = (None, days(-1), days(0), days(1))
    for refunded, expires_on, paid, redeemed in product(
        (False, True), expiries, (0, 79999, 80000), (0, 9, 10)
    ):
        package = await clinic.sold(
            patient,
            offer,
            paid=paid,
            uses_redeemed=redeemed,
            expires_on=expires_on,
            refunded_at=NOW if refunded else None,
            purchased_at=hours(-24 * 30),
        )
        expected[named("PatientPackage", package)] = package_status(
            is_refunded=refunded,
            expires_on=expires_on,
            today=days(0),
            balance_due=80000 - paid,
            uses_total=10,
            uses_redeemed=redeemed,
        )
    assert set(expected.values()) == set(PatientPackageStatus)

    for status in PatientPackageStatus:
        data = await clinic.ask(PACKAGES, id=named("Patient", patient), status=[status.value])

        found = data["patient"]["packages"]
        wanted = {key for key, stands in expected.items() if stands is status}
        assert {node["id"] for node in found["nodes"]} == wanted
        assert {node["status"] for node in found["nodes"]} == {status.value}
        assert found["totalCount"] == len(wanted)


@pytest.mark.parametrize(("hour", "status"), [(7, "ACTIVE"), (8, "EXPIRED")])
async def test_a_package_expires_when_its_last_day_ends_in_the_clinics_zone(
    clinic: Records, hour: int, status: str
) -> None:
    patient = await clinic.patient()
    await clinic.sold(
        patient, await clinic.offer(), expires_on=date(2026, 2, 10), purchased_at=hours(-2400)
    )
    clinic.now = NOW.replace(month=2, day=11, hour=hour)

    data = await clinic.ask(PACKAGES, id=named("Patient", patient), status=[status])

    assert [node["status"] for node in data["patient"]["packages"]["nodes"]] == [status]


async def test_no_status_means_any(clinic: Records) -> None:
    patient, offer = await clinic.patient(), await clinic.offer()
    await clinic.sold(patient, offer)
    await clinic.sold(patient, offer, paid=0)

    for status in (None, [], ["ACTIVE", "UNPAID"]):
        data = await clinic.ask(PACKAGES, id=named("Patient", patient), status=status)
        assert data["patient"]["packages"]["totalCount"] == 2


@pytest.mark.parametrize(
    ("total", "paid", "is_void", "status", "due"),
    [
        (8000, 0, False, "UNPAID", "80.00"),
        (8000, 1, False, "PARTIALLY_PAID", "79.99"),
        (8000, 8000, False, "PAID", "0.00"),
        (0, 0, False, "PAID", "0.00"),
        (8000, 0, True, "VOID", "0.00"),
    ],
)
async def test_an_invoice_stands_as_its_total_and_what_is_paid_say(
    clinic: Records, total: int, paid: int, is_void: bool, status: str, due: str
) -> None:
    patient = await clinic.patient()
    await clinic.invoice(patient, total=total, paid=paid, voided_at=NOW if is_void else None)
    document = """query($id: ID!, $status: [InvoiceStatus!]) { patient(id: $id) {
        invoices(status: $status) { totalCount nodes { status balanceDue { amount } } } } }"""

    for asked, number in (([status], 1), (None, 1), ([], 1)):
        data = await clinic.ask(document, id=named("Patient", patient), status=asked)
        found = data["patient"]["invoices"]
        assert found["totalCount"] == number
        assert found["nodes"] == [{"status": status, "balanceDue": {"amount": due}}]
    others = [each for each in ("UNPAID", "PARTIALLY_PAID", "PAID", "VOID") if each != status]
    data = await clinic.ask(document, id=named("Patient", patient), status=others)
    assert data["patient"]["invoices"]["totalCount"] == 0


VISIT = """query($id: ID!) { appointment(id: $id) {
    status patientTotal { amount } redemption { status } invoice { number kind } } }"""


@pytest.mark.parametrize(
    ("status", "total"),
    [("BOOKED", "90.00"), ("CANCELLED", "0.00"), ("NO_SHOW", "0.00")],
)
async def test_an_uncovered_visit_costs_the_treatments_price_while_it_is_to_come(
    clinic: Records, status: str, total: str
) -> None:
    visit = await clinic.appointment(
        await clinic.patient(),
        await clinic.treatment(),
        status=status,
        no_show_resolution="NOTHING" if status == "NO_SHOW" else None,
    )

    data = await clinic.ask(VISIT, id=named("Appointment", visit))

    assert data["appointment"] == {
        "status": status,
        "patientTotal": {"amount": total},
        "redemption": None,
        "invoice": None,
    }


async def test_a_covered_visit_costs_what_comes_on_top_and_a_billed_one_what_was_billed(
    clinic: Records,
) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    package = await clinic.sold(patient, await clinic.offer(), uses_reserved=1)
    visit = await clinic.appointment(patient, treatment)
    await clinic.redemption(package, visit, use_number=1, status="RELEASED", ended_at=NOW)
    await clinic.redemption(package, visit, use_number=1, patient_pays=1500)

    covered = await clinic.ask(VISIT, id=named("Appointment", visit))
    await clinic.invoice(
        patient, kind="VISIT", appointment_id=visit, total=700, paid=0, voided_at=NOW
    )
    await clinic.invoice(patient, kind="VISIT", appointment_id=visit, total=1400, paid=0)
    await clinic.invoice(
        patient, kind="VISIT", appointment_id=visit, total=600, paid=0, voided_at=NOW
    )
    billed = await clinic.ask(VISIT, id=named("Appointment", visit))

    assert covered["appointment"]["patientTotal"] == {"amount": "15.00"}
    assert covered["appointment"]["redemption"] == {"status": "RESERVED"}
    assert covered["appointment"]["invoice"] is None
    assert billed["appointment"]["patientTotal"] == {"amount": "14.00"}
    assert billed["appointment"]["invoice"] == {"number": "INV-000003", "kind": "VISIT"}


INVOICE_STATUS = statuses.INVOICE_STATUS.replace("{t}", "i")
#: Of the package `pp` and its invoice `sale`, on the day `$1`; of the invoice `i`.
PACKAGE_STATUS = STATUS.replace(":today", "$1")

_PACKAGES = f"""
SELECT {PACKAGE_STATUS} AS status
FROM unnest($2::timestamptz[], $3::date[], $4::bigint[], $5::bigint[], $6::int[], $7::int[])
    WITH ORDINALITY AS given (refunded_at, expires_on, paid, total, redeemed, uses, place)
CROSS JOIN LATERAL (SELECT given.refunded_at, given.expires_on, given.redeemed AS uses_redeemed,
    given.uses AS uses_total, 0 AS uses_changed) AS pp
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
