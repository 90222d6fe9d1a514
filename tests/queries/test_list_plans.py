"""However much a clinic has, a page of a list is read from an index, in its order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.database.pool import TenantConnection
from gql_packages.dev.embedded_postgres import APPLICATION_ROLE
from gql_packages.schema.global_id import encode
from tests.clinic_database import ClinicDatabase
from tests.queries.records import Records

pytestmark = pytest.mark.tampers

#: Rows of a clinic, and how many of them may be read for a page of five.
MANY, FEW = 4_000, 600

_INVOICES = """
INSERT INTO invoice (clinic_id, id, number, kind, patient_id, appointment_id, issued_at, total,
    paid, voided_at, request_id, hash)
SELECT $1, gen_random_uuid(), n, 'PACKAGE_SALE', $2, NULL,
    '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', 100,
    CASE WHEN n % 200 = 7 THEN 0 WHEN n % 200 = 9 THEN 50 WHEN n % 200 = 11 THEN 0 ELSE 100 END,
    CASE WHEN n % 200 = 11 THEN now() END, gen_random_uuid(), sha256('x')
FROM generate_series(1, $3) AS n
"""
_PAYMENTS = """
INSERT INTO payment (clinic_id, id, patient_id, method, amount, applied, refunded, received_at,
    received_by_id, request_id, voided_at, corrected_received_at, version, hash)
SELECT $1, gen_random_uuid(), $2, CASE WHEN n % 200 = 7 THEN 'CHEQUE' ELSE 'CARD' END, 100,
    CASE WHEN n % 200 IN (9, 11) THEN 0 ELSE 100 END, 0,
    '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', $4, gen_random_uuid(),
    CASE WHEN n % 200 = 11 THEN now() END,
    CASE WHEN n % 100 = 3 THEN '2025-12-01T00:00:00Z'::timestamptz + n * interval '1 minute' END,
    1, sha256('x')
FROM generate_series(1, $3) AS n
"""
_ASKED = """query Q($filter: %s, $order: %s, $after: String) {
  page: %s(filter: $filter, orderBy: $order, first: 5, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } } }"""

INVOICE_PAGES: list[dict[str, Any]] = [
    {},
    {"order": "ISSUED_AT_ASC"},
    {"order": "NUMBER_ASC"},
    {"order": "NUMBER_DESC"},
    {"filter": {"status": ["UNPAID"]}},
    {"filter": {"status": ["UNPAID", "PARTIALLY_PAID"]}, "order": "ISSUED_AT_ASC"},
    {"filter": {"status": ["VOID"]}},
    {"filter": {"status": ["PAID"]}},
    {"filter": {"kind": ["NO_SHOW_FEE"]}},
    {"filter": {"issued": {"from": "2026-01-02", "to": "2026-01-02"}}},
    {"filter": {"issued": {"to": "2026-01-01"}}},
    {"filter": {"number": "77"}},
    {"filter": {"patientId": "few"}},
    {"filter": {"patientId": "few"}, "order": "NUMBER_DESC"},
]

PAYMENT_PAGES: list[dict[str, Any]] = [
    {},
    {"order": "RECEIVED_AT_ASC"},
    {"filter": {"received": {"from": "2026-01-02", "to": "2026-01-02"}}},
    {"filter": {"received": {"to": "2025-12-02"}}},
    {"filter": {"method": ["CHEQUE"]}},
    {"filter": {"method": ["CHEQUE", "CARD"]}},
    {"filter": {"hasUnapplied": True}},
    {"filter": {"hasUnapplied": False}, "order": "RECEIVED_AT_ASC"},
    {"filter": {"isVoid": True}},
    {"filter": {"isVoid": False}},
    {"filter": {"patientId": "few"}},
    {"filter": {"receivedById": "few"}},
]


_PATIENTS = """
INSERT INTO patient (clinic_id, id, first_name, last_name, sort_key, search_key, is_archived,
    version, created_at, owing, credit, last_visit_at)
