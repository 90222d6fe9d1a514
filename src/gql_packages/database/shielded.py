"""Shield a coroutine from cancellation."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


async def run_shielded(step: Coroutine[Any, Any, None]) -> None:
    """Run the step; a cancellation is raised when it is over."""
    task = asyncio.ensure_future(step)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if task.cancelled():
                raise
            cancelled = error
        except Exception:
            break
    if cancelled is not None:
        # The step's own failure does not matter to a caller who has gone.
        task.exception()
        raise cancelled
    task.result()
