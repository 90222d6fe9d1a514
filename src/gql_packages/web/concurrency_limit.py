"""Limits concurrent operations, with a bounded queue that is fair between principals."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from gql_packages.errors import Overloaded

#: Bounds of the queue: in all, for one principal, and the seconds of waiting. One worker serves
#: sixty-four clients that share a token and never pause.
MAX_WAITING, MAX_WAITING_OF_ONE, MAX_WAIT = 200, 150, 1.0


class ConcurrencyLimiter:
    """At most `places` slots at once, and a queue in which a request waits `max_wait` seconds.

    At most `max_waiting` requests wait, at most `max_waiting_of_one` of one principal, so that no
    principal fills the queue; and one principal holds at most `places_of_one` slots. Requests of
    one principal are served first in, first out; principals take turns.

    A released slot goes to the queue first, so that no later request overtakes an earlier one that
    could be served.
    """

    def __init__(
        self,
        places: int,
        *,
        places_of_one: int | None = None,
        max_waiting: int = 0,
        max_waiting_of_one: int | None = None,
        max_wait: float = 0.0,
    ) -> None:
        self.places = places
        self._places_of_one = places if places_of_one is None else places_of_one
        self._max_waiting = max_waiting
        self._max_waiting_of_one = max_waiting if max_waiting_of_one is None else max_waiting_of_one
        self._max_wait = max_wait
        #: how many slots are taken, and of them by each principal
        self.count = 0
        self._taken: Counter[Hashable] = Counter()
        #: waiting requests by principal; the first principal is served next
        self._queue: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._queue.values()))

    def has_place(self, who: Hashable) -> bool:
        """Whether a request of `who` would get a slot without waiting."""
        return self.count < self.places and self._taken[who] < self._places_of_one

    def is_full(self, who: Hashable) -> bool:
        """Whether a request of `who` would be refused at once."""
        return not self.has_place(who) and (
            self.waiting >= self._max_waiting
            or len(self._queue.get(who, ())) >= self._max_waiting_of_one
        )

    @asynccontextmanager
    async def slot(self, who: Hashable = None) -> AsyncIterator[None]:
        """Hold one slot until the block ends. Raises Overloaded if none is free in time."""
        if self.has_place(who):
            self._take(who)
        elif self.is_full(who):
            raise overloaded()
        else:
            await self._wait(who)
        try:
            yield
        finally:
            self._release(who)

    async def _wait(self, who: Hashable) -> None:
        """Wait for a slot, and take it. Raises Overloaded."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.setdefault(who, deque()).append(place)
        try:
            await asyncio.wait([place], timeout=self._max_wait)
        except asyncio.CancelledError:
            # It may have got its slot in the moment in which it was cancelled.
            if place.done():
                self._release(who)
            raise
        finally:
            if not place.done():
                self._leave(who, place)
        if not place.done():
            raise overloaded()

    def _leave(self, who: Hashable, place: asyncio.Future[None]) -> None:
        self._queue[who].remove(place)
        if not self._queue[who]:
            del self._queue[who]

    def _take(self, who: Hashable) -> None:
        self.count += 1
        self._taken[who] += 1

    def _release(self, who: Hashable) -> None:
        self.count -= 1
        self._taken[who] -= 1
        if not self._taken[who]:
            del self._taken[who]
        if not self._queue:
            return
        # One slot is free: at most one waiting request gets it.
        following = next((each for each in self._queue if self.has_place(each)), None)
        if following is not None:
            place = self._queue[following][0]
            self._leave(following, place)
            if following in self._queue:
                self._queue.move_to_end(following)
            self._take(following)
            place.set_result(None)


def operation_limiter(places: int) -> ConcurrencyLimiter:
    """The limiter of operations; one principal can hold all slots but one."""
    return ConcurrencyLimiter(
        places,
        places_of_one=max(1, places - 1),
        max_waiting=MAX_WAITING,
        max_waiting_of_one=MAX_WAITING_OF_ONE,
        max_wait=MAX_WAIT,
    )


def overloaded() -> Overloaded:
    """The error when no slot is free in time."""
    return Overloaded("The server has more work than it can take: try again in a moment.")