SELECT $1, gen_random_uuid(), 'P', n::text, md5(n::text), 'p', n % 200 = 3, 1,
    '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 minute',
    CASE WHEN n % 200 = 7 THEN n ELSE 0 END, CASE WHEN n % 200 = 9 THEN n ELSE 0 END,
    CASE WHEN n % 3 > 0 THEN '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' END
FROM generate_series(1, $2) AS n
"""
#: Of each patient names, address, number, and a telephone from both its ends.
_WORDS = """
INSERT INTO patient_word (clinic_id, id, patient_id, word, sort_key)
SELECT p.clinic_id, gen_random_uuid(), p.id, w.word, p.sort_key
FROM patient p
CROSS JOIN lpad(p.last_name, 7, '0') AS digits
CROSS JOIN unnest(ARRAY['p', p.last_name, 'p' || p.last_name, p.last_name || 'p',
    '@p' || p.last_name, '#' || p.last_name, '+604' || digits, '-' || reverse(digits) || '406'])
    AS w (word)
WHERE p.clinic_id = $1 AND p.folded_version = 1
"""
_SEARCH = """query S($search: String, $after: String) {
  page: patients(search: $search, first: 5, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } } }"""
PATIENT_PAGES: list[dict[str, Any]] = [
    {},
    *(
        {"order": f"{name}_{direction}"}
        for name in ("NAME", "LAST_VISIT", "CREATED_AT", "OWING", "CREDIT")
        for direction in ("ASC", "DESC")
    ),
    {"filter": {"owing": True}},
    {"filter": {"owing": True}, "order": "OWING_DESC"},
    {"filter": {"owing": False}},
    {"filter": {"credit": True}},
    {"filter": {"credit": True}, "order": "LAST_VISIT_ASC"},
    {"filter": {"isArchived": True}},
    {"filter": {"packageStatus": ["UNPAID"]}},
    {"filter": {"packageStatus": ["REFUNDED"]}, "order": "LAST_VISIT_DESC"},
]


_PACKAGES = """
WITH sold AS (
    SELECT i.id, i.number AS n, row_number() OVER (ORDER BY i.number) AS place
    FROM invoice i WHERE i.clinic_id = $1
), bought AS (
    SELECT p.id, row_number() OVER (ORDER BY p.id) AS place FROM patient p WHERE p.clinic_id = $1
)
INSERT INTO patient_package (clinic_id, id, patient_id, package_id, invoice_id, name, price,
    uses_total, uses_reserved, uses_redeemed, purchased_at, purchased_on, expires_on, origin,
    entry_count, version, request_id, hash, refunded_at)
SELECT $1, gen_random_uuid(), bought.id, $2, sold.id, 'P', 100, 10, 0,
    CASE WHEN n % 200 IN (3, 5, 7, 13) THEN 8 ELSE 10 END,
    '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', '2025-01-01',
    CASE WHEN n % 200 = 5 THEN '2025-06-01'::date + (n / 200)::int
        WHEN n % 3 > 0 THEN '2027-01-01'::date + (n % 50)::int END,
    'PACKAGES', 1, 1, gen_random_uuid(), sha256('x'), CASE WHEN n % 200 = 15 THEN now() END
FROM sold JOIN bought USING (place)
"""
PACKAGE_PAGES: list[dict[str, Any]] = [
    {},
    *(
        {"order": f"{name}_{direction}"}
        for name in ("PURCHASED_AT", "EXPIRES_ON", "USES_REMAINING")
        for direction in ("ASC", "DESC")
    ),
    {"filter": {"status": ["ACTIVE"]}},
    {"filter": {"status": ["ACTIVE"]}, "order": "USES_REMAINING_ASC"},
    {"filter": {"status": ["ACTIVE"], "expires": {"to": "2027-01-07"}}, "order": "EXPIRES_ON_ASC"},
    {"filter": {"status": ["UNPAID"]}},
    {"filter": {"status": ["REFUNDED"]}},
    {"filter": {"status": ["EXPIRED"]}},
    {"filter": {"status": ["USED_UP"]}},
    {"filter": {"expires": {"from": "2025-06-01", "to": "2025-06-10"}}},
    {"filter": {"sold": {"from": "2025-01-02", "to": "2025-01-02"}}},
]


_APPOINTMENTS = """
INSERT INTO appointment (clinic_id, id, patient_id, treatment_id, practitioner_id, starts_at,
    ends_at, status, created_at, version, request_id, hash, corrected_treatment_id,
    is_practitioner_corrected, corrected_practitioner_id, no_show_resolution)
