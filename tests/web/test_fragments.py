"""What Postgres wrote as JSON passes through every transport as it is."""

import json

import orjson
import pytest
from graphql import GraphQLError
from starlette.requests import Request
from strawberry.types import ExecutionResult

from gql_packages.errors import Overloaded
from gql_packages.web.graphql_view import GraphQLView
from gql_packages.web.sse import _event

#: As json_agg writes it.
WRITTEN = b'[{"name":"Zo\xc3\xab"}, \n {"name":null}]'


def test_an_event_is_one_line_whatever_lines_a_fragment_has() -> None:
    event = _event({"data": {"patients": orjson.Fragment(WRITTEN)}})

    head, told, *rest = event.split(b"\n")
    assert (head, rest) == (b"event: next", [b"", b""])
    found = json.loads(told.removeprefix(b"data: "))
    assert found == {"data": {"patients": [{"name": "Zoë"}, {"name": None}]}}


@pytest.mark.parametrize("is_there", [True, False])
async def test_a_part_that_is_a_fragment_is_not_taken_for_nothing(is_there: bool) -> None:
    error = GraphQLError("Later.", path=["second"], extensions={"code": Overloaded.code})
    data = {"first": orjson.Fragment(WRITTEN) if is_there else None, "second": None}
    request = Request({"type": "http", "headers": []})

    view = GraphQLView.__new__(GraphQLView)
    body = await view.process_result(request, ExecutionResult(data=data, errors=[error]))

    assert ("data" in body) is is_there
