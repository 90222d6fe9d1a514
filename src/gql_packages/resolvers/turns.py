"""Shares the event loop out: whoever has worked for long in a round waits for the next one."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

#: Seconds of the processor that a round of the loop may take before the rest of it waits.
SLICE = 0.008
#: How many things are made of rows, or written, before it is asked whether there is time left.
LONG = 100
#: How many of those who wait are woken together, in the hope that there is time for all of them.
AT_ONCE = 50

Row = TypeVar("Row")
Made = TypeVar("Made")


class Turns:
    """The rounds of one thread's event loop, as those see them who ask whether theirs is over.

    Between two rounds the loop looks for what has come meanwhile: other requests, answers of the
    database, probes. All who wake in one round share its time, whichever request they work for.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._began: float | None = None
        self._waiting: deque[asyncio.Future[None]] = deque()

    def is_over(self) -> bool:
        """Whether this round has lasted long enough, counted from whoever asked first in it."""
        now = time.thread_time()
        loop = asyncio.get_running_loop()
        if self._began is None or loop is not self._loop:
            self._begin(loop, now)
            return False
        return now - self._began > SLICE

    def charge(self, seconds: float) -> None:
        """Count work for this round that is begun in it, and done in the next one."""
        if self._began is not None:
            self._began -= seconds

    async def take(self) -> None:
        """Wait for a round in which there is time left."""
        while self.is_over():
            waiting = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            try:
                await waiting
            except asyncio.CancelledError:
                if not waiting.cancelled():
                    # It was woken already: another goes on in its place.
                    self._wake(1)
                raise

    def _begin(self, loop: asyncio.AbstractEventLoop, now: float) -> None:
        if loop is not self._loop:
            self._loop = loop
            self._waiting.clear()
        self._began = now
        loop.call_soon(self._end)

    def _end(self) -> None:
        """Let those who have waited longest go on in the next round; the first of them begins."""
        self._began = None
        self._wake(AT_ONCE)

    def _wake(self, number: int) -> None:
        while number and self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(None)
                number -= 1


TURNS = Turns()


async def in_turns(make: Callable[[Row], Made], rows: Iterable[Row]) -> list[Made]:
    """What `make` makes of each row, so many at a time."""
    made: list[Made] = []
    for place, row in enumerate(rows):
        if place % LONG == 0:
            await TURNS.take()
        made.append(make(row))
    return made
