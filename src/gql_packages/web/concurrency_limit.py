"""How much is worked on at once, and who waits for a place, and how long."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from gql_packages.errors import Overloaded

#: Of the operations that wait for a place: how many in all, how many of one principal, and for how
#: many seconds. Sixty-four clients that share a token and never pause are served by one worker.
MAX_WAITING, MAX_WAITING_OF_ONE, MAX_WAIT = 200, 150, 1.0


class ConcurrencyLimiter:
    """So many places, given in turn to those who ask; each waits at most `max_wait` seconds.

    At most `max_waiting` wait, and at most `max_waiting_of_one` for one principal, so that nobody
    fills the queue. One principal holds at most `places_of_one`. Who waits longest comes first
    among the requests of one principal; principals take turns.

    A place is free only while none of those who wait may have it: every place that is given back
    goes to one of them first. So nobody who comes later is served before one who could be.
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
        self._taken: Counter[Hashable] = Counter()
        #: those who wait, by principal: who is first here is served next
        self._queue: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def count(self) -> int:
        """How many places are taken."""
        return self._taken.total()

    @property
    def waiting(self) -> int:
        """How many wait for one."""
        return sum(map(len, self._queue.values()))

    def has_place(self, who: Hashable) -> bool:
        """Whether a request of `who` would be served without waiting."""
        return self.count < self.places and self._taken[who] < self._places_of_one

    def is_full(self, who: Hashable) -> bool:
        """Whether a request of `who` could not even wait."""
        return not self.has_place(who) and (
            self.waiting >= self._max_waiting
            or len(self._queue.get(who, ())) >= self._max_waiting_of_one
        )

    @asynccontextmanager
    async def slot(self, who: Hashable = None) -> AsyncIterator[None]:
        """Hold one place until the block ends. Raises Overloaded if none can be had in time."""
        if self.is_full(who):
            raise no_place()
        if self.has_place(who):
            self._taken[who] += 1
        else:
            await self._wait(who)
        try:
            yield
        finally:
            self._give_back(who)

    async def _wait(self, who: Hashable) -> None:
        """Return with a place."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.setdefault(who, deque()).append(place)
        try:
            await asyncio.wait([place], timeout=self._max_wait)
        except asyncio.CancelledError:
            # It may have got its place in the moment in which it was cancelled.
            if place.done():
                self._give_back(who)
            raise
        finally:
            if not place.done():
                self._leave(who, place)
        if not place.done():
            raise no_place()

    def _leave(self, who: Hashable, place: asyncio.Future[None]) -> None:
        self._queue[who].remove(place)
        if not self._queue[who]:
            del self._queue[who]

    def _give_back(self, who: Hashable) -> None:
        self._taken[who] -= 1
        if not self._taken[who]:
            del self._taken[who]
        # A place that is given back can be had by one who waits, and never by two.
        following = next((each for each in self._queue if self.has_place(each)), None)
        if following is not None:
            place = self._queue[following][0]
            self._leave(following, place)
            if following in self._queue:
                self._queue.move_to_end(following)
            self._taken[following] += 1
            place.set_result(None)


def operation_limiter(places: int) -> ConcurrencyLimiter:
    """Operations at once, so many; one principal alone has all places but one."""
    return ConcurrencyLimiter(
        places,
        places_of_one=max(1, places - 1),
        max_waiting=MAX_WAITING,
        max_waiting_of_one=MAX_WAITING_OF_ONE,
        max_wait=MAX_WAIT,
    )


def no_place() -> Overloaded:
    """What is raised, and told, when there is no place."""
    return Overloaded("The server has more work than it can take: try again in a moment.")
