"""Clients that do not take what they are told: so long is waited for them, and no longer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from gql_packages.errors import TooSlow

#: Seconds for which nothing could be sent.
SEND_SECONDS = 15.0
#: The code with which a WebSocket is closed then; after CLOSE_SECONDS the connection is broken off.
TOO_SLOW = 4420
CLOSE_SECONDS = 5.0

_ABORT = "abort"


@asynccontextmanager
async def taken_in_time() -> AsyncIterator[None]:
    """Around one sending. Raises TooSlow if there is no room for it in time."""
    try:
        async with asyncio.timeout(SEND_SECONDS) as limit:
            yield
    except TimeoutError:
        if not limit.expired():
            raise
        raise TooSlow("What was to be told was not taken in time.") from None


def can_be_aborted(scope: Any, how: Callable[[], None]) -> None:
    """Let the application break the connection off."""
    scope.setdefault("extensions", {})[_ABORT] = how


def abort(scope: MutableMapping[str, Any]) -> None:
    """Break the connection off: what waits to be sent on it would never be taken."""
    how = scope.get("extensions", {}).get(_ABORT)
    if how is not None:
        how()
