"""A socket between the application and Postgres, which can be cut at any word, such as COMMIT."""

import asyncio
import contextlib
import socket
import struct
import tempfile
from collections.abc import AsyncIterator, Callable
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from gql_packages.dev.embedded_postgres import EmbeddedServer

_BEGIN = b"BEGIN ISOLATION LEVEL"
_READ_ONLY = b"READ ONLY"

#: COMMIT as a message of the simple query protocol, and the server's word that it is done.
_COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
_DONE = b"C\x00\x00\x00\x0bCOMMIT\x00"
_ROLLBACK = b"Q\x00\x00\x00\x0dROLLBACK\x00"
_UNDONE = b"C\x00\x00\x00\x0dROLLBACK\x00"

#: What a client sends and then waits: a query, the end of a step, and a demand for what is ready.
_ASKS = {b"Q", b"S", b"H"}

_NAME = ".s.PGSQL.5432"


def _error(sqlstate: str) -> bytes:
    """An ErrorResponse of the server."""
    said = f"SERROR\0VERROR\0C{sqlstate}\0Mit went wrong\0\0".encode()
    return b"E" + struct.pack("!I", len(said) + 4) + said


class Fault(Enum):
    """What happens next: to whatever is said, to a BEGIN, to what is read, or to a COMMIT, which
    may also be done, or not, and answered with an error of the server's own."""

    AT_ANY_WORD = auto()
    NO_BEGINNING = auto()
    WHILE_READING = auto()
    NEVER_ARRIVES = auto()
    ANSWER_IS_LOST = auto()
    ANSWER_NEVER_COMES = auto()
    DONE_AND_FAILS = auto()
    UNDONE_AND_FAILS = auto()


class Wire:
    """Passes bytes on in both directions until a fault is set."""

    def __init__(self, server: EmbeddedServer, directory: Path) -> None:
        self._server = server.socket_directory / _NAME
        self.socket = directory / _NAME
        self.fault: Fault | None = None
        #: what a COMMIT that fails is answered with
        self.sqlstate = "XX000"
        self.commits = 0
        self.cuts = 0
        #: the processes that came while there was no server
        self.turned_away: set[int] = set()
        self._open: dict[asyncio.StreamWriter, int] = {}
        self._serving: set[asyncio.Future[None]] = set()

    @property
    def processes(self) -> set[int]:
        """The processes that have a connection to the server."""
        return set(self._open.values())

    async def happened(self) -> None:
        """Return once the fault that was set has happened."""
        while self.fault is not None:
            await asyncio.sleep(0.005)

    async def connect(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Serve one connection of the application, until either side ends it."""
        serving = asyncio.ensure_future(self._serve(client, back))
        self._serving.add(serving)
        try:
            await asyncio.wait([serving])
        finally:
            self._serving.remove(serving)
            await _close(back)

    async def close(self) -> None:
        """End every connection."""
        serving = list(self._serving)
        for connection in serving:
            connection.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def _serve(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        process = _process_of(back)
        try:
            answers, server = await asyncio.open_unix_connection(self._server)
        except OSError:
            self.turned_away.add(process)
            return
        self._open[back] = process
        ways = [
            asyncio.ensure_future(self._upstream(client, server)),
            asyncio.ensure_future(self._downstream(answers, back)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            del self._open[back]
            await _close(server)

    async def _upstream(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        is_reading = False
        while sent := await client.read(65536):
            begins = _BEGIN in sent
            if begins:
                is_reading = _READ_ONLY in sent
            if (
                self.fault is Fault.AT_ANY_WORD
                or (self.fault is Fault.NO_BEGINNING and begins)
                or (self.fault is Fault.WHILE_READING and is_reading and not begins)
            ):
                self._cut()
                return
            if _COMMIT in sent:
                self.commits += 1
                if self.fault is Fault.NEVER_ARRIVES:
                    self._cut()
                    return
                if self.fault is Fault.UNDONE_AND_FAILS:
                    sent = sent.replace(_COMMIT, _ROLLBACK)
            server.write(sent)
            await server.drain()

    async def _downstream(self, server: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        while answer := await server.read(65536):
            if _DONE in answer and self.fault is Fault.ANSWER_IS_LOST:
                self._cut()
                return
            if _DONE in answer and self.fault is Fault.ANSWER_NEVER_COMES:
                self._cut()
                await asyncio.Event().wait()
            for fault, end in ((Fault.DONE_AND_FAILS, _DONE), (Fault.UNDONE_AND_FAILS, _UNDONE)):
                if self.fault is fault and end in answer:
                    self._cut()
                    answer = answer.replace(end, _error(self.sqlstate))
            back.write(answer)
            await back.drain()

    def _cut(self) -> None:
        """It happens once."""
        self.fault = None
        self.cuts += 1


class CountingWire(Wire):
    """Passes bytes on, and counts how often the application waits for an answer; if so, only of
    transactions that read."""

    def __init__(
        self, server: EmbeddedServer, directory: Path, *, is_of_reads: bool = False
    ) -> None:
        super().__init__(server, directory)
        self.round_trips = 0
        self._is_of_reads = is_of_reads

    async def _upstream(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        is_counted = not self._is_of_reads
        # Only the first message has no letter in front.
        length = await client.readexactly(4)
        server.write(length + await client.readexactly(int.from_bytes(length) - 4))
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = await client.readexactly(5)
                body = await client.readexactly(int.from_bytes(head[1:]) - 4)
                if self._is_of_reads and _BEGIN in body:
                    is_counted = _READ_ONLY in body
                self.round_trips += is_counted and head[:1] in _ASKS
                server.write(head + body)
                await server.drain()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


def _process_of(back: asyncio.StreamWriter) -> int:
    """Who is at the other end of a Unix socket, as the kernel knows it."""
    found = back.get_extra_info("socket").getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    process, _, _ = struct.unpack("3i", found)
    return int(process)


AnyWire = TypeVar("AnyWire", bound=Wire)


@contextlib.asynccontextmanager
async def wire_to(
    server: EmbeddedServer, url: str, make: Callable[[EmbeddedServer, Path], AnyWire]
) -> AsyncIterator[tuple[AnyWire, str]]:
    """A wire, and the URL that leads over it to where that URL leads."""
    with tempfile.TemporaryDirectory(prefix="gql-wire-") as directory:
        wire = make(server, Path(directory))
        listening = await asyncio.start_unix_server(wire.connect, wire.socket)
        try:
            yield wire, url.replace(quote(str(server.socket_directory)), quote(directory))
        finally:
            listening.close()
            await wire.close()
            await listening.wait_closed()
