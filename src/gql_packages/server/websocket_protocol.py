"""uvicorn's WebSocket connection, which nobody keeps open by not reading."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from gql_packages.web.send_timeout import CLOSE_SECONDS

#: Seconds from the request for it until it is open.
OPEN_SECONDS = 12.0

#: More than any answer; what is written beyond it are answers to pings that nobody takes.
MOST_UNREAD_BYTES = 4 * 1024 * 1024


class SocketConnection(WebSocketsSansIOProtocol):
    """A connection that ends when it is closed, whether or not the client takes what was sent.

    uvicorn waits for room before it sends anything, the end as well, and then for the client; and
    for ever for the rest of a handshake.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Expect a handshake."""
        super().connection_made(transport)
        self.loop.call_later(OPEN_SECONDS, self._break_off_unless_open)

    async def send(self, message: Any) -> None:
        """Send one message; the end at once."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._break_off_later()
        await super().send(message)

    def handle_ping(self) -> None:
        """Answer a ping; whoever takes no answers is let go."""
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD_BYTES:
            self.transport.abort()

    def shutdown(self) -> None:
        """End it because the server does."""
        super().shutdown()
        self._break_off_later()

    def _break_off_unless_open(self) -> None:
        if not self.handshake_complete:
            self.transport.abort()

    def _break_off_later(self) -> None:
        self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
