"""uvicorn's WebSocket connection, which nobody keeps open by not reading."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from gql_packages.web.slowness import CLOSE_SECONDS


class SocketConnection(WebSocketsSansIOProtocol):
    """A connection that ends when it is closed, whether or not the client takes what was sent.

    uvicorn waits for room before it sends anything, the end as well, and then for the client.
    """

    async def send(self, message: Any) -> None:
        """Send one message; the end at once."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._break_off_later()
        await super().send(message)

    def shutdown(self) -> None:
        """End it because the server does."""
        super().shutdown()
        self._break_off_later()

    def _break_off_later(self) -> None:
        self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
