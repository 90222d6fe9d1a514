"""However many uses a clinic has, a page of Package Usage is read from an index, in its order."""

from typing import Any

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.queries.records import Records
from tests.queries.test_list_plans import FEW, MANY, rows_read

pytestmark = pytest.mark.tampers

_VISITS = """
INSERT INTO appointment (clinic_id, id, patient_id, treatment_id, starts_at, ends_at, status,
    version, request_id, created_at, hash)
SELECT $1, md5('visit' || n || $1::uuid)::uuid, $2, $3, day, day + interval '1 hour', 'ARRIVED',
    1, gen_random_uuid(), day, sha256('x')
FROM generate_series(1, $4) AS n,
LATERAL (SELECT '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute') AS at (day)
"""
_BILLS = """
INSERT INTO invoice (clinic_id, id, number, kind, patient_id, appointment_id, issued_at, total,
    paid, request_id, hash)
SELECT $1, md5('bill' || n || $1::uuid)::uuid, 100 + n, 'VISIT', $2,
    md5('visit' || n || $1::uuid)::uuid, '2026-01-01T00:00:00Z', 0, 0, gen_random_uuid(),
    sha256('x')
FROM generate_series(1, $3) AS n
"""
#: One in two hundred is of a package whose sale is compensated, and one in four hundred of these
#: and of the others does not say it yet.
_USES = """
INSERT INTO redemption (clinic_id, id, patient_package_id, appointment_id, use_number, value,
    patient_pays, status, reason, invoice_id, reserved_at, redeemed_at, used_at,
    uses_remaining_after, commission_basis, request_id, hash)
SELECT $1, gen_random_uuid(), CASE WHEN n % 200 < 2 THEN $2::uuid ELSE $3::uuid END,
    md5('visit' || n || $1::uuid)::uuid, n, 100, 0, 'REDEEMED', 'ARRIVAL',
    md5('bill' || n || $1::uuid)::uuid, now(), now(),
    '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', 1,
    CASE WHEN n % 400 IN (1, 2) THEN NULL WHEN n % 200 < 2 THEN 'SALE' ELSE 'REDEMPTION' END,
    gen_random_uuid(), sha256('x')
FROM generate_series(1, $4) AS n
"""
_PAGE = """query Q($filter: PackageUsageFilter, $after: String) {
  report: packageUsageReport(filter: $filter) { page: rows(first: 5, after: $after) {
    nodes { usedAt commissionBasis isSuperseded redemption { id } }
    pageInfo { hasNextPage endCursor } } } }"""
_SUMS = """query Q($filter: PackageUsageFilter) { packageUsageReport(filter: $filter) { summary {
    uses byCommissionBasis { uses } byStaffMember { uses } } } }"""
_SALES_SUMS = """query Q($filter: PackageSalesFilter) { packageSalesReport(filter: $filter) {
    summary { packagesSold byStaffMember { packagesSold } } } }"""

_MOVEMENTS = """query Q($during: DateRange!, $after: String) {
  report: packageLiabilityReport(during: $during) { page: entries(first: 5, after: $after) {
    nodes { on kind balanceAfter { amount } } pageInfo { hasNextPage endCursor } } } }"""
#: Rows like one that is there, each with what `more` says of it.
_LIKE = """INSERT INTO {table} SELECT (jsonb_populate_record(t, to_jsonb(t) || {more})).*
FROM {table} t, generate_series(1, $3) AS n WHERE t.clinic_id = $1 AND t.id = $2"""
_OWN = "'id', md5('{what}' || n || $1::uuid)::uuid, 'request_id', gen_random_uuid()"

DAY = {"from": "2026-01-02", "to": "2026-01-02"}
FILTERS: list[dict[str, Any]] = [
    {},
    {"commissionBasis": "SALE"},
    {"commissionBasis": "REDEMPTION"},
    {"commissionBasis": "SALE", "used": DAY},
]


