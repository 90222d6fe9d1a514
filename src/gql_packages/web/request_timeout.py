"""The time limit of a request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gql_packages.errors import TimedOut


@asynccontextmanager
async def request_timeout(seconds: float) -> AsyncIterator[None]:
    """Cancel the block after `seconds`, and raise TimedOut.

    Also if the block then raised something else: a driver may turn its cancellation into an error.
    """
    try:
        async with asyncio.timeout(seconds) as deadline:
            yield
    except TimeoutError:
        if not deadline.expired():
            raise
    if deadline.expired():
        raise TimedOut(
            f"The request took longer than {seconds:g} seconds and was stopped. "
            "If it was a change, send it again with the same idempotencyKey."
        )
