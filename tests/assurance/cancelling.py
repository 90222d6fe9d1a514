"""Requests to the application in this process, some of them given up at any moment."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from random import Random
from typing import Any

import asyncpg
import pytest
from starlette.applications import Starlette

from gql_packages.errors import Busy, TimedOut
from tests.asgi_client import AsgiRequest
from tests.assurance.canary_clinics import USUAL, MarkedClinic, Sent

#: Seconds that a request takes where others work too, about.
LONGEST = 0.05

#: A second cancellation comes while the first is being seen to.
ONCE_MORE = 0.0005

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@dataclass
class Watch:
    """Knows what a request has under way at the database, and when it is to be given up."""

    #: at its so many-th statement, or at the end of a transaction
    at_statement: int | None = None
    at_end: bool = False
    statements: int = 0
    under_way: str | None = None
    give_up: Callable[[], None] = lambda: None

    def begins(self, sql: str) -> None:
        self.statements += 1
        word = sql.split(None, 1)[0].rstrip(";")
        self.under_way = word if word in ("BEGIN", "COMMIT", "ROLLBACK") else "a statement"
        is_end = self.at_end and word in ("COMMIT", "ROLLBACK")
        if is_end or self.statements == self.at_statement:
            # In the next turn of the loop the statement has been sent and is not answered.
            asyncio.get_running_loop().call_soon(self.give_up)

    @property
    def moment(self) -> str:
        """Where the request is."""
        if self.under_way:
            return self.under_way
        return "between statements" if self.statements else "before any statement"


def watch_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests know of the statements that the driver runs for them."""

    def watched(real: Any) -> Any:
        async def run(connection: Any, sql: str, *given: Any, **settings: Any) -> Any:
            watch = _watch.get()
            if watch is None:
                return await real(connection, sql, *given, **settings)
            watch.begins(sql)
            try:
                return await real(connection, sql, *given, **settings)
            finally:
                watch.under_way = None

        return run

    for name in ("execute", "fetch"):
        monkeypatch.setattr(asyncpg.Connection, name, watched(getattr(asyncpg.Connection, name)))


@dataclass
class GivingUp:
    """Sends requests, gives some of them up, and counts what became of each."""

    clinics: Sequence[MarkedClinic]
    app: Starlette
    #: applications that stop what takes longer than some milliseconds
    hurried: Sequence[Starlette]
    random: Random = field(default_factory=lambda: Random(20))
    heard: Counter[str] = field(default_factory=Counter)
    given_up: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    async def send(self, number: int, share: float, at_once: int) -> None:
        """Send so many requests, so many at once, and give that share of them up."""
        waiting = iter(range(number))

        async def client() -> None:
            for _ in waiting:
                sent = self.random.choice(self.clinics).anything(self.random)
                if self.random.random() < share:
                    await self._give_up(sent)
                else:
                    word = await self.ask(sent)
                    self.heard[word] += 1
                    if word not in USUAL:
                        self.wrong.append(f"{sent.method} {sent.target} heard {word}")

        await asyncio.gather(*(client() for _ in range(at_once)))

    async def ask(self, sent: Sent) -> str:
        """What a request is answered that nobody gives up."""
        listener = listening(sent)
        await self.app(listener.scope, listener.receive, listener.send)
        return sent.heard(listener.status, listener.body)

    async def _give_up(self, sent: Sent) -> None:
        listener, way = listening(sent), self.random.choice(("stopped", "gone", "too slow"))
        app = self.random.choice(self.hurried) if way == "too slow" else self.app
        watch = Watch()
        context = copy_context()
        context.run(_watch.set, watch)
        loop = asyncio.get_running_loop()
        task = loop.create_task(
            app(listener.scope, listener.receive, listener.send), context=context
        )

        def give_up() -> None:
            if task.done() or way == "too slow":
                return
            self.given_up[f"{way}: {watch.moment}"] += 1
            if way == "stopped":
                task.cancel()
                loop.call_later(ONCE_MORE, task.cancel)
            else:
                listener.gone.set()

        self._choose_moment(watch, give_up)
        (ended,) = await asyncio.gather(task, return_exceptions=True)
        self._look_at(sent, listener, way, ended)

    def _choose_moment(self, watch: Watch, give_up: Callable[[], None]) -> None:
        watch.give_up = give_up
        match self.random.randrange(5):
            case 0:
                asyncio.get_running_loop().call_soon(give_up)
            case 1:
                asyncio.get_running_loop().call_later(self.random.uniform(0, LONGEST), give_up)
            case 2:
                watch.at_end = True
            case _:
                watch.at_statement = self.random.randint(1, 10)

    def _look_at(self, sent: Sent, listener: AsgiRequest, way: str, ended: object) -> None:
        """Whatever was heard is this clinic's; what was raised says that it was given up."""
        word = sent.heard(listener.status, listener.body) if listener.is_whole else repr(ended)
        self.given_up["too slow"] += "TIMEOUT" in word or isinstance(ended, TimedOut)
        if isinstance(ended, BaseException) and not isinstance(
            ended, asyncio.CancelledError | TimedOut | Busy
        ):
            self.wrong.append(f"{sent.method} {sent.target} {way}: {ended!r}")
        if strange := sent.clinic.strange_marks(listener.body):
            self.wrong.append(f"{sent.method} {sent.target} {way} shows {strange}")
        if listener.is_whole:
            self.heard[f"{way}, {word}"] += 1
            if word not in {*USUAL, "TIMEOUT"}:
                self.wrong.append(f"{sent.method} {sent.target} {way} heard {word}")


def listening(sent: Sent) -> AsgiRequest:
    """The client of a request."""
    return AsgiRequest(sent.target, sent.clinic.desk.token, method=sent.method, body=sent.body)
