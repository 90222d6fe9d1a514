"""Whoever works long on the event loop lets the others have their turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from gql_packages.resolvers import size, turns
from gql_packages.resolvers.turns import AT_ONCE, SLICE, Turns, in_turns
from tests.front_desk import FrontDesk, ready


def work(seconds: float) -> None:
    """Keep the processor busy."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


async def test_a_round_is_over_when_its_time_is_used_up() -> None:
    rounds = Turns()

    assert not rounds.is_over()
    work(SLICE * 1.5)
    assert rounds.is_over()
    await asyncio.sleep(0)
    assert not rounds.is_over()


async def test_all_who_work_share_one_round() -> None:
    rounds = Turns()
    done: list[int] = []

    async def part(number: int) -> None:
        await rounds.take()
        work(SLICE * 0.7)
        done.append(number)

    seen = []

    async def watch() -> None:
        while len(done) < 10:
            before = len(done)
            await asyncio.sleep(0)
            seen.append(len(done) - before)

    await asyncio.gather(watch(), *(part(number) for number in range(10)))

    assert done == list(range(10))
    assert max(seen) <= 2


async def test_what_is_charged_is_counted_as_worked() -> None:
    rounds = Turns()

    rounds.is_over()
    rounds.charge(SLICE * 2)

    assert rounds.is_over()


async def test_whoever_gives_up_waiting_is_passed_over() -> None:
    rounds = Turns()

    async def work_long() -> None:
        rounds.is_over()
        rounds.charge(SLICE * 2)

    working = asyncio.create_task(work_long())
    waiting = [asyncio.create_task(rounds.take()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()

    await asyncio.gather(working, *waiting[1:])

    assert waiting[0].cancelled()


async def test_whoever_gives_up_when_it_is_woken_wakes_another() -> None:
    rounds = Turns()
    waiting: list[asyncio.Task[None]] = []

    async def work_long() -> None:
        rounds.is_over()
        rounds.charge(SLICE * 2)
        # Runs after the waiting ones have been woken, and before they go on.
        asyncio.get_running_loop().call_soon(give_up)

    def give_up() -> None:
        for task in waiting[:AT_ONCE]:
            task.cancel()

    working = asyncio.create_task(work_long())
    waiting += [asyncio.create_task(rounds.take()) for _ in range(AT_ONCE + 5)]

    async with asyncio.timeout(2):
        await asyncio.gather(working, *waiting[AT_ONCE:])

    assert [task.cancelled() for task in waiting[:AT_ONCE]] == [True] * AT_ONCE


def test_a_loop_that_ended_leaves_nothing_behind() -> None:
    rounds = Turns()

    async def is_over() -> bool:
        found = rounds.is_over()
        rounds.charge(SLICE * 2)
        return found

    assert [asyncio.run(is_over()) for _ in range(3)] == [False, False, False]


async def test_rows_are_made_in_their_order() -> None:
    def make(row: int) -> str:
        work(SLICE / 50)
        return str(row)

    assert await in_turns(make, range(350)) == [str(row) for row in range(350)]


@pytest.fixture
def always_over(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every round is over as soon as somebody has worked in it at all."""
    monkeypatch.setattr(turns, "SLICE", 0.0)
    yield


EVERYTHING = """
query Q($id: ID!) {
  patients(first: 5) { nodes { id packages { edges { node { id refund { at } } } } } }
  patient(id: $id) {
    appointments { nodes { id packageOptions { isEligible patientPackage { id name } } } }
    packages { nodes { redemptions { nodes { id appointment { treatment { name } } } }
      history { nodes { sequence actor { name } } } eligibleItems { treatment { id } } } }
  }
  treatments { id name }
  __schema { types { name fields { name args { name } } } }
}
"""


async def test_an_answer_made_in_many_turns_is_the_same(
    desk: FrontDesk, request: pytest.FixtureRequest
) -> None:
    clinic = await ready(desk)
    for day in range(10, 14):
        await clinic.use(f"2026-03-{day}T17:00:00Z")
    at_once = await desk.ask(EVERYTHING, id=clinic.patient)

    request.getfixturevalue("always_over")

    assert await desk.ask(EVERYTHING, id=clinic.patient) == at_once


async def test_an_answer_that_would_hold_too_much_is_refused_in_a_sentence(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = await ready(desk)
    for day in range(10, 14):
        await clinic.use(f"2026-03-{day}T17:00:00Z")
    asked = "query Q($id: ID!) { patient(id: $id) { appointments { nodes { %s } } } }"
    options = asked % "packageOptions { isEligible }"

    monkeypatch.setattr(size, "MAX_THINGS", 8)
    within = await desk.post(asked % "id", {"id": clinic.patient})
    answered = await desk.post(options, {"id": clinic.patient})
    monkeypatch.setattr(size, "MAX_THINGS", 7)
    refused = await desk.post(options, {"id": clinic.patient})

    assert "errors" not in within
    assert "errors" not in answered
    (error,) = refused["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["message"].startswith("The answer would hold more than 7 things")
