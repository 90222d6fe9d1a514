"""Places are given in turn, each for as long as it is held; who waits is served, or told soon."""

import asyncio
import time
from collections import Counter
from contextlib import AsyncExitStack
from random import Random

import pytest

from gql_packages.errors import Overloaded
from gql_packages.web.concurrency_limit import (
    MAX_WAITING,
    MAX_WAITING_OF_ONE,
    ConcurrencyLimiter,
    operation_limiter,
)

pytestmark = pytest.mark.alone


class Asking:
    """Requests that hold their place until they are let go; keeps who was served, in order."""

    def __init__(self, limiter: ConcurrencyLimiter) -> None:
        self.limiter = limiter
        self.served: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def ask(self, *names: str) -> None:
        """Begin these requests: `a1` is the first one of `a`."""
        for name in names:
            self._ends[name] = asyncio.Event()
            self._tasks[name] = asyncio.create_task(self._serve(name))
            await rounds()

    async def end(self, *names: str) -> None:
        """Let these requests end; what they raise is raised."""
        for name in names:
            self._ends[name].set()
            await self._tasks[name]
            await rounds()

    async def give_up(self, name: str) -> None:
        """Cancel a request."""
        self._tasks[name].cancel()
        await asyncio.wait([self._tasks[name]])
        assert self._tasks[name].cancelled()

    async def _serve(self, name: str) -> None:
        async with self.limiter.slot(name[0]):
            self.served.append(name)
            await self._ends[name].wait()


async def rounds(number: int = 4) -> None:
    """Let the event loop go round a few times."""
    for _ in range(number):
        await asyncio.sleep(0)


def limiter(places: int, *, of_one: int | None = None, wait: float = 5.0) -> ConcurrencyLimiter:
    return ConcurrencyLimiter(places, places_of_one=of_one, max_waiting=20, max_wait=wait)


async def test_who_finds_no_place_waits_for_the_next_one() -> None:
    asking = Asking(limiter(2))
    await asking.ask("a1", "a2", "a3", "a4")
    assert asking.served == ["a1", "a2"]
    assert (asking.limiter.count, asking.limiter.waiting) == (2, 2)

    await asking.end("a2")
    assert asking.served == ["a1", "a2", "a3"]
    await asking.end("a1", "a3", "a4")

    assert asking.served == ["a1", "a2", "a3", "a4"]
    assert (asking.limiter.count, asking.limiter.waiting) == (0, 0)


async def test_principals_take_turns() -> None:
    asking = Asking(limiter(1))
    await asking.ask("a1", "a2", "a3", "a4", "b1", "b2", "c1")
    for name in ("a1", "a2", "b1", "c1", "a3", "b2", "a4"):
        await asking.end(name)

    assert asking.served == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"]


async def test_one_principal_has_all_places_but_one_and_the_last_is_for_another() -> None:
    asking = Asking(limiter(3, of_one=2))
    await asking.ask("a1", "a2", "a3")
    assert asking.served == ["a1", "a2"]

    await asking.ask("b1")
    assert asking.served == ["a1", "a2", "b1"]
    await asking.end("b1")
    assert asking.served == ["a1", "a2", "b1"]
    await asking.end("a1")
    assert asking.served[-1] == "a3"
    await asking.end("a2", "a3")


async def test_who_waits_too_long_is_told_and_leaves_no_trace() -> None:
    asking = Asking(limiter(1, wait=0.05))
    await asking.ask("a1", "a2")

    began = time.monotonic()
    with pytest.raises(Overloaded):
        await asking.end("a2")
    assert 0.04 < time.monotonic() - began < 10

    assert (asking.limiter.count, asking.limiter.waiting) == (1, 0)
    await asking.end("a1")
    await asking.ask("a3")
    assert asking.served == ["a1", "a3"]
    await asking.end("a3")


