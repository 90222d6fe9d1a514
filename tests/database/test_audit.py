"""Every mutation leaves one line in the audit, whatever comes of it."""

from collections.abc import Mapping
from uuid import uuid4

import pytest

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import encode, read
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import heard
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.input_walk import fields_of
from tests.populated_clinic import Furnished, furnish
from tests.row_counts import Written
from tests.schema_walk import MUTATIONS, input_type, mutation_document


@pytest.fixture(scope="module")
async def furnished(database: ClinicDatabase) -> Furnished:
    return await furnish(await open_clinic(database))


@pytest.fixture(scope="module")
async def onlooker(furnished: Furnished) -> FrontDesk:
    """A staff member who may change nothing."""
    return await furnished.desk.colleague("SUPPORT")


#: Of inputs that name nothing and have no name.
IMPOSSIBLE: Mapping[str, Answer] = {
    "updateClinicPolicy": {"shortestValidityDays": 0},
    "setBreakagePolicy": {"from": "2000-01-01"},
}


def refused_input(mutation: str, given: Answer) -> Answer:
    """The input about something that is not there; where it names nothing, with an empty name or
    what cannot be."""
    fields = [*fields_of(input_type(mutation))]
    for field in fields:
        if len(field.path) == 1 and field.kind.name == "ID" and field.is_required:
            found = read(given[str(field.path[0])])
            assert found is not None
            return field.put(given, encode(found[0], uuid4()))
    if mutation in IMPOSSIBLE:
        return {**given, **IMPOSSIBLE[mutation]}
    return next(field for field in fields if "ame" in field.name).put(given, "")


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
async def test_every_mutation_is_audited_once(
    furnished: Furnished, onlooker: FrontDesk, superuser: Connection, mutation: str
) -> None:
    desk, clinic_id = furnished.desk, furnished.desk.principal.clinic_id
    written = Written(superuser, clinic_id)
    document, given = mutation_document(mutation), furnished.valid_input(mutation)
    state, audited = await written.rows(but="audit_entry"), await written.audited(mutation)
    lines = await written.audit_lines()

    forbidden = await onlooker.post(document, {"input": given})
    assert heard(forbidden) == "FORBIDDEN"
    assert await written.rows(but="audit_entry") == state
    refused = await desk.post(
        document,
        {"input": refused_input(mutation, furnished.valid_input(mutation))},
    )
    assert heard(refused) in {"NOT_FOUND", "INVALID_INPUT", "IMPORT_REFUSED"}
    changed = dict(await written.rows(but="audit_entry")).items() - state.items()
    assert {table for table, _ in changed} <= {"idempotency_record"}
    done = await desk.post(document, {"input": given})

    # An import is also written down for each patient that it made.
    said = ["FORBIDDEN", heard(refused), "DONE", *("DONE" for _ in given.get("rows", ()))]
    assert (await written.audited(mutation))[len(audited) :] == said
    assert heard(done) == "DONE"
    assert await written.audit_lines() == lines + len(said)


async def test_the_audit_says_who_and_when_and_no_more(
    desk: FrontDesk, superuser: Connection
) -> None:
    await desk.patient("Noor", "Haddad")

    (row,) = await superuser.fetch(
        "SELECT * FROM audit_entry WHERE clinic_id = $1 AND operation = 'createPatient'",
        desk.principal.clinic_id,
    )
    assert (row["actor_id"], row["at"]) == (desk.principal.staff_member_id, desk.clock.now)
    assert "Noor" not in str(row)
    assert "Haddad" not in str(row)
