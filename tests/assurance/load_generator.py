"""Clients in a process of their own: requests at a steady rate, or each as soon as one is answered.

Python's HTTP clients take as long for a request as the server takes to refuse one: here the bytes
are made beforehand, and of an answer no more is read than the proofs want to know.
"""

from __future__ import annotations

import asyncio
import gc
import re
import socket
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from random import Random
from typing import Any

import uvloop

_SPAWNED = get_context("spawn")

#: Stands in a request where each one needs something of its own: an idempotency key.
UNIQUE = b"@" * 24

#: Seconds between two looks at who is to send.
TICK = 0.002

#: Seconds for the server to let everybody in who has connected.
SETTLING = 0.5


_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)")
_CODE = re.compile(rb'"extensions":\{"code":"([^"]*)"')


@dataclass(frozen=True)
class Asked:
    """Requests to send in turn, over at most `connections` connections at once.

    With a rate, they come by chance, so many a second, whether those before them were answered or
    not; without one, a connection sends its next when its last was answered. With a port, they are
    sent there instead of to where the others are sent.
    """

    requests: Sequence[bytes]
    connections: int
    rate: float | None = None
    port: int | None = None


@dataclass(frozen=True)
class Told:
    """What became of one request: moments in seconds, and what the answer said."""

    sent: float
    answered: float
    status: int
    code: str | None
    has_retry_after: bool

    @property
    def took(self) -> float:
        """Seconds from sending to the whole answer."""
        return self.answered - self.sent

    @property
    def is_done(self) -> bool:
        """Whether it was accepted and carried out."""
        return self.status == 200 and self.code is None


class Crowd:
    """Sends what is asked for, and keeps what it was told."""

    def __init__(self, port: int, asked: Asked) -> None:
        self.told: list[Told] = []
        self.lost = 0
        self._port = asked.port or port
        self._asked = asked
        self._requests = cycle(asked.requests)
        self._numbers = count(time.time_ns())
        self._idle: deque[_Connection] = deque()
        self._unanswered = 0
        self._is_over = False
        self._connecting: set[asyncio.Task[None]] = set()

    async def run(self, seconds: float) -> None:
        """Send for so long, then wait for what is still to be answered."""
        for _ in range(self._asked.connections):
            await self._connect()
        # The kernel lets them in before the server does.
        await asyncio.sleep(SETTLING)
        end = (now := time.perf_counter()) + seconds
        chance, rate, waiting = Random(1), self._asked.rate, 0
        due = now + chance.expovariate(rate) if rate else float("inf")
        while (now := time.perf_counter()) < end:
            while rate and due <= now:
                waiting += 1
                due += chance.expovariate(rate)
            while waiting and self._idle:
                # In turn: one that is never used would be closed after a while, and made anew.
                self._send(self._idle.popleft())
                waiting -= 1
            await asyncio.sleep(TICK)
        self._is_over = True
        async with asyncio.timeout(30):
            while self._unanswered:
                await asyncio.sleep(0.01)

    def is_answered(self, connection: _Connection, told: Told, *, is_open: bool) -> None:
        """A connection has nothing to wait for any more."""
        self.told.append(told)
        self._unanswered -= 1
        if is_open:
            self._is_free(connection)

    def is_gone(self, connection: _Connection, *, is_unanswered: bool) -> None:
        """The server closed a connection: another takes its place."""
        self.lost += is_unanswered
        self._unanswered -= is_unanswered
        if connection in self._idle:
            self._idle.remove(connection)
        if not self._is_over:
            task = asyncio.ensure_future(self._connect())
            self._connecting.add(task)
            task.add_done_callback(self._connecting.discard)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        _, made = await loop.create_connection(lambda: _Connection(self), "127.0.0.1", self._port)
        self._is_free(made)

    def _is_free(self, connection: _Connection) -> None:
        if self._asked.rate is None and not self._is_over:
            self._send(connection)
        else:
            self._idle.append(connection)

    def _send(self, connection: _Connection) -> None:
        self._unanswered += 1
        connection.send(next(self._requests).replace(UNIQUE, b"%024d" % next(self._numbers)))


class _Connection(asyncio.Protocol):
    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._received = b""
        self._sent = 0.0
        self._is_waiting = False

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        self._crowd.is_gone(self, is_unanswered=self._is_waiting)

    def send(self, request: bytes) -> None:
        self._sent, self._is_waiting = time.perf_counter(), True
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if found and len(body) >= int(length[1] if length else 0):
            self._received, self._is_waiting = b"", False
            code = _CODE.search(body)
            told = Told(
                sent=self._sent,
                answered=time.perf_counter(),
                status=int(head[9:12]),
                code=code[1].decode() if code else None,
                has_retry_after=b"\r\nretry-after: " in head,
            )
            self._crowd.is_answered(self, told, is_open=b"connection: close" not in head)


async def crowds(port: int, seconds: float, *asked: Asked) -> list[tuple[list[Told], int]]:
    """Let them all ask for so long, in another process; what each was told, and how many requests
    were lost with their connection."""
    with ProcessPoolExecutor(1, mp_context=_SPAWNED) as elsewhere:
        asking = elsewhere.submit(_asked, port, seconds, asked)
        return await asyncio.wrap_future(asking)


def _asked(port: int, seconds: float, asked: Sequence[Asked]) -> list[tuple[list[Told], int]]:
    # What is kept of a hundred thousand answers would be gone through again and again, and whoever
    # waits meanwhile would be taken for one whom the server keeps waiting.
    gc.disable()
    running = [Crowd(port, each) for each in asked]

    async def run() -> None:
        async with asyncio.TaskGroup() as group:
            for crowd in running:
                group.create_task(crowd.run(seconds))

    uvloop.run(run())
    return [(each.told, each.lost) for each in running]


class _Refused(asyncio.Protocol):
    def __init__(self, answer: bytes) -> None:
        self._answer = answer

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, _: bytes) -> None:
        self._transport.write(self._answer)


@contextmanager
def refusing_server() -> Iterator[int]:
    """The port of a server, in another process, that refuses everything and does nothing else.

    What it costs the machine to ask for far too much is there while a crowd asks this one, and
    nothing of it comes to the server that is measured beside it.
    """
    # Not in the processes that ask: they would take longer to begin.
    from gql_packages.web.concurrency_limit import REFUSALS
    from gql_packages.web.responses import JSON

    start, body = REFUSALS[JSON]
    lines = b"".join(b"%s: %s\r\n" % each for each in start["headers"])
    answer = b"HTTP/1.1 503 Service Unavailable\r\n%s\r\n%s" % (lines, body["body"])
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        process = _SPAWNED.Process(target=_refuse, args=(listener, answer), daemon=True)
        process.start()
        try:
            yield listener.getsockname()[1]
        finally:
            process.kill()
            process.join()


def _refuse(listener: socket.socket, answer: bytes) -> None:
    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Refused(answer), sock=listener, backlog=2048)
        await server.serve_forever()

    uvloop.run(serve())