@pytest.fixture(scope="module")
async def large(superuser: Connection, database: ClinicDatabase) -> Records:
    """A clinic with thousands of uses, few of which are of a sale that is compensated."""
    clinic = await Records.of_new_clinic(superuser, database)
    patient, offer = await clinic.patient(), await clinic.offer()
    treatment, staff = await clinic.treatment(), await clinic.staff_member()
    sold = [
        await clinic.sold(
            patient, offer, staff_member_id=who, uses_total=10_000, uses_redeemed=MANY
        )
        for who in (staff, None)
    ]
    await superuser.execute(_VISITS, clinic.clinic, patient, treatment, MANY)
    await superuser.execute(_BILLS, clinic.clinic, patient, MANY)
    await superuser.execute(_USES, clinic.clinic, *sold, MANY)
    await superuser.execute("ANALYZE redemption, appointment, invoice, patient_package")
    return clinic


@pytest.mark.parametrize("given", FILTERS, ids=str)
async def test_a_page_of_uses_is_read_from_an_index_whatever_is_compensated(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    after = None
    for _ in range(2):
        asked = {"filter": given, "after": after}
        page = (await large.ask(_PAGE, **asked))["report"]["page"]
        assert len(page["nodes"]) == 5
        assert await rows_read(large, superuser, monkeypatch, _PAGE, **asked) <= FEW
        after = page["pageInfo"]["endCursor"]


async def test_those_that_do_not_say_it_yet_stand_in_their_place(large: Records) -> None:
    found: list[str] = []
    after = None
    while True:
        given = {"filter": {"commissionBasis": "SALE"}, "after": after}
        page = (await large.ask(_PAGE, **given))["report"]["page"]
        found += [node["usedAt"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert len(found) == MANY // 100
    assert found == sorted(set(found))


@pytest.mark.parametrize("given", FILTERS, ids=str)
async def test_sums_of_uses_scan_no_table(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]
) -> None:
    read = await rows_read(large, superuser, monkeypatch, _SUMS, filter=given)

    if given.get("commissionBasis") == "SALE":
        assert read <= 10 * FEW


async def test_sums_of_sales_scan_no_table(
    large: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given in ({}, {"sold": DAY}):
        assert await rows_read(large, superuser, monkeypatch, _SALES_SUMS, filter=given) <= FEW


async def test_a_page_of_movements_reads_the_packages_of_its_days(
    superuser: Connection, database: ClinicDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of thousands of packages with a use each, every two hours one."""
    clinic = await Records.of_new_clinic(superuser, database)
    patient, offer = await clinic.patient(), await clinic.offer()
    treatment = await clinic.treatment()
    sold = await clinic.sold(patient, offer, uses_total=1, uses_redeemed=1)
    await superuser.execute(_VISITS, clinic.clinic, patient, treatment, MANY)
    await superuser.execute(_BILLS, clinic.clinic, patient, MANY)
    await superuser.execute(_USES, clinic.clinic, sold, sold, MANY)
    sale = await superuser.fetchval("SELECT invoice_id FROM patient_package WHERE id = $1", sold)
    for table, like, more in (
        ("invoice", sale, f"{_OWN.format(what='sale')}, 'number', 100000 + n"),
        (
            "patient_package",
            sold,
            f"{_OWN.format(what='sold')}, 'invoice_id', md5('sale' || n || $1::uuid)::uuid",
        ),
    ):
        made = _LIKE.format(table=table, more=f"jsonb_build_object({more})")
        await superuser.execute(made, clinic.clinic, like, MANY)
    await superuser.execute(
        "UPDATE redemption SET patient_package_id = md5('sold' || use_number || $1::uuid)::uuid,"
        " use_number = 1, used_at = '2026-01-01T00:00:00Z'::timestamptz"
        " + use_number * interval '2 hours', redeemed_at = '2026-01-01T00:00:00Z'"
        " WHERE clinic_id = $1",
        clinic.clinic,
    )
    await superuser.execute("ANALYZE redemption, appointment, invoice, patient_package")

    after = None
    for _ in range(2):
        asked = {"during": {"from": "2026-01-01", "to": "2026-12-31"}, "after": after}
        page = (await clinic.ask(_MOVEMENTS, **asked))["report"]["page"]
        assert len(page["nodes"]) == 5
        read = await rows_read(clinic, superuser, monkeypatch, _MOVEMENTS, **asked)
        assert read <= 4 * FEW, read
        after = page["pageInfo"]["endCursor"]
