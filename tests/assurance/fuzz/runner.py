"""Sends shot after shot to a server, and keeps what is to be objected to."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from psutil import Process  # type: ignore[import-untyped]

from gql_packages.errors import RefusalCode
from tests.assurance.fuzz import bodies, documents
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.generated import generated
from tests.assurance.fuzz.requests import EVENTS, Answer, Line, Shot
from tests.bad_input.raw_requests import REQUEST_ERRORS
from tests.running_server import Served

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


#: How many of a hundred come from where.
_SHARES: Sequence[tuple[int, Callable[[Ground, Random], Shot]]] = (
    (22, documents.mutation_of_a_client),
    (9, documents.query_of_a_client),
    (1, documents.subscription_of_a_client),
    (18, documents.varied_document),
    (14, bodies.broken_body),
    (4, bodies.other_header),
    (3, bodies.other_target),
    (3, bodies.broken_file),
    (3, bodies.other_token),
    (1, bodies.no_request),
)
_GENERATED = 25

#: MB that a server may hold more at the end than when it was warm.
MORE = 40

#: After so many shots, it is looked what there is by now.
_LOOK_AGAIN = 1_000


@dataclass
class Firing:
    """One run against one server."""

    line: Line
    ground: Ground
    chance: Random
    fired: Counter[str] = field(default_factory=Counter)
    #: by what was answered: a payload, data, an error's or a refusal's code, nothing
    heard: Counter[str] = field(default_factory=Counter)
    objected: list[str] = field(default_factory=list)
    longest: float = 0.0

    def __post_init__(self) -> None:
        self._shots = self._without_end()

    async def run(self, count: int, *, enough: int = 10) -> None:
        """Fire so many shots, or until there is enough to object to."""
        for number in range(count):
            if number % _LOOK_AGAIN == 0:
                await self.ground.look_again()
            shot = next(self._shots)
            answer = await self.line.send(shot)
            self.fired[shot.kind] += 1
            self._judge(shot, answer)
            if len(self.objected) >= enough:
                break

    def _without_end(self) -> Iterator[Shot]:
        from_schema = generated(self.ground, self.chance)
        weights, makers = zip(*_SHARES, strict=True)
        while True:
            if self.chance.randrange(100) < _GENERATED:
                yield next(from_schema)
            else:
                (make,) = self.chance.choices(makers, weights)
                yield make(self.ground, self.chance)

    def _judge(self, shot: Shot, answer: Answer | None) -> None:
        if answer is None:
            self.heard["nothing"] += 1
            return
        self.longest = max(self.longest, answer.seconds)
        self.heard[_outcome(answer)] += 1
        for objection in objections(answer):
            self.objected.append(f"{objection}\n  to {shot}\n  was answered {answer}"[:3000])


def _outcome(answer: Answer) -> str:
    """In a word, without reading it through."""
    if b'Payload"' in answer.body[:300]:
        return "payload"
    if answer.body.startswith(b'{"data":') and b'"errors":[' not in answer.body:
        return "data"
    return str(answer.status) if answer.status != 200 else "errors"


async def memory_growth(server: Served, warming: Awaitable[None], rest: Awaitable[None]) -> float:
    """MB that the server holds more at the end than when it was warm; it has logged no incident."""
    process = Process(server.process.process.pid)
    await warming
    warm = process.memory_info().rss
    await rest
    assert "incident" not in server.process.text
    assert "Traceback" not in server.process.text
    return float(process.memory_info().rss - warm) / 2**20
