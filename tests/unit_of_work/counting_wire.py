"""Counts how often the application waits for an answer of the database."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.database.wire import Wire

#: What a client sends and then waits: a query, the end of a step, and a demand for what is ready.
_ASKS = {b"Q", b"S", b"H"}


class CountingWire(Wire):
    """Passes bytes on, and counts the messages that end a round trip's question."""

    round_trips = 0

    async def _upstream(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        # Only the first message has no letter in front.
        length = await client.readexactly(4)
        server.write(length + await client.readexactly(int.from_bytes(length) - 4))
        try:
            while True:
                head = await client.readexactly(5)
                self.round_trips += head[:1] in _ASKS
                server.write(head + await client.readexactly(int.from_bytes(head[1:]) - 4))
                await server.drain()
        except asyncio.IncompleteReadError:
            return


@asynccontextmanager
async def counting(server: EmbeddedServer, url: str) -> AsyncIterator[tuple[CountingWire, str]]:
    """Such a wire, and the URL that leads over it to where that URL leads."""
    with tempfile.TemporaryDirectory(prefix="gql-wire-") as directory:
        wire = CountingWire(server, Path(directory))
        listening = await asyncio.start_unix_server(wire.connect, wire.socket)
        try:
            yield wire, url.replace(quote(str(server.socket_directory)), quote(directory))
        finally:
            listening.close()
            await wire.close()
            await listening.wait_closed()
