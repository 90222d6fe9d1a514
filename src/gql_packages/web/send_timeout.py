"""Backpressure: send timeouts for slow consumers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from gql_packages.errors import TooSlow

#: Seconds that one message may wait for room to be sent.
SEND_SECONDS = 15.0
#: The close code of a WebSocket after that; the connection is aborted CLOSE_SECONDS later.
TOO_SLOW = 4420
CLOSE_SECONDS = 5.0

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
