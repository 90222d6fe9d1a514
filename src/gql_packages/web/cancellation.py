"""Ends tasks that nobody needs any more."""

from __future__ import annotations

import asyncio
from typing import Any


async def cancelled(*tasks: asyncio.Future[Any]) -> None:
    """Return when the tasks are over: those that are not are cancelled. What became of them is
    theirs to tell."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
