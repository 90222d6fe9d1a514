"""Sends shot after shot to a server, and keeps what is to be objected to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from psutil import Process  # type: ignore[import-untyped]

from tests.assurance.fuzz import bodies, documents
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.generated import generated
from tests.assurance.fuzz.oracles import objections
from tests.assurance.fuzz.requests import Answer, Line, Shot
from tests.served import Served

#: How many of a hundred come from where.
_SHARES: Sequence[tuple[int, Callable[[Ground, Random], Shot]]] = (
    (22, documents.mutation_of_a_client),
    (9, documents.query_of_a_client),
    (1, documents.subscription_of_a_client),
    (18, documents.varied_document),
    (14, bodies.broken_body),
    (4, bodies.other_header),
    (3, bodies.other_target),
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
