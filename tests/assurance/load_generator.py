"""Clients in a process of their own: requests at a steady rate, or each as soon as one is answered.

Python's HTTP clients take as long for a request as the server takes to refuse one: here the bytes
are made beforehand, and of an answer no more is read than the proofs want to know.
"""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import Any

import uvloop

ROOT = Path(__file__).parent.parent.parent

#: Stands in a request where each one needs something of its own: an idempotency key.
UNIQUE = "@" * 24

#: Seconds between two looks at who is to send.
TICK = 0.002

#: Seconds for the server to let everybody in who has connected.
SETTLING = 0.5


@dataclass(frozen=True)
class Asked:
    """Requests to send in turn, over at most `connections` connections at once.

    With a rate, they come by chance, so many a second, whether those before them were answered or
    not; without one, a connection sends its next when its last was answered. With a port, they are
    sent there instead of to where the others are sent.
    """

    requests: Sequence[str]
    connections: int
    rate: float | None = None
    port: int | None = None


@dataclass(frozen=True)
class Told:
    """What became of one request: moments in seconds, and what the answer said."""

    due: float
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
        self._requests = cycle([request.encode() for request in asked.requests])
        self._numbers = count(time.time_ns())
        self._connections = asked.connections
        self._rate = asked.rate
        self._idle: deque[_Connection] = deque()
        self._waiting: deque[float] = deque()
        self._unanswered = 0
        self._is_over = False

    async def run(self, seconds: float) -> None:
        """Send for so long, then wait for what is still to be answered."""
        for _ in range(self._connections):
            await self._connect()
        # The kernel lets them in before the server does.
        await asyncio.sleep(SETTLING)
        began = time.perf_counter()
        moments = self._moments(began)
        due = next(moments)
        while (now := time.perf_counter()) < began + seconds:
            while due <= now:
                self._waiting.append(due)
                due = next(moments)
            while self._waiting and self._idle:
                # In turn: one that is never used would be closed after a while, and made anew.
                self._send(self._idle.popleft(), self._waiting.popleft())
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
            _TASKS.add(task)
            task.add_done_callback(_TASKS.discard)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        _, made = await loop.create_connection(lambda: _Connection(self), "127.0.0.1", self._port)
        self._is_free(made)

    def _is_free(self, connection: _Connection) -> None:
        if self._rate is None and not self._is_over:
            self._send(connection, time.perf_counter())
        else:
            self._idle.append(connection)

    def _send(self, connection: _Connection, due: float) -> None:
        self._unanswered += 1
        request = next(self._requests).replace(_UNIQUE, b"%024d" % next(self._numbers))
        connection.send(request, due)

    def _moments(self, began: float) -> Iterator[float]:
        if self._rate is None:
            yield float("inf")
        else:
            chance, due = Random(1), began
            while True:
                due += chance.expovariate(self._rate)
                yield due


_UNIQUE = UNIQUE.encode()
_TASKS: set[asyncio.Task[None]] = set()


class _Connection(asyncio.Protocol):
    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._received = b""
        self._due = self._sent = 0.0
        self._is_waiting = False

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        self._crowd.is_gone(self, is_unanswered=self._is_waiting)

    def send(self, request: bytes, due: float) -> None:
        self._due, self._sent, self._is_waiting = due, time.perf_counter(), True
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if found and len(body) >= int(_after(head, b"content-length: ", b"\r") or b"0"):
            self._received, self._is_waiting = b"", False
            is_open = b"connection: close" not in head
            self._crowd.is_answered(self, self._read(head, body), is_open=is_open)

    def _read(self, head: bytes, body: bytes) -> Told:
        code = _after(body, b'"extensions":{"code":"', b'"')
        return Told(
            due=self._due,
            sent=self._sent,
            answered=time.perf_counter(),
            status=int(head[9:12]),
            code=code.decode() if code else None,
            has_retry_after=b"\r\nretry-after: " in head,
        )


def _after(text: bytes, mark: bytes, end: bytes) -> bytes | None:
    start = text.find(mark)
    if start < 0:
        return None
    start += len(mark)
    stop = text.find(end, start)
    return text[start:] if stop < 0 else text[start:stop]


async def crowds(port: int, seconds: float, *asked: Asked) -> list[tuple[list[Told], int]]:
    """Let them all ask for so long, in another process; what each was told, and how many requests
    were lost with their connection."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.assurance.load_generator"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    wanted = {"port": port, "seconds": seconds, "asked": [asdict(each) for each in asked]}
    told, _ = await process.communicate(json.dumps(wanted).encode())
    assert process.returncode == 0
    return [([Told(*row) for row in rows], lost) for rows, lost in json.loads(told)]


async def main() -> None:
    """Run the crowds that standard input asks for; print what each was told."""
    wanted = json.load(sys.stdin)
    # What is kept of a hundred thousand answers would be gone through again and again, and whoever
    # waits meanwhile would be taken for one whom the server keeps waiting.
    gc.disable()
    running = [Crowd(wanted["port"], Asked(**asked)) for asked in wanted["asked"]]
    async with asyncio.TaskGroup() as group:
        for crowd in running:
            group.create_task(crowd.run(wanted["seconds"]))
    json.dump(
        [([list(vars(t).values()) for t in each.told], each.lost) for each in running], sys.stdout
    )


if __name__ == "__main__":
    uvloop.run(main())
