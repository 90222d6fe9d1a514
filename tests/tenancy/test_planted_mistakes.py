"""Each level catches what the other one lets through: the clinic is taken out of one statement."""

from dataclasses import replace

import pytest

from gql_packages.reading import root_field
from gql_packages.reading.declarations import table_of
from gql_packages.reading.plans import PlanCache
from gql_packages.schema.patient import Patient
from gql_packages.unit_of_work import write_statement
from gql_packages.unit_of_work.write_statement import Part
from tests.recorded_statements import recording, stray
from tests.schema_walk import mutation_document, node_documents
from tests.tenancy.clinics import Level, answer_of

pytestmark = pytest.mark.plants_statements


@pytest.fixture
def forgetful_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled for patients does not ask whose they are."""
    right = table_of(Patient)
    assert right is not None
    assert right.clinic == "{t}.clinic_id = $1"
    monkeypatch.setattr(Patient, "__reads__", replace(right, clinic="$1::uuid IS NOT NULL"))
    monkeypatch.setattr(root_field, "_PLANS", PlanCache())


@pytest.mark.usefixtures("forgetful_type")
async def test_a_type_that_forgets_the_clinic_is_seen_where_statements_are_alone(
    alone: Level, caplog: pytest.LogCaptureFixture
) -> None:
    document, patient = node_documents("Patient")[0], alone.clinics.a.patient

    with pytest.raises(AssertionError, match=f'"id":"{patient}"'):
        await alone.ask_as_b(document, {"id": patient}, caplog)


@pytest.mark.usefixtures("forgetful_type")
async def test_a_type_that_forgets_the_clinic_shows_nothing_under_row_level_security(
    both: Level, caplog: pytest.LogCaptureFixture
) -> None:
    document = node_documents("Patient")[0]

    answer = await both.ask_as_b(document, {"id": both.clinics.a.patient}, caplog)

    assert answer == {"data": {"node": None}}


async def test_a_change_that_forgets_the_clinic_fails_because_it_finds_other_rows(
    alone: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch, ("t.clinic_id = $1", "$1::uuid IS NOT NULL"))
    document, before = mutation_document("sellPackage"), await alone.state()
    given = {
        "patientId": alone.clinics.b.patient,
        "packageId": alone.clinics.b.offer,
        "idempotencyKey": "planted-mistake-0",
    }

    answer = await alone.b.post_raw({"query": document, "variables": {"input": given}})

    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert await alone.state() == before


def forget(monkeypatch: pytest.MonkeyPatch, *mistakes: tuple[str, str]) -> None:
    """Make mistakes in the statement that writes."""
    text = write_statement._text

    def mistaken(parts: tuple[Part, ...], tells: bool) -> str:
        written = text(parts, tells)
        for right, wrong in mistakes:
            assert right in written
            written = written.replace(right, wrong)
        return written

    monkeypatch.setattr(write_statement, "_text", mistaken)


@pytest.mark.usefixtures("forgetful_type")
async def test_a_type_that_forgets_the_clinic_is_taken_down_at_the_driver(
    both: Level, caplog: pytest.LogCaptureFixture
) -> None:
    by_test = "SELECT count(*) FROM patient"
    document = next(each for each in node_documents("Patient") if "packageOptions" in each)

    with recording() as seen:
        await both.ask_as_b(document, {"id": both.clinics.a.patient}, caplog)
        async with both.b.database.reading(both.b.principal.clinic_id) as db:
            await db.rows(by_test)

    assert by_test not in seen
    # One for the facts of what Python decides, and one for the answer.
    found = stray(seen)
    assert len(found) == 2
    assert all(each.startswith("patient is touched without its clinic") for each in found)


async def test_a_change_that_forgets_the_clinic_is_seen_alone_and_stopped_by_row_level_security(
    both: Level, alone: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = "(SELECT count(*) FROM changed_invoice_counter)"
    forget(monkeypatch, ("t.clinic_id = $1", "$1::uuid IS NOT NULL"), (counted, "1::bigint"))
    given = {
        "patientId": both.clinics.b.patient,
        "packageId": both.clinics.b.offer,
        "idempotencyKey": "planted-mistake-1",
    }
    before = await both.state(), await alone.state()
    counters = await alone.superuser.fetch("SELECT clinic_id, last_number FROM invoice_counter")

    for level in (both, alone):
        document = mutation_document("sellPackage")
        answer_of(await level.b.post_raw({"query": document, "variables": {"input": given}}))

    assert await both.state() == before[0]
    changed = await alone.state()
    assert {table for table, rows in changed.items() if rows != before[1][table]} == {
        "invoice_counter"
    }
    await alone.superuser.executemany(
        "UPDATE invoice_counter SET last_number = $2 WHERE clinic_id = $1",
        [tuple(row) for row in counters if row[0] != alone.b.principal.clinic_id],
    )
