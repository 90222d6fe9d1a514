"""Reads the body of a GraphQL request, and refuses one that is malformed, too long or too deep."""

from __future__ import annotations

import json
import math
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from gql_packages.errors import BadRequest
from gql_packages.web.error_responses import BodyTooLarge, UnsupportedMediaType

MAX_BODY_BYTES = 128 * 1024
MAX_NESTING = 64
MAX_VALUES = 2_000
MAX_DIGITS = 20

SHA256 = re.compile("[0-9a-f]{64}")

_JSON_TYPE = re.compile(r'application/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?', re.IGNORECASE)


@dataclass(frozen=True)
class GraphQLRequest:
    """What a client sent: a document, its variables, and which of its operations to run."""

    #: None where the document is only named
    query: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any] | None
    #: what a trusted document is called
    document_id: str | None = None
    #: the SHA-256 of the document in hexadecimal, as Apollo's clients name it
    persisted_hash: str | None = None


async def read_body(chunks: AsyncIterator[bytes], headers: Mapping[str, str]) -> bytes:
    """The whole body. Refuses other types than JSON, compression, and more than 128 KiB.

    The bytes are counted as they arrive, whatever length was declared.
    """
    if not _JSON_TYPE.fullmatch(headers.get("content-type", "").strip()):
        raise UnsupportedMediaType("The Content-Type must be application/json, in UTF-8.")
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaType("The body must not be compressed.")
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and _is_too_long(declared):
        raise _too_large()

    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise _too_large()
    return bytes(body)


def parse_body(body: bytes) -> GraphQLRequest:
    """The request that the body holds. Refuses, as BadRequest, whatever is not one.

    Strict UTF-8 and strict JSON: nested at most 64 deep, at most 2,000 values in all lists and
    objects together, no name twice in one object, integers of at most 20 digits, no NaN, no
    infinity, no NUL and no half of a surrogate pair in any string.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("The body is not valid UTF-8.") from None

    return request_in(parse_strictly(text))


def parse_strictly(text: str) -> object:
    """What the JSON holds. Refuses, as BadRequest, whatever `parse_body` says of JSON."""
    content = _parse_json(text)
    check_values(content)
    return content


def request_in(content: object) -> GraphQLRequest:
    """The request that an object holds. Refuses, as BadRequest, whatever is not one."""
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
    """The hash that names the document, if one does."""
    named = extensions.get("persistedQuery")
    if named is None:
        return None
    if not isinstance(named, dict) or named.get("version") != 1:
        raise BadRequest('"persistedQuery" must be an object whose "version" is 1.')
    found = named.get("sha256Hash")
    if not isinstance(found, str) or not SHA256.fullmatch(found):
        raise BadRequest('"sha256Hash" must be a SHA-256 in 64 lower-case hexadecimal digits.')
    return found


def _parse_json(text: str) -> object:
    try:
        return json.loads(
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


def check_values(content: object) -> None:
    """Look at every name, string and level, without recursion, and count what is in them."""
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


def _optional(content: dict[str, Any], name: str, kind: type, wanted: str) -> Any:
    value = content.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise BadRequest(f'"{name}" must be {wanted}.')


def _is_too_long(declared: str) -> bool:
    return len(declared) > MAX_DIGITS or int(declared) > MAX_BODY_BYTES


def _too_large() -> BodyTooLarge:
    return BodyTooLarge(f"The body is longer than {MAX_BODY_BYTES // 1024} KiB.")


def _too_deep() -> BadRequest:
    return BadRequest(f"The JSON is nested more than {MAX_NESTING} levels deep.")
