"""Stops what takes longer than a request may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gql_packages.errors import TimedOut


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """Stop what runs in the block after so many seconds. Raises TimedOut if it was.

    Also if it did answer: a driver may turn its cancellation into an error.
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