SELECT $1, gen_random_uuid(), $2, $4, $6, at, at + interval '1 hour',
    CASE WHEN n % 200 = 7 THEN 'NO_SHOW' WHEN n % 200 = 9 THEN 'CANCELLED' ELSE 'BOOKED' END,
    at, 1, gen_random_uuid(), sha256('x'), CASE WHEN n % 100 = 3 THEN $5::uuid END,
    n % 100 = 5, CASE WHEN n % 100 = 5 THEN $7::uuid END, CASE WHEN n % 200 = 7 THEN 'NOTHING' END
FROM generate_series(1, $3) AS n,
    LATERAL (SELECT '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute') AS t (at)
"""
_EVER = {"from": "2025-01-01"}
APPOINTMENT_PAGES: list[dict[str, Any]] = [
    {"filter": {"starts": _EVER}},
    {"filter": {"starts": {"to": "2026-12-31"}}, "order": "STARTS_AT_DESC"},
    {"filter": {"starts": {"from": "2026-01-02", "to": "2026-01-02"}}},
    {"filter": {"starts": {"from": "2026-01-03"}}, "order": "STARTS_AT_DESC"},
    {"filter": {"starts": _EVER, "status": ["BOOKED"]}},
    {"filter": {"starts": _EVER, "status": ["BOOKED", "NO_SHOW"]}, "order": "STARTS_AT_DESC"},
    {"filter": {"starts": _EVER, "status": ["NO_SHOW"]}},
    {"filter": {"starts": _EVER, "status": ["CANCELLED"]}, "order": "STARTS_AT_DESC"},
    {"filter": {"starts": _EVER, "status": ["NO_SHOW", "CANCELLED"]}},
    {"filter": {"starts": _EVER, "status": ["ARRIVED"]}},
    {"filter": {"starts": _EVER, "patientId": "few"}},
    {"filter": {"starts": _EVER, "treatmentId": "few"}},
    {"filter": {"starts": {"to": "2027-01-01"}, "treatmentId": "few"}, "order": "STARTS_AT_DESC"},
    {"filter": {"starts": _EVER, "practitionerId": "few"}},
    {"filter": {"starts": _EVER, "practitionerId": "few", "status": ["BOOKED"]}},
]


_OFFERS = """
INSERT INTO package (clinic_id, id, name, search_key, folded_version, price, uses, is_archived,
    version, created_at, position)
SELECT $1, gen_random_uuid(), n::text, md5(n::text), 1, 1, 1, false, 1, now(),
    CASE WHEN n % 3 > 0 THEN n END
