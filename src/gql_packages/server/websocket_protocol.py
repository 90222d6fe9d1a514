"""uvicorn's WebSocket connection, closed in bounded time for clients that do not read."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from gql_packages.web.slow_clients import CLOSE_SECONDS

#: Seconds for the handshake.
OPEN_SECONDS = 12.0

#: More than any answer: beyond it are unread answers to pings.
MAX_UNREAD_BYTES = 4 * 1024 * 1024


class SocketConnection(WebSocketsSansIOProtocol):
    """A connection that ends when it is closed, whether or not the client reads.

    uvicorn waits for room before it sends anything, close frames included, then for the client's
    close; and without limit for the rest of a handshake.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Expect a handshake."""
        super().connection_made(transport)
        self.loop.call_later(OPEN_SECONDS, self._abort_unless_open)

    async def send(self, message: Any) -> None:
        """Send one message; a close without waiting for room."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._abort_later()
        await super().send(message)

    def handle_ping(self) -> None:
        """Answer a ping, and abort a connection whose client reads no answers."""
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MAX_UNREAD_BYTES:
            self.transport.abort()

    def shutdown(self) -> None:
        """Close the connection because the server stops."""
        super().shutdown()
        self._abort_later()

    def _abort_unless_open(self) -> None:
        if not self.handshake_complete:
            self.transport.abort()

    def _abort_later(self) -> None:
        self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
