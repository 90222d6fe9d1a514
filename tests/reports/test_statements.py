"""How a report is read: in one statement, only what is asked for, and of one clinic only."""

from uuid import uuid4

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.queries.records import NOW, Records, hours, named
from tests.recorded_statements import recording
from tests.reports.report_client import ROWS, SALES, SUMMARIES, USAGE, document
from tests.tenancy.leak_detectors import copy_rows

pytestmark = pytest.mark.tampers

BOTH = pytest.mark.parametrize("report", [SALES, USAGE])


async def fill(clinic: Records) -> tuple[str, str]:
    """Three sold packages with three uses each; the ids of their patient and their offer."""
    patient, offer = await clinic.patient(), await clinic.offer()
    treatment, staff = await clinic.treatment(), await clinic.staff_member()
    for number in range(3):
        package = await clinic.sold(
            patient,
            offer,
            uses_redeemed=3,
            staff_member_id=staff,
            purchased_at=hours(-number),
            refunded_at=NOW,
        )
        await clinic.insert("package_refund", package, number, suggested_amount=0)
        for use in range(3):
            at = hours(number + use)
            visit = await clinic.appointment(
                patient, treatment, at, status="ARRIVED", practitioner_id=staff
            )
            bill = await clinic.invoice(patient, kind="VISIT", appointment_id=visit, total=0)
            await clinic.redemption(
                package,
                visit,
                use_number=use + 1,
                status="REDEEMED",
                reason="ARRIVAL",
                invoice_id=bill,
                redeemed_at=NOW,
                used_at=at,
                uses_remaining_after=9 - use,
            )
    return named("Patient", patient), named("Package", offer)


#: What makes the twin's rows different.
CHANGES = [
    "patient SET first_name = 'Twin'",
    "treatment SET name = 'Twin'",
    "staff_member SET name = 'Twin'",
    "invoice SET number = number + 100, paid = 0",
    "package_refund SET amount = 1000",
    "redemption SET used_at = used_at + interval '1 year', value = 1",
    "patient_package SET uses_redeemed = 1",
]
WHOLE = """rows {{ totalCount nodes {{ {rows} }} pageInfo {{ endCursor hasNextPage }} }}
    summary {{ {summary} }}"""


def whole(report: str) -> str:
    """All that a report says."""
    return document(report, WHOLE.format(rows=ROWS[report], summary=SUMMARIES[report]))


@pytest.fixture
async def clinic(superuser: Connection, database: ClinicDatabase) -> Records:
    return await Records.of_new_clinic(superuser, database)


@BOTH
async def test_a_report_is_one_statement_and_reads_only_the_parts_that_are_asked_for(
    clinic: Records, report: str
) -> None:
    patient, offer = await fill(clinic)
    thing = ROWS[report].split()[0]
    asked = {"packageIds": [offer] * 3, "patientId": patient}
    rows, total, sums = "ORDER BY", "count(*) AS total", "sum("

    for selection, parts in (
        ("rows { nodes { patientName packageName } }", {rows}),
        ("rows { edges { cursor } pageInfo { hasNextPage endCursor } }", {rows}),
        ("rows { totalCount }", {total}),
        ("summary { __typename }", {sums}),
        ("__typename", set()),
        (f"rows {{ totalCount nodes {{ {thing} {{ id }} }} }}", {rows, total}),
        ("summary { __typename } rows { totalCount nodes { __typename } }", {rows, total, sums}),
    ):
        for given in (None, asked):
            with recording() as seen:
                await clinic.ask(document(report, selection), filter=given)
            # The audit may write meanwhile.
            (text,) = (each for each in seen if each.startswith("SELECT v."))
            assert {part for part in (rows, total, sums) if part in text} == parts, selection


@BOTH
async def test_clinics_are_kept_apart_by_the_statements_alone(
    superuser: Connection, database_urls: DatabaseUrls, report: str
) -> None:
    unguarded = await ClinicDatabase.open(database_urls.superuser, pool_size=2)
    clinic = await Records.of_new_clinic(superuser, unguarded)
    _, offer = await fill(clinic)
    of_offer = {"filter": {"packageIds": [offer]}}
    alone = await clinic.ask(whole(report))

    twin = uuid4()
    await copy_rows(superuser, clinic.clinic, twin)
    for change in CHANGES:
        await superuser.execute(f"UPDATE {change} WHERE clinic_id = $1", twin)

    assert await clinic.ask(whole(report)) == alone
    assert await clinic.ask(whole(report), **of_offer) == alone
    assert alone["report"]["rows"]["totalCount"] == (3 if report == SALES else 9)
    other = await Records.of_new_clinic(superuser, unguarded)
    assert (await other.ask(whole(report)))["report"]["rows"]["totalCount"] == 0
    assert await other.code(whole(report), **of_offer) == "NOT_FOUND"
    await unguarded.close()