FROM generate_series(1, $2) AS n
"""


def nodes(plan: Any) -> Iterator[dict[str, Any]]:
    """Every node of a plan."""
    if isinstance(plan, list):
        for each in plan:
            yield from nodes(each)
    elif isinstance(plan, dict):
        if "Node Type" in plan:
            yield plan
        for each in plan.values():
            yield from nodes(each)


async def rows_read(
    clinic: Records, superuser: Connection, patching: pytest.MonkeyPatch, asked: str, **given: Any
) -> int:
    """How many rows the statement of a question read, all tables together."""
    sent: list[tuple[str, list[Any]]] = []
    row = TenantConnection.row

    async def watched(self: TenantConnection, sql: str, *arguments: Any, **how: Any) -> Any:
        sent.append((sql, list(arguments)))
        return await row(self, sql, *arguments, **how)

    with patching.context() as patched:
        patched.setattr(TenantConnection, "row", watched)
        await clinic.ask(asked, **given)
    sql, arguments = sent[-1]
    async with superuser.transaction():
        # As the application: what its policies keep from an index shows only then.
        await superuser.execute(
            f"SET LOCAL ROLE {APPLICATION_ROLE}; SET LOCAL enable_seqscan = off"
        )
        await superuser.execute("SELECT set_config('app.clinic_id', $1, true)", str(clinic.clinic))
        found = await superuser.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *arguments)
    read = list(nodes(json.loads(found)))
    assert [each["Relation Name"] for each in read if each["Node Type"] == "Seq Scan"] == []
    return sum(
        round((each["Actual Rows"] + each.get("Rows Removed by Filter", 0)) * each["Actual Loops"])
        for each in read
        if "Scan" in each["Node Type"]
    )


async def read_little(
    clinic: Records,
    superuser: Connection,
    patching: pytest.MonkeyPatch,
    asked: str,
    given: dict[str, Any],
    *,
    is_deep: bool = False,
) -> None:
    """Check the list's first page and the one behind it; if it is deep, one far behind, too."""
    after = None
    between = [100] * (2 * FEW // 100)
    for size in (5, 5, *((*between, 5) if is_deep else ())):
        if size == 5:
            assert await rows_read(clinic, superuser, patching, asked, **given, after=after) <= FEW
        sized = asked.replace("first: 5,", f"first: {size},")
        after = (await clinic.ask(sized, **given, after=after))["page"]["pageInfo"]["endCursor"]


@pytest.fixture(scope="module")
async def large(superuser: Connection, database: ClinicDatabase) -> Records:
    """A clinic with thousands of each, few of which stand otherwise than the rest; beside others,
    so that whose a row is tells something."""
    for _ in range(3):
        clinic = await Records.of_new_clinic(superuser, database)
        await _fill(clinic, superuser)
    return clinic


async def _fill(clinic: Records, superuser: Connection) -> None:
    patient = await clinic.patient(owing=0, credit=0)
    await superuser.execute(_INVOICES, clinic.clinic, patient, MANY)
    await superuser.execute(_PAYMENTS, clinic.clinic, patient, MANY, clinic.owner)
    await superuser.execute(_PATIENTS, clinic.clinic, MANY)
    offer = await clinic.offer()
    async with superuser.transaction():
        # Nothing is known of what was just written.
        await superuser.execute("SET LOCAL enable_nestloop = off")
        await superuser.execute(_PACKAGES, clinic.clinic, offer)
    await superuser.execute("ANALYZE invoice, patient, patient_package, payment")


@pytest.mark.parametrize("given", PATIENT_PAGES, ids=str)
async def test_a_page_of_patients_is_read_from_an_index(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    asked = _ASKED % ("PatientFilter", "PatientOrder", "patients")

    is_deep = "filter" not in given
    await read_little(large, superuser, monkeypatch, asked, given, is_deep=is_deep)


@pytest.fixture(scope="module")
async def folded(large: Records, superuser: Connection) -> Records:
    """The clinic whose patients have their words."""
    fold = "UPDATE patient SET folded_version = version WHERE clinic_id = $1 AND first_name = 'P'"
    await superuser.execute(fold, large.clinic)
    await superuser.execute(_WORDS, large.clinic)
    await superuser.execute("VACUUM ANALYZE patient, patient_word")
    return large


@pytest.mark.parametrize("search", ["p", "p77", "604", "7", "00", "p6"])
async def test_a_page_of_found_patients_is_read_from_an_index(
    folded: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, search: str
) -> None:
    await read_little(folded, superuser, monkeypatch, _SEARCH, {"search": search})


@pytest.mark.parametrize("given", INVOICE_PAGES, ids=str)
async def test_a_page_of_invoices_is_read_from_an_index(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    if given.get("filter", {}).get("patientId"):
        patient = await large.patient()
        given = {**given, "filter": {"patientId": encode("Patient", patient)}}
    asked = _ASKED % ("InvoiceFilter", "InvoiceOrder", "invoices")

    is_deep = "filter" not in given
    await read_little(large, superuser, monkeypatch, asked, given, is_deep=is_deep)


@pytest.mark.parametrize("given", PAYMENT_PAGES, ids=str)
async def test_a_page_of_payments_is_read_from_an_index(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    asked = _ASKED % ("PaymentFilter", "PaymentOrder", "payments")
    few = given.get("filter", {})
    if "patientId" in few:
        given = {"filter": {"patientId": encode("Patient", await large.patient())}}
    elif "receivedById" in few:
        given = {"filter": {"receivedById": encode("StaffMember", await large.staff_member())}}

    is_deep = "filter" not in given
    await read_little(large, superuser, monkeypatch, asked, given, is_deep=is_deep)


async def test_a_page_of_takings_is_read_from_an_index(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = """query T($days: DateRange, $by: [PaymentMethod!]) {
      takingsReport(filter: {during: $days, method: $by}) { rows(first: 5) { nodes { kind } } } }"""
    days = {"from": "2026-01-02", "to": "2026-01-03"}

    for given in ({}, {"days": days}, {"days": days, "by": ["CHEQUE"]}):
        assert await rows_read(large, superuser, monkeypatch, asked, **given) <= 2 * FEW


@pytest.mark.parametrize("given", PACKAGE_PAGES, ids=str)
async def test_a_page_of_patient_packages_is_read_from_an_index(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    asked = _ASKED % ("PatientPackageFilter", "PatientPackageOrder", "patientPackages")

    # Row-level security keeps a difference from an index: it is read from where it begins.
    is_deep = "filter" not in given and "USES" not in given.get("order", "")
    await read_little(large, superuser, monkeypatch, asked, given, is_deep=is_deep)


@pytest.fixture(scope="module")
async def of_few(large: Records, superuser: Connection) -> dict[str, str]:
    """What few of the clinic's appointments have, or none, by the name of the filter."""
    patient, other = await large.patient(), await large.patient()
    usual, rare = await large.treatment(), await large.treatment()
    someone, substitute = await large.staff_member(), await large.staff_member()
    people = (patient, MANY, usual, rare, someone, substitute)
    await superuser.execute(_APPOINTMENTS, large.clinic, *people)
    await superuser.execute("ANALYZE appointment")
    return {
        "patientId": encode("Patient", other),
        "treatmentId": encode("Treatment", rare),
        "practitionerId": encode("StaffMember", substitute),
    }


@pytest.mark.parametrize("given", APPOINTMENT_PAGES, ids=str)
async def test_a_page_of_appointments_is_read_from_an_index(
    large: Records,
    of_few: dict[str, str],
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, Any],
) -> None:
    condition = {name: of_few.get(name, value) for name, value in given["filter"].items()}
    asked = _ASKED % ("AppointmentFilter", "AppointmentOrder", "appointments")

    await read_little(large, superuser, monkeypatch, asked, {**given, "filter": condition})


async def test_a_page_of_packages_on_offer_is_read_from_an_index(
    clinic: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await superuser.execute(_OFFERS, clinic.clinic, MANY)
    await superuser.execute("ANALYZE package")
    asked = """query Q($after: String) { page: packages(first: 5, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } }"""

    await read_little(clinic, superuser, monkeypatch, asked, {})


async def test_staff_members_of_a_treatment_are_read_from_an_index(
    clinic: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    treatment = await clinic.treatment()
    for _ in range(20):
        member = await clinic.staff_member()
        for _ in range(5):
            await clinic.insert("staff_member_treatment", member, await clinic.treatment())
    await superuser.execute("ANALYZE staff_member, staff_member_treatment, treatment")
    asked = """query Q($filter: StaffMemberFilter) {
        staffMembers(filter: $filter) { id treatments { name } } }"""
    given = {"isBookable": True, "treatmentId": encode("Treatment", treatment)}

    assert await rows_read(clinic, superuser, monkeypatch, asked, filter=given) <= FEW
