"""A socket between the application and Postgres that counts how often one waits for the other."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from gql_packages.dev.embedded_postgres import EmbeddedServer

_NAME = ".s.PGSQL.5432"
#: What begins a transaction of the audit, which is written after the answer.
_WRITES = b"READ WRITE"
_READS = b"READ ONLY"


class CountingWire:
    """Passes bytes on; what is sent after something was heard begins a round trip."""

    def __init__(self, server: Path) -> None:
        self._server = server
        self.round_trips = 0
        self._serving: set[asyncio.Future[None]] = set()

    async def connect(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Serve one connection of the application, until either side ends it."""
        answers, server = await asyncio.open_unix_connection(self._server)
        # Signing in is none of the questions.
        line = _Line(is_counted=False)
        ways = {
            asyncio.ensure_future(self._up(client, server, line)),
            asyncio.ensure_future(self._down(answers, back, line)),
        }
        self._serving |= ways
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._serving -= ways
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for writer in (server, back):
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()

    async def _up(
        self, client: asyncio.StreamReader, server: asyncio.StreamWriter, line: _Line
    ) -> None:
        while sent := await client.read(65536):
            if _READS in sent or _WRITES in sent:
                line.is_counted = _READS in sent
            if line.was_heard:
                line.was_heard = False
                self.round_trips += line.is_counted
            server.write(sent)
            await server.drain()

    async def _down(
        self, server: asyncio.StreamReader, back: asyncio.StreamWriter, line: _Line
    ) -> None:
        while answer := await server.read(65536):
            line.was_heard = True
            back.write(answer)
            await back.drain()

    async def close(self) -> None:
        """End every connection."""
        serving = list(self._serving)
        for way in serving:
            way.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        while self._serving:
            await asyncio.sleep(0.01)


class _Line:
    """What one connection is doing."""

    def __init__(self, *, is_counted: bool) -> None:
        self.is_counted = is_counted
        self.was_heard = True


@contextlib.asynccontextmanager
async def counting(server: EmbeddedServer, url: str) -> AsyncIterator[tuple[CountingWire, str]]:
    """A wire, and the URL that leads over it to where that URL leads."""
    with tempfile.TemporaryDirectory(prefix="gql-wire-") as directory:
        wire = CountingWire(server.socket_directory / _NAME)
        listening = await asyncio.start_unix_server(wire.connect, Path(directory) / _NAME)
        try:
            yield wire, url.replace(quote(str(server.socket_directory)), quote(directory))
        finally:
            listening.close()
            await wire.close()
            await listening.wait_closed()
