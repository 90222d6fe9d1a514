"""What every answer must be, whatever it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from gql_packages.errors import RefusalCode
from tests.assurance.fuzz.requests import EVENTS, Answer
from tests.bad_input.sending import REQUEST_ERRORS

#: Seconds.
LONGEST = 1.0

#: An error of the request, a refusal, or who is asking: nothing else may come of what is sent.
KNOWN_CODES = {
    *REQUEST_ERRORS,
    *RefusalCode,
    *("UNAUTHENTICATED", "FORBIDDEN"),
    *("DOCUMENT_NOT_TRUSTED", "DOCUMENT_NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"),
}

#: What Python, its libraries and SQL say, and nobody else.
_TELL_TALES = re.compile(
    r"Traceback|File \"|\.py\b|object at 0x|<class '|NoneType|has no attribute|positional argument"
    r"|unexpected keyword|KeyError|TypeError|ValueError|LookupError|RuntimeError|RecursionError"
    r"|recursion depth|asyncpg|tortoise|postgres|strawberry|starlette|uvicorn|graphql-core|pyjwt"
    r"|SELECT .*FROM|INSERT INTO|DELETE FROM|UPDATE .* SET |SQLSTATE|relation \"|violates|\$1\b"
    r"|row-level|syntax error at|invalid byte sequence|invalid input syntax|cannot be cast"
    r"|\b(?:23503|23505|23514|42501|40001|40P01|55P03|57014|22P02|22021)\b",
    re.IGNORECASE,
)


def objections(answer: Answer) -> Iterator[str]:
    """Everything that is wrong with an answer."""
    if answer.status >= 500:
        yield f"status {answer.status}"
    if answer.seconds > LONGEST:
        yield f"took {answer.seconds:.1f} s"
    kind = answer.headers.get("content-type", "")
    if not kind.startswith(("application/json", "application/graphql-response+json", EVENTS)):
        yield from _tell_tales(
            answer.body.decode("utf-8", "replace")[:2000] if "html" not in kind else ""
        )
        return
    try:
        content = json.loads(answer.body.decode("utf-8")) if answer.body else {}
    except ValueError:
        yield "no JSON"
        return
    for error in content.get("errors", []):
        code = error.get("extensions", {}).get("code")
        if code not in KNOWN_CODES:
            yield f"code {code}"
        if not error.get("message"):
            yield "an error without a message"
    for message in _messages(content):
        yield from _tell_tales(message)


def _tell_tales(text: str) -> Iterator[str]:
    found = _TELL_TALES.search(text)
    if found:
        yield f"it says {found[0]!r}: {text[:300]}"


def _messages(value: Any) -> Iterator[str]:
    """Every message in it, however deep: of errors, and of refusals."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "message" and isinstance(inner, str):
                yield inner
            else:
                yield from _messages(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _messages(item)