async def test_beyond_so_many_nobody_waits() -> None:
    work = ConcurrencyLimiter(1, max_waiting=3, max_waiting_of_one=2, max_wait=5)
    asking = Asking(work)
    await asking.ask("a1", "a2", "a3")
    assert work.is_full("a")
    assert not work.is_full("b")

    await asking.ask("a4", "b1", "b2")
    for name in ("a4", "b2"):
        with pytest.raises(Overloaded):
            await asking.end(name)
    await asking.end("a1", "a2", "b1", "a3")
    assert asking.served == ["a1", "a2", "b1", "a3"]


async def test_who_gives_up_waiting_is_passed_over() -> None:
    asking = Asking(limiter(1))
    await asking.ask("a1", "a2", "b1")
    await asking.give_up("a2")
    await asking.end("a1", "b1")

    assert asking.served == ["a1", "b1"]
    assert asking.limiter.count == 0


async def test_who_gives_up_in_the_moment_of_its_turn_passes_the_place_on() -> None:
    work = limiter(1)
    async with AsyncExitStack() as held:
        await held.enter_async_context(work.slot("a"))
        asking = Asking(work)
        await asking.ask("a2", "a3")
    # The place is given to the second, which has not heard of it yet.
    assert (work.count, work.waiting) == (1, 1)
    await asking.give_up("a2")
    await rounds()

    assert asking.served == ["a3"]
    await asking.end("a3")
    assert work.count == 0


@pytest.mark.parametrize("error", [KeyError, asyncio.CancelledError, GeneratorExit])
async def test_a_place_is_given_back_however_its_holder_ends(error: type[BaseException]) -> None:
    work = ConcurrencyLimiter(1)
    with pytest.raises(error):
        async with work.slot():
            raise error

    async with work.slot():
        with pytest.raises(Overloaded):
            async with work.slot():
                pass
    assert work.count == 0


@pytest.mark.parametrize("seed", range(20))
async def test_whatever_happens_no_place_is_lost_idle_or_taken_twice(seed: int) -> None:
    chance = Random(seed)
    places, of_one = 4, 3
    work = ConcurrencyLimiter(
        places, places_of_one=of_one, max_waiting=9, max_waiting_of_one=6, max_wait=0.01
    )
    holding: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()

    async def request(who: str) -> None:
        try:
            async with work.slot(who):
                holding[who] += 1
                try:
                    assert holding[who] <= of_one
                    assert holding.total() <= places
                    await asyncio.sleep(chance.choice((0, 0.001, 0.004)))
                finally:
                    holding[who] -= 1
                outcomes["served"] += 1
        except Overloaded:
            outcomes["refused"] += 1

    async def giving_up(task: asyncio.Task[None]) -> None:
        await asyncio.sleep(chance.uniform(0, 0.006))
        task.cancel()

    tasks: list[asyncio.Task[None]] = []
    for _ in range(300):
        task = asyncio.create_task(request(chance.choice("aaabc")))
        tasks.append(task)
        if chance.random() < 0.2:
            tasks.append(asyncio.create_task(giving_up(task)))
        if chance.random() < 0.5:
            await asyncio.sleep(chance.choice((0, 0, 0.001)))
        idle = [who for who in work._queue if work.has_place(who)]
        assert idle == [], "somebody waits who could be served"
    await asyncio.gather(*tasks, return_exceptions=True)

    assert [task.exception() for task in tasks if not task.cancelled() and task.exception()] == []
    assert (work.count, work.waiting, len(work._queue), len(work._taken)) == (0, 0, 0, 0)
    assert outcomes["served"] > 20


async def test_sixty_four_that_share_a_token_are_all_served() -> None:
    work = operation_limiter(10)
    served = 0

    async def client() -> None:
        nonlocal served
        for _ in range(5):
            async with work.slot("one token"):
                assert work.count <= 9
                await asyncio.sleep(0)
                served += 1

    await asyncio.gather(*(client() for _ in range(64)))

    assert served == 64 * 5
    assert MAX_WAITING_OF_ONE < MAX_WAITING
