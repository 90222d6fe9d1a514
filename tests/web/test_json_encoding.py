"""What is written is JSON, says the same as Python's own, and fragments stand in it as they are."""

import json
from random import Random
from typing import Any

import orjson
import pytest
from graphql import GraphQLError
from strawberry.types import ExecutionResult

from gql_packages.errors import Overloaded
from gql_packages.resolvers.build_schema import schema
from gql_packages.web.graphql_view import result_response
from gql_packages.web.responses import JSON, encode_json
from gql_packages.web.sse import _event


def anything(chance: Random, depth: int, texts: tuple[str, ...]) -> Any:
    """A value as an answer may hold it, so many levels deep."""
    kind = chance.randrange(8 if depth else 5)
    if kind > 5:
        names = range(chance.choice((0, 1, 3, 9)))
        return {f"k{name}": anything(chance, depth - 1, texts) for name in names}
    if kind == 5:
        return [anything(chance, depth - 1, texts) for _ in range(chance.choice((0, 1, 3, 20)))]
    return (None, True, chance.randrange(-(2**53), 2**53), chance.choice(texts), 0.5)[kind]


@pytest.mark.parametrize("seed", range(20))
def test_it_says_the_same_as_python_s_own(seed: int) -> None:
    body = {"data": anything(Random(seed), 6, ('Zoë 😀"\\\n\u2028', ""))}

    written = encode_json(body)

    assert json.loads(written) == body
    assert written.decode() == json.dumps(body, separators=(",", ":"), ensure_ascii=False)


def test_a_fragment_stands_as_it_is() -> None:
    patient = orjson.Fragment(b'{"name": "Zo\xc3\xab", "note": null}')

    assert encode_json({"data": {"patient": patient}}) == (
        b'{"data":{"patient":{"name": "Zo\xc3\xab", "note": null}}}'
    )


def test_the_schema_has_no_number_that_could_be_none_in_json() -> None:
    assert "Float" not in schema._schema.type_map


def test_what_json_cannot_say_is_refused() -> None:
    for value in (object(), "\ud83d"):
        with pytest.raises(TypeError):
            encode_json({"data": value})


#: As json_agg writes it.
WRITTEN = b'[{"name":"Zo\xc3\xab"}, \n {"name":null}]'


def test_an_event_is_one_line_whatever_lines_a_fragment_has() -> None:
    event = _event({"data": {"patients": orjson.Fragment(WRITTEN)}})

    head, told, *rest = event.split(b"\n")
    assert (head, rest) == (b"event: next", [b"", b""])
    found = json.loads(told.removeprefix(b"data: "))
    assert found == {"data": {"patients": [{"name": "Zoë"}, {"name": None}]}}


@pytest.mark.parametrize("is_there", [True, False])
def test_a_part_that_is_a_fragment_is_not_taken_for_nothing(is_there: bool) -> None:
    error = GraphQLError("Later.", path=["second"], extensions={"code": Overloaded.code})
    data = {"first": orjson.Fragment(WRITTEN) if is_there else None, "second": None}

    response = result_response(ExecutionResult(data=data, errors=[error]), JSON)

    assert ("data" in json.loads(bytes(response.body))) is is_there
