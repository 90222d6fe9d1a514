"""A socket between the application and Postgres, which can be cut at BEGIN or COMMIT."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

from gql_packages.database.embedded import EmbeddedServer

_BEGIN = b"BEGIN ISOLATION LEVEL"

#: COMMIT as a message of the simple query protocol, and the server's word that it is done.
_COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
_DONE = b"C\x00\x00\x00\x0bCOMMIT\x00"

_NAME = ".s.PGSQL.5432"


class Fault(Enum):
    """What happens next: to a BEGIN, or to a COMMIT."""

    NO_BEGINNING = auto()
    NEVER_ARRIVES = auto()
    ANSWER_IS_LOST = auto()
    ANSWER_NEVER_COMES = auto()


class Wire:
    """Passes bytes on in both directions until a fault is set."""

    def __init__(self, server: EmbeddedServer, directory: Path) -> None:
        self._server = server.socket_directory / _NAME
        self.socket = directory / _NAME
        self.fault: Fault | None = None
        self.commits = 0
        self.cuts = 0

    async def connect(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Serve one connection of the application."""
        answers, server = await asyncio.open_unix_connection(self._server)
        ways = [
            asyncio.ensure_future(self._upstream(client, server)),
            asyncio.ensure_future(self._downstream(answers, back)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.wait(ways)
        for writer in (server, back):
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _upstream(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        while sent := await client.read(65536):
            if _BEGIN in sent and self.fault is Fault.NO_BEGINNING:
                self._cut()
                return
            if _COMMIT in sent:
                self.commits += 1
                if self.fault is Fault.NEVER_ARRIVES:
                    self._cut()
                    return
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
            back.write(answer)
            await back.drain()

    def _cut(self) -> None:
        """It happens once."""
        self.fault = None
        self.cuts += 1


@contextlib.asynccontextmanager
async def wire_to(server: EmbeddedServer, url: str) -> AsyncIterator[tuple[Wire, str]]:
    """A wire, and the URL that leads over it to where that URL leads."""
    with tempfile.TemporaryDirectory(prefix="gql-wire-") as directory:
        wire = Wire(server, Path(directory))
        listening = await asyncio.start_unix_server(wire.connect, wire.socket)
        yield wire, url.replace(quote(str(server.socket_directory)), quote(directory))
        listening.close()
        await listening.wait_closed()
