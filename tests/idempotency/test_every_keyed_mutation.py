"""Every mutation that takes a key, those of tomorrow too: once, again, and with other input."""

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import heard
from tests.front_desk import Answer, open_clinic
from tests.input_walk import with_another_thing
from tests.populated_clinic import Furnished, furnish
from tests.row_counts import Written
from tests.schema_walk import KEYED, MUTATIONS, mutation_document


@pytest.fixture(scope="module")
async def furnished(database: ClinicDatabase) -> Furnished:
    return await furnish(await open_clinic(database))


async def send(clinic: Furnished, mutation: str, given: Answer) -> Answer:
    return await clinic.desk.post(mutation_document(mutation), {"input": given})


def test_every_mutation_takes_a_key() -> None:
    assert list(KEYED) == sorted(MUTATIONS)


@pytest.mark.parametrize("mutation", KEYED)
async def test_the_same_key_gives_the_first_outcome_again(
    furnished: Furnished, superuser: Connection, mutation: str
) -> None:
    clinic_id = furnished.desk.principal.clinic_id
    written, given = Written(superuser, clinic_id), furnished.valid_input(mutation)
    audited = await written.audited(mutation)
    first = await send(furnished, mutation, given)
    assert heard(first) == "DONE", first
    state = await written.rows(but="audit_entry")

    again = await send(furnished, mutation, given)
    mistaken = await send(furnished, mutation, with_another_thing(mutation, given))
    other = next(name for name in KEYED if name != mutation)
    key = {"idempotencyKey": given["idempotencyKey"]}
    elsewhere = await send(furnished, other, {**furnished.valid_input(other), **key})

    assert again == first
    assert heard(mistaken) == "IDEMPOTENCY_KEY_MISMATCH"
    assert heard(elsewhere) == "IDEMPOTENCY_KEY_MISMATCH"
    assert await written.rows(but="audit_entry") == state
    # What is made of several patients has a line for each.
    lines = [*dict.fromkeys((await written.audited(mutation))[len(audited) :])]
    assert lines == ["DONE", "REPLAYED", "IDEMPOTENCY_KEY_MISMATCH"]
