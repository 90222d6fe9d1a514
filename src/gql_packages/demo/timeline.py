"""A discrete-event simulation: coroutines that wait for moments run one at a time, in order."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

Result = TypeVar("Result")

_REPORT_EVERY = timedelta(days=92)


class TimelineEnded(Exception):
    """A coroutine waits for a moment that is not before the end: it is over."""


class Timeline:
    """A clock that only moves forward, moved by those who wait for it."""

    def __init__(self, start: datetime, end: datetime, report: Callable[[datetime], None]) -> None:
        self.now = start
        self._end = end
        self._report = report
        self._next_report = start
        self._waiting: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._running = 0

    async def run(self, coroutines: Iterable[Coroutine[Any, Any, None]]) -> None:
        """Run them to the end; each begins by waiting for its first moment."""
        tasks = [self._run(coroutine) for coroutine in coroutines]
        self._running = len(tasks)
        await gather_or_cancel(*tasks)

    async def until(self, moment: datetime, number: int) -> None:
        """Wait for the moment, if it is still to come; the lowest number first at the same one."""
        if moment >= self._end:
            raise TimelineEnded
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (moment, number, turn))
        self._run_next()
        await turn
        self.now = max(self.now, moment)
        if self.now >= self._next_report:
            self._report(self.now)
            self._next_report = self.now + _REPORT_EVERY

    async def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        with suppress(TimelineEnded):
            await coroutine
        self._run_next()

    def _run_next(self) -> None:
        self._running -= 1
        if not self._running and self._waiting:
            self._running = 1
            heapq.heappop(self._waiting)[-1].set_result(None)


async def gather_or_cancel(*awaitables: Awaitable[Result]) -> list[Result]:
    """The results of all; the first error cancels the others."""
    tasks = [asyncio.ensure_future(one) for one in awaitables]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
