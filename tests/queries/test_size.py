"""An answer has an end: 5,000 things in its lists and 4 MiB, whatever has no pages."""

from __future__ import annotations

import pytest
from strawberry.types import ExecutionResult

from gql_packages.reading.plans import LARGEST_ANSWER, LARGEST_LIST
from tests.queries.records import NOW, Records, decoded, named

pytestmark = pytest.mark.tampers

_TREATMENTS = """
INSERT INTO treatment (clinic_id, id, name, kind, duration_minutes, price, is_archived, version,
    created_at)
SELECT $1, gen_random_uuid(), lpad(n::text, $3, 'x'), 'TREATMENT', 60, 100, FALSE, 1, $4
FROM generate_series(1, $2) AS n
"""
_LINES = """
INSERT INTO invoice_line (clinic_id, id, invoice_id, position, description, amount, hash)
SELECT $1, gen_random_uuid(), $2, n, 'Line', 1, $4 FROM generate_series(1, $3) AS n
"""
LINES = """query($id: ID!) { patient(id: $id) { invoices { nodes { lines { description } } } }
    viewer { role } }"""


async def _treatments(clinic: Records, number: int, length: int = 8) -> None:
    await clinic.connection.execute(_TREATMENTS, clinic.clinic, number, length, NOW)


async def _billed(clinic: Records, lines: int, invoices: int = 1) -> str:
    patient = await clinic.patient()
    for _ in range(invoices):
        invoice = await clinic.invoice(patient)
        await clinic.connection.execute(_LINES, clinic.clinic, invoice, lines, bytes(32))
    return named("Patient", patient)


def refused(result: ExecutionResult) -> tuple[str, str]:
    """The code and the message of the one error."""
    (error,) = result.errors or []
    return (error.extensions or {})["code"], error.message


async def test_a_list_without_pages_ends_at_so_many_things(clinic: Records) -> None:
    await _treatments(clinic, LARGEST_LIST)
    data = await clinic.ask("{ treatments { id } }")
    assert len({each["id"] for each in data["treatments"]}) == LARGEST_LIST

    await clinic.treatment(name="One more")
    code, message = refused(await clinic.execute("{ treatments { id } }"))

    assert code == "BAD_REQUEST"
    assert f"more than {LARGEST_LIST} things" in message


@pytest.mark.parametrize(("lines", "invoices"), [(LARGEST_LIST, 1), (LARGEST_LIST // 10, 10)])
async def test_the_things_of_all_lists_count_and_other_root_fields_are_answered(
    clinic: Records, lines: int, invoices: int
) -> None:
    # The invoices count too: each list is within the limit, and all together are not.
    patient = await _billed(clinic, lines, invoices)

    result = await clinic.execute(LINES, id=patient)

    assert refused(result)[0] == "BAD_REQUEST"
    assert decoded(result.data) == {"patient": None, "viewer": {"role": "OWNER"}}


async def test_what_is_just_within_is_answered(clinic: Records) -> None:
    patient = await _billed(clinic, LARGEST_LIST // 10 - 1, 10)

    data = await clinic.ask(LINES, id=patient)

    assert sum(len(each["lines"]) for each in data["patient"]["invoices"]["nodes"]) == 4_990


async def test_pages_without_such_a_list_are_not_counted(clinic: Records) -> None:
    patient = await _billed(clinic, 1)
    fields = " ".join(
        f"a{number}: invoices(first: 100) {{ nodes {{ id }} }}" for number in range(30)
    )

    data = await clinic.ask(f"query($id: ID!) {{ patient(id: $id) {{ {fields} }} }}", id=patient)

    assert all(len(page["nodes"]) == 1 for page in data["patient"].values())


async def test_an_answer_ends_at_so_many_bytes(clinic: Records) -> None:
    length = 200
    number = 30
    await _treatments(clinic, LARGEST_ANSWER // (number * length), length)
    names = " ".join(f"a{place:02}: name" for place in range(number))

    code, message = refused(await clinic.execute(f"{{ treatments {{ {names} }} }}"))

    assert code == "BAD_REQUEST"
    assert "more than 4 MiB" in message
    assert await clinic.ask("{ treatments { name } }")


async def test_bytes_are_counted_and_not_characters(clinic: Records) -> None:
    await _treatments(clinic, 3_000, 100)
    await clinic.connection.execute(
        "UPDATE treatment SET name = replace(name, 'x', 'é') WHERE clinic_id = $1", clinic.clinic
    )
    names = " ".join(f"a{place:02}: name" for place in range(10))

    assert await clinic.code(f"{{ treatments {{ {names} }} }}") == "BAD_REQUEST"
