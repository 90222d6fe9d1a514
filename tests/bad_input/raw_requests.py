"""Sends requests that no client library would write, and says what an answer must never be."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    get_named_type,
    get_nullable_type,
)

from gql_packages.database.connect import Connection
from gql_packages.errors import RefusalCode
from tests.asgi_client import http_client
from tests.bad_input.values import Raw
from tests.front_desk import FrontDesk
from tests.populated_clinic import Furnished
from tests.schema_walk import Answer
from tests.table_state import State, business_of

#: What is wrong with the request itself.
REQUEST_ERRORS = frozenset(
    {"BAD_REQUEST", "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"}
)
#: Words of ours and of our libraries, which a client never reads.
_OURS = (
    *("traceback", 'file "', ".py", "asyncpg", "tortoise", "postgres", "strawberry", "exception"),
    *("select ", "insert ", "update ", "relation ", "constraint", "sqlstate", "violates", "$1"),
    *("_ck", "_pk", "_fk", "_once", "object at 0x", "nonetype", "codec", "clinic_id"),
)
_MARK = "@@"


@dataclass(frozen=True)
class Counter:
    """A clinic's desk at which anything may be said, and a look at what became of it."""

    clinic: Furnished
    other: Furnished
    #: one thing of the clinic of each type
    own_ids: Mapping[str, str]
    http: httpx.AsyncClient
    superuser: Connection

    async def say(self, document: str, variables: Any = None) -> httpx.Response:
        """Send it, `Raw` values as they are."""
        body = json.dumps({"query": document, "variables": _marked(variables)}, allow_nan=False)
        body = body.replace(f'"{_MARK}', "").replace(f'{_MARK}"', "")
        return await self.http.post("/graphql", content=body)

    async def state(self) -> State:
        """All that the clinic has, but for its diaries."""
        return await business_of(self.superuser, self.clinic.desk.principal.clinic_id)


def http_for(desk: FrontDesk) -> httpx.AsyncClient:
    """One client for many requests."""
    return http_client(desk.app, headers={**desk.headers, "content-type": "application/json"})


def is_harmless(response: httpx.Response) -> Sequence[str]:
    """The codes of its errors; nothing of it is unforeseen, and nothing of ours is in it."""
    text = response.text.lower()
    assert response.status_code < 500, text
    assert [word for word in _OURS if word in text] == [], text
    codes = [error["extensions"]["code"] for error in response.json().get("errors", [])]
    assert set(codes) <= {*REQUEST_ERRORS, *RefusalCode}, text
    return codes


def refusal_of(response: httpx.Response, mutation: str) -> Answer | None:
    """The refusal, or None for an error in the request; a payload fails the test."""
    codes = is_harmless(response)
    if codes:
        assert set(codes) <= REQUEST_ERRORS, response.text
        assert response.json().get("data") is None, response.text
        return None
    refusal: Answer = response.json()["data"][mutation]
    assert not refusal["__typename"].endswith("Payload"), response.text
    assert refusal["message"]
    return refusal


def literal(value: Any, type_: GraphQLInputType) -> str:
    """A value as it is written in a document."""
    if isinstance(value, Raw):
        return str(value)
    nullable = get_nullable_type(type_)
    if isinstance(nullable, GraphQLList) and isinstance(value, list):
        return f"[{', '.join(literal(item, nullable.of_type) for item in value)}]"
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType) and isinstance(value, Mapping):
        fields = (f"{name}: {literal(v, named.fields[name].type)}" for name, v in value.items())
        return f"{{{', '.join(fields)}}}"
    if isinstance(named, GraphQLEnumType) and isinstance(value, str):
        return value
    return json.dumps(value)


def _marked(value: Any) -> Any:
    if isinstance(value, Raw):
        return f"{_MARK}{value}{_MARK}"
    if isinstance(value, Mapping):
        return {name: _marked(part) for name, part in value.items()}
    return [_marked(part) for part in value] if isinstance(value, list) else value
