"""Clients that are slow to read, go away, or still send when they have been answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.errors import TooSlow

#: Seconds that one message may wait for room to be sent.
SEND_SECONDS = 15.0
#: The close code of a WebSocket after that; the connection is aborted CLOSE_SECONDS later.
TOO_SLOW = 4420
CLOSE_SECONDS = 5.0

#: Bounds of draining a body after the answer.
MAX_DRAINED_BYTES, DRAIN_SECONDS = 8 * 1024 * 1024, 2.0

_ABORT = "abort"


@asynccontextmanager
async def send_timeout() -> AsyncIterator[None]:
    """Bound the sending of one message. Raises TooSlow after SEND_SECONDS."""
    try:
        async with asyncio.timeout(SEND_SECONDS) as limit:
            yield
    except TimeoutError:
        if not limit.expired():
            raise
        raise TooSlow("What was to be told was not taken in time.") from None


def make_abortable(scope: Any, how: Callable[[], None]) -> None:
    """Let the application abort the connection of this request with `how`."""
    scope.setdefault("extensions", {})[_ABORT] = how


def abort(scope: MutableMapping[str, Any]) -> None:
    """Abort the connection, if it can be: what waits to be sent on it would never be read."""
    how = scope.get("extensions", {}).get(_ABORT)
    if how is not None:
        how()


async def cancel_and_wait(*tasks: asyncio.Future[Any]) -> None:
    """Cancel the tasks that are not done, and return when all are. Their results and exceptions are
    not looked at."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def run_until_disconnect(serving: Coroutine[Any, Any, None], receive: Receive) -> bool:
    """Run `serving`, and cancel it if the client disconnects first; whether it came to its end.

    To be called when all of the request's body has been received.
    """
    task = asyncio.ensure_future(serving)
    disconnect = asyncio.ensure_future(_until_disconnect(receive))
    try:
        await asyncio.wait({task, disconnect}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await cancel_and_wait(task, disconnect)
    if task.cancelled():
        return False
    task.result()
    return True


async def _until_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


@dataclass(eq=False)
class DrainingUnread:
    """`app`, which may answer before it has read the body.

    Many clients read no answer before they have sent the whole body; and one that still sends when
    the connection is closed may lose the answer. So the rest is read after the answer, within
    bounds, and only beyond them the connection is aborted. A client that waits for `100 Continue`
    gets the answer with `Connection: close`: it may or may not send the body then.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and has_body(scope["headers"]):
            is_expected = (b"expect", b"100-continue") not in (
                (name, value.lower()) for name, value in scope["headers"]
            )
            await _Exchange(scope, receive, send, is_expected).serve(self.app)
        else:
            await self.app(scope, receive, send)


@dataclass(eq=False)
class _Exchange:
    """One request with a body, and its answer."""

    scope: Scope
    receive: Receive
    send: Send
    is_expected: bool
    is_complete: bool = False
    is_answered_early: bool = False

    async def serve(self, app: ASGIApp) -> None:
        """Let `app` answer, then drain the body."""
        await app(self.scope, self._receiving, self._sending)
        if not self.is_answered_early:
            return
        await self._drain()
        if self.is_complete:
            await self.send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            abort(self.scope)
            await _until_disconnect(self.receive)

    async def _receiving(self) -> Message:
        self.is_expected = True
        message = await self.receive()
        self.is_complete = not message.get("more_body", False)
        return message

    async def _sending(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self.is_expected:
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        elif message["type"] == "http.response.body" and not self.is_complete:
            # The server ends the exchange with the last message: it is sent after draining.
            self.is_answered_early = not message.get("more_body", False)
            message = {**message, "more_body": True}
        await self.send(message)

    async def _drain(self) -> None:
        left = MAX_DRAINED_BYTES
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self.is_complete and left > 0:
                    left -= len((await self._receiving()).get("body", b""))
        except TimeoutError:
            return


def has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a request with these headers has a body."""
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip() != b"0")
        for name, value in headers
    )
