"""A clinic whose rows have the keys of A's: only the clinic in each statement tells them apart.

A statement that forgets the clinic finds A's rows too, changes them, or counts them.
"""

from typing import Any

import pytest

from tests.front_desk import FrontDesk
from tests.queries.document_generator import NOT_ASKED
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    QUERIES,
    Answer,
    arguments_for,
    mutation_document,
    node_documents,
    query_document,
)
from tests.tenancy.clinics import Level, answer_of
from tests.tenancy.leak_detectors import CANARY

#: What is another one at each run.
_NEW_EACH_TIME = {"id", "cursor", "startCursor", "endCursor"}


async def ask(desk: FrontDesk, document: str, variables: Answer) -> Answer:
    return answer_of(await desk.post_raw({"query": document, "variables": variables}))


@pytest.mark.parametrize("type_name", [name for name in NODE_TYPES if name != "Clinic"])
async def test_statements_alone_find_of_a_thing_what_row_level_security_shows(
    both: Level, alone: Level, type_name: str
) -> None:
    variables = {"id": both.clinics.ids_of_a[type_name]}
    for document in node_documents(type_name):
        for of_level, of_alone in ((both.a, alone.a), (both.twin, alone.twin)):
            shown = await ask(of_level, document, variables)
            assert shown["data"]["node"]
            assert await ask(of_alone, document, variables) == shown
        assert CANARY not in str(shown)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - NOT_ASKED))
async def test_statements_alone_answer_a_query_as_row_level_security_does(
    both: Level, alone: Level, name: str
) -> None:
    given = arguments_for(QUERIES[name], both.clinics.ids_of_a)
    document, variables = query_document(name, given, depth=3)
    for of_level, of_alone in ((both.a, alone.a), (both.twin, alone.twin)):
        shown = await ask(of_level, document, variables)
        assert shown["data"][name]
        assert await ask(of_alone, document, variables) == shown
    assert CANARY not in str(shown)


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_what_the_twin_does_happens_to_the_twin_alone(
    both: Level, alone: Level, mutation: str
) -> None:
    given = both.clinics.a.valid_input(mutation)
    # Where something was booked, the zone stays.
    given.pop("timeZone", None)
    document = mutation_document(mutation, depth=2)
    before = await alone.state(), await both.state()

    shown = await ask(both.twin, document, {"input": given})
    found = await ask(alone.twin, document, {"input": given})

    assert found["data"][mutation]["__typename"].endswith("Payload"), found
    assert _lasting(found) == _lasting(shown)
    assert CANARY not in str(found)
    assert (await alone.state(), await both.state()) == before


def _lasting(value: Any) -> Any:
    """An answer without the keys that are drawn anew."""
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if name not in _NEW_EACH_TIME}
        return {name: _lasting(part) for name, part in kept.items()}
    return [_lasting(part) for part in value] if isinstance(value, list) else value
