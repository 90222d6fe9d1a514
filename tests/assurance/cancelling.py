"""Requests of which some are given up at any moment: to the application in this process, and over
sockets to a server in another one."""

from __future__ import annotations

import asyncio
import socket
import struct
from abc import ABC, abstractmethod
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
from tests.running_server import Served

#: Seconds that a request takes where others work too, about.
LONGEST = 0.05

#: A second cancellation comes while the first is being seen to.
ONCE_MORE = 0.0005

#: Close at once, and let the other side hear of a reset.
_RESET = struct.pack("ii", 1, 0)

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
class Clients(ABC):
    """Sends requests, gives some of them up, and counts what became of each."""

    clinics: Sequence[MarkedClinic]
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
                    self._note(sent, await self.ask(sent))

        await asyncio.gather(*(client() for _ in range(at_once)))

    def _note(self, sent: Sent, word: str, how: str = "", usual: frozenset[str] = USUAL) -> None:
        self.heard[f"{how}{word}"] += 1
        if word not in usual:
            self._object(sent, f"{how}heard {word}")

    def _look_at(self, sent: Sent, received: bytes, how: str = "") -> None:
        """Whatever was heard is this clinic's."""
        if strange := sent.clinic.strange_marks(received):
            self._object(sent, f"{how}shows {strange}")

    def _object(self, sent: Sent, what: str) -> None:
        self.wrong.append(f"{sent.method} {sent.target} {what}")

    @abstractmethod
    async def ask(self, sent: Sent) -> str:
        """What a request is answered that nobody gives up."""

    @abstractmethod
    async def _give_up(self, sent: Sent) -> None: ...


@dataclass(kw_only=True)
class GivingUp(Clients):
    """Clients of the application in this process."""

    app: Starlette
    #: applications that stop what takes longer than some milliseconds
    hurried: Sequence[Starlette]

    async def ask(self, sent: Sent) -> str:
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
        self._judge(sent, listener, way, ended)

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

    def _judge(self, sent: Sent, listener: AsgiRequest, way: str, ended: object) -> None:
        """What was raised says that it was given up."""
        word = sent.heard(listener.status, listener.body) if listener.is_whole else repr(ended)
        self.given_up["too slow"] += "TIMEOUT" in word or isinstance(ended, TimedOut)
        if isinstance(ended, BaseException) and not isinstance(
            ended, asyncio.CancelledError | TimedOut | Busy
        ):
            self._object(sent, f"{way}: {ended!r}")
        self._look_at(sent, listener.body, f"{way}, ")
        if listener.is_whole:
            self._note(sent, word, f"{way}, ", USUAL | {"TIMEOUT"})


def listening(sent: Sent) -> AsgiRequest:
    """The client of a request."""
    return AsgiRequest(sent.target, sent.clinic.desk.token, method=sent.method, body=sent.body)


@dataclass(kw_only=True)
class Sockets(Clients):
    """Clients of a server in another process, each request over a connection of its own."""

    server: Served

    async def ask(self, sent: Sent) -> str:
        reader, writer = await self._connected()
        writer.write(self._bytes_of(sent))
        received = await reader.read(-1)
        writer.close()
        self._look_at(sent, received)
        return sent.heard(int(received[9:12] or 0), received.partition(b"\r\n\r\n")[2])

    async def _give_up(self, sent: Sent) -> None:
        """Cut it while it is sent, at any moment of the work, or while the answer comes."""
        reader, writer = await self._connected()
        request, received = self._bytes_of(sent), b""
        match self.random.randrange(3):
            case 0:
                self.given_up["while it was sent"] += 1
                writer.write(request[: self.random.randrange(len(request))])
                await asyncio.sleep(self.random.uniform(0, LONGEST / 5))
            case 1:
                self.given_up["while it was at work"] += 1
                writer.write(request)
                await asyncio.sleep(self.random.uniform(0, LONGEST))
            case _:
                self.given_up["while it was answered"] += 1
                writer.write(request)
                received = await reader.read(64)
        # With a reset, or as one who has read enough.
        if self.random.random() < 0.5:
            plain: socket.socket = writer.get_extra_info("socket")
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        writer.transport.abort()
        self._look_at(sent, received)

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.server.process.port)

    def _bytes_of(self, sent: Sent) -> bytes:
        token = self.server.token(sent.clinic.desk.principal)
        lines = [
            f"{sent.method} {sent.target} HTTP/1.1",
            "Host: clinic",
            "Connection: close",
            f"Authorization: Bearer {token}",
        ]
        if sent.body:
            lines += ["Content-Type: application/json", f"Content-Length: {len(sent.body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + sent.body
