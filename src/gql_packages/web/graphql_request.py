"""Reads a GraphQL request, from the body of a POST or the query string of a GET, strictly."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from strawberry.types.graphql import OperationType

from gql_packages.errors import BadRequest
from gql_packages.web.responses import HttpError

MAX_BODY_BYTES = 128 * 1024
MAX_QUERY_STRING_BYTES = 64 * 1024
MAX_PARAMETERS = 10
#: Of JSON.
MAX_NESTING, MAX_VALUES, MAX_DIGITS = 64, 4_000, 20

#: The kinds of operations that each HTTP method serves, whatever the library would allow.
ALLOWED_OPERATIONS: Mapping[str, frozenset[OperationType]] = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}

SHA256 = re.compile("[0-9a-f]{64}")

_JSON_TYPE = re.compile(r'application/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?', re.IGNORECASE)


@dataclass(frozen=True)
class GraphQLRequest:
    """A document, or what names it, its variables, and which of its operations to run."""

    #: None if the document is only named
    query: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any] | None
    #: names a trusted document
    document_id: str | None = None
    #: the SHA-256 of the document in hexadecimal, as Apollo's clients name it
    persisted_hash: str | None = None


def operation_not_allowed(kind: OperationType) -> HttpError:
    """The error for an operation that its HTTP method does not serve."""
    if kind is OperationType.SUBSCRIPTION:
        return HttpError(
            406,
            "A subscription is answered with events: send it over WebSocket"
            " (graphql-transport-ws), or with the header Accept: text/event-stream.",
        )
    return HttpError(405, "Send mutations with POST.", Allow="POST")


async def read_request(request: Request) -> GraphQLRequest:
    """The request in the body: JSON as `parse_strictly` reads it, in at most 128 KiB of UTF-8.
    Raises BadRequest."""
    if not _JSON_TYPE.fullmatch(request.headers.get("content-type", "").strip()):
        raise HttpError(415, "The Content-Type must be application/json, in UTF-8.")
    body = await read_body(request, MAX_BODY_BYTES)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("The body is not valid UTF-8.") from None
    return parse_request(parse_strictly(text))


async def read_body(request: Request, most: int) -> bytearray:
    """The body, of at most `most` bytes, not compressed; the bytes are counted as they arrive,
    whatever length was declared. Raises HttpError."""
    headers = request.headers
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise HttpError(415, "The body must not be compressed.")
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:MAX_DIGITS]) > most:
        raise _too_large(most)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_large(most)
    return body


def _too_large(most: int) -> HttpError:
    return HttpError(413, f"The body is longer than {most // 1024} KiB.")


def parse_query_string(query_string: bytes) -> GraphQLRequest:
    """The request in the query string. Raises BadRequest for anything else.

    Variables and extensions are JSON; an empty parameter counts as left out.
    """
    if len(query_string) > MAX_QUERY_STRING_BYTES:
        kibibytes = MAX_QUERY_STRING_BYTES // 1024
        raise HttpError(414, f"The query string is longer than {kibibytes} KiB.")
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_PARAMETERS,
        )
    except ValueError:
        raise BadRequest("The query string is not a few parameters in UTF-8.") from None
    given = dict(pairs)
    if len(given) != len(pairs):
        raise BadRequest("The query string has the same parameter twice.")
    check_values(given)
    content: dict[str, object] = {name: value for name, value in given.items() if value}
    for name in content.keys() & {"variables", "extensions"}:
        content[name] = parse_strictly(given[name])
    return parse_request(content)


def parse_request(content: object) -> GraphQLRequest:
    """The request in an object. Raises BadRequest if it is none."""
    if isinstance(content, list):
        raise BadRequest("Send one operation per request: lists of operations are not served.")
    if not isinstance(content, dict):
        raise BadRequest('The body must be a JSON object with a "query".')

    query = _optional(content, "query", str, "a string that holds a GraphQL document")
    extensions = _optional(content, "extensions", dict, "an object or null")
    request = GraphQLRequest(
        query if query and query.strip() else None,
        _optional(content, "variables", dict, "an object or null"),
        _optional(content, "operationName", str, "a string or null"),
        extensions,
        _optional(content, "documentId", str, "a string or null"),
        _persisted_hash(extensions or {}),
    )
    if request.query is None and request.document_id is None and request.persisted_hash is None:
        raise BadRequest('"query" must be a string that holds a GraphQL document.')
    return request


def _persisted_hash(extensions: dict[str, Any]) -> str | None:
    named = extensions.get("persistedQuery")
    if named is None:
        return None
    if not isinstance(named, dict) or named.get("version") != 1:
        raise BadRequest('"persistedQuery" must be an object whose "version" is 1.')
    found = named.get("sha256Hash")
    if not isinstance(found, str) or not SHA256.fullmatch(found):
        raise BadRequest('"sha256Hash" must be a SHA-256 in 64 lower-case hexadecimal digits.')
    return found


def _optional(content: dict[str, Any], name: str, kind: type, wanted: str) -> Any:
    value = content.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise BadRequest(f'"{name}" must be {wanted}.')


def parse_strictly(text: str) -> object:
    """The value of a JSON text. Raises BadRequest for anything else.

    Nested at most 64 deep, at most 4,000 values in all lists and objects together, no name twice in
    one object, integers of at most 20 digits, no NaN, no infinity, no NUL and no half of a
    surrogate pair in any string.
    """
    try:
        content = json.loads(
            text,
            parse_int=_parse_integer,
            parse_float=_parse_float,
            parse_constant=_refuse_constant,
            object_pairs_hook=_parse_object,
        )
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise BadRequest("The body is not valid JSON.") from None
    check_values(content)
    return content


def check_values(content: object) -> None:
    """Check every name, string and level, without recursion, and count the values.

    Raises BadRequest.
    """
    depth = count = 0
    level: list[object] = [content]
    while level:
        below: list[object] = []
        for value in level:
            if isinstance(value, str):
                _check_string(value)
            elif isinstance(value, dict | list):
                if depth == MAX_NESTING:
                    raise _too_deep()
                count += len(value)
                if count > MAX_VALUES:
                    raise BadRequest(
                        f"The JSON holds more than {MAX_VALUES} values, all lists and objects "
                        "together: send less at once."
                    )
                below += value
                if isinstance(value, dict):
                    below += value.values()
        level = below
        depth += 1


def _check_string(value: str) -> None:
    if "\0" in value:
        raise BadRequest("A string contains NUL.")
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise BadRequest("A string contains half of a surrogate pair.") from None


def _parse_integer(digits: str) -> int:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        raise BadRequest(f"An integer has more than {MAX_DIGITS} digits.")
    return int(digits)


def _parse_float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BadRequest("A number is too large.")
    return number


def _refuse_constant(name: str) -> object:
    raise BadRequest(f"{name} is not a JSON number.")


def _parse_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise BadRequest("A JSON object has the same name twice.")
    return content


def _too_deep() -> BadRequest:
    return BadRequest(f"The JSON is nested more than {MAX_NESTING} levels deep.")
