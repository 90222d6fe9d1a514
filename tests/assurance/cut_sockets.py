"""Requests to a server in another process, over sockets that some clients cut at any moment."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.assurance.canary_clinics import USUAL, MarkedClinic, Sent
from tests.running_server import Served

#: Seconds that a request takes where others work too, about.
LONGEST = 0.05

#: Close at once, and let the other side hear of a reset.
_RESET = struct.pack("ii", 1, 0)


@dataclass
class Answer:
    """What came back before the end, or before the client cut it off."""

    received: bytes = b""
    cut: str | None = None

    @property
    def status(self) -> int:
        return int(self.received[9:12] or 0)

    @property
    def body(self) -> bytes:
        return self.received.partition(b"\r\n\r\n")[2]


@dataclass
class Sockets:
    """Clients of one server, each request over a connection of its own."""

    server: Served
    clinics: Sequence[MarkedClinic]
    random: Random = field(default_factory=lambda: Random(30))
    heard: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    async def send(self, number: int, share: float, at_once: int) -> None:
        """Send so many requests, so many at once, and cut that share of them off."""
        waiting = iter(range(number))

        async def client() -> None:
            for _ in waiting:
                sent = self.random.choice(self.clinics).anything(self.random)
                is_cut = self.random.random() < share
                answer = await (self._cut(sent) if is_cut else self._whole(sent))
                self._look_at(sent, answer)

        await asyncio.gather(*(client() for _ in range(at_once)))

    async def ask(self, sent: Sent) -> str:
        """What a request is answered that nobody cuts off."""
        answer = await self._whole(sent)
        return sent.heard(answer.status, answer.body)

    def _look_at(self, sent: Sent, answer: Answer) -> None:
        if strange := sent.clinic.strange_marks(answer.received):
            self.wrong.append(f"{sent.method} {sent.target} shows {strange}")
        if answer.cut:
            self.cut[answer.cut] += 1
            return
        word = sent.heard(answer.status, answer.body)
        self.heard[word] += 1
        if word not in USUAL:
            self.wrong.append(f"{sent.method} {sent.target} heard {word}")

    async def _whole(self, sent: Sent) -> Answer:
        reader, writer = await self._connected()
        writer.write(self._bytes_of(sent))
        answer = Answer(await reader.read(-1))
        writer.close()
        return answer

    async def _cut(self, sent: Sent) -> Answer:
        """Cut it while it is sent, at any moment of the work, or while the answer comes."""
        reader, writer = await self._connected()
        request, answer = self._bytes_of(sent), Answer()
        match self.random.randrange(3):
            case 0:
                answer.cut = "while it was sent"
                writer.write(request[: self.random.randrange(len(request))])
                await asyncio.sleep(self.random.uniform(0, LONGEST / 5))
            case 1:
                answer.cut = "while it was at work"
                writer.write(request)
                await asyncio.sleep(self.random.uniform(0, LONGEST))
            case _:
                answer.cut = "while it was answered"
                writer.write(request)
                answer.received = await reader.read(64)
        self._break_off(writer)
        return answer

    def _break_off(self, writer: asyncio.StreamWriter) -> None:
        """With a reset, or as one who has read enough."""
        if self.random.random() < 0.5:
            plain: socket.socket = writer.get_extra_info("socket")
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        writer.transport.abort()

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
