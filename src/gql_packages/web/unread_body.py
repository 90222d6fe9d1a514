"""Drains request bodies that were not read, so that clients read the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.web.send_timeout import abort

#: Bounds of draining a body after the answer.
MAX_DRAINED_BYTES, DRAIN_SECONDS = 8 * 1024 * 1024, 2.0


class DrainingUnread:
    """`app`, which may answer before it has read the body.

    Many clients read no answer before they have sent the whole body; and one that still sends when
    the connection is closed may lose the answer. So the rest is read after the answer, within
    bounds, and only beyond them the connection is aborted. A client that waits for `100 Continue`
    gets the answer with `Connection: close`: it may or may not send the body then.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and has_body(scope["headers"]):
            await _Exchange(scope, receive, send).serve(self._app)
        else:
            await self._app(scope, receive, send)


class _Exchange:
    """One request with a body, and its answer."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._is_expected = not _expects(scope["headers"])
        self._is_complete = False
        self._is_answered_early = False

    async def serve(self, app: ASGIApp) -> None:
        """Let `app` answer, then drain the body."""
        await app(self._scope, self._receiving, self._sending)
        if not self._is_answered_early:
            return
        await self._drain()
        if self._is_complete:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            abort(self._scope)
            while (await self._receive())["type"] != "http.disconnect":
                pass

    async def _receiving(self) -> Message:
        self._is_expected = True
        message = await self._receive()
        self._is_complete = not message.get("more_body", False)
        return message

    async def _sending(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._is_expected:
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        elif message["type"] == "http.response.body" and not self._is_complete:
            # The server ends the exchange with the last message: it is sent after draining.
            self._is_answered_early = not message.get("more_body", False)
            message = {**message, "more_body": True}
        await self._send(message)

    async def _drain(self) -> None:
        left = MAX_DRAINED_BYTES
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self._is_complete and left > 0:
                    left -= len((await self._receiving()).get("body", b""))
        except TimeoutError:
            return


def has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a request with these headers has a body."""
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip() != b"0")
        for name, value in headers
    )


def _expects(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return any(name == b"expect" and value.lower() == b"100-continue" for name, value in headers)
