"""Ends tasks that are not needed any more."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.types import Receive


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
