"""Reads what is left of a request whose answer did not wait for it, so that the client hears it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.web.send_timeout import abort

#: How much is read and thrown away behind an answer, and for how many seconds.
MAX_DRAINED_BYTES, DRAIN_SECONDS = 8 * 1024 * 1024, 2.0


class DrainingUnread:
    """`app`, which may answer before it has read the body.

    Many clients read no answer before they have sent all that they have; and one that is still
    sending when the connection is closed may lose the answer that is on its way. So the rest is
    read after the answer, within bounds, and only beyond them the connection is broken off. Who
    waits to be asked for the body is told the answer and that the connection ends with it: whether
    the body still comes is not known then.
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
        self._is_asked_for = not _expects(scope["headers"])
        self._is_whole = False
        self._is_answered_early = False

    async def serve(self, app: ASGIApp) -> None:
        """Let `app` answer, and read what it left."""
        await app(self._scope, self._receiving, self._sending)
        if not self._is_answered_early:
            return
        await self._drain()
        if self._is_whole:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            abort(self._scope)
            while (await self._receive())["type"] != "http.disconnect":
                pass

    async def _receiving(self) -> Message:
        self._is_asked_for = True
        message = await self._receive()
        self._is_whole = not message.get("more_body", False)
        return message

    async def _sending(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._is_asked_for:
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        elif message["type"] == "http.response.body" and not self._is_whole:
            # The server ends the exchange with the last message: it comes when the rest was read.
            self._is_answered_early = not message.get("more_body", False)
            message = {**message, "more_body": True}
        await self._send(message)

    async def _drain(self) -> None:
        left = MAX_DRAINED_BYTES
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self._is_whole and left > 0:
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
