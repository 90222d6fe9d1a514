"""What may still be said on a WebSocket, and how it is closed."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.websockets import WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected

#: As the protocol has it.
MAX_REASON_BYTES = 123


class SocketAdapter(ASGIWebSocketAdapter):
    """One connection, on which nothing is said any more when it was closed, which is done once."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send one message. Raises WebSocketDisconnected if nobody would hear it."""
        if self._is_closed:
            raise WebSocketDisconnected
        await super().send_json(message)

    async def close(self, code: int, reason: str) -> None:
        """Close it, with as much of the reason, which may hold the client's words, as there is
        room for."""
        if not self._is_closed:
            beginning = reason.encode("utf-8", "replace")[:MAX_REASON_BYTES]
            await super().close(code, beginning.decode(errors="ignore"))

    @property
    def _is_closed(self) -> bool:
        return self.ws.application_state is WebSocketState.DISCONNECTED
