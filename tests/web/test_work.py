"""Requests that take too long are stopped, and those beyond what can be done are refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack

import pytest

from gql_packages.errors import Overloaded
from gql_packages.observing.metrics import RequestMetrics
from gql_packages.web import shedding
from gql_packages.web.concurrency_limit import BURST_SECONDS, LATELY, WorkInFlight
from tests.web.tiny import GATES, GRAPHQL_RESPONSE, Gate, code_of, error_of, serve


@pytest.fixture
def gate() -> Iterator[Gate]:
    GATES.append(Gate())
    yield GATES[-1]
    GATES.pop()


async def test_requests_beyond_the_limit_are_refused_and_told_when_to_come_back(gate: Gate) -> None:
    client = serve(max_in_flight=2)
    running = [asyncio.create_task(client.ask("{ held }")) for _ in range(2)]
    await gate.until_entered(2)

    refused = await client.ask("{ hello }")
    gate.opened.set()
    finished = await asyncio.gather(*running)
    afterwards = await client.ask("{ hello }")

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert code_of(refused) == "OVERLOADED"
    assert [response.status_code for response in finished] == [200, 200]
    assert afterwards.status_code == 200


async def test_a_request_that_takes_too_long_is_stopped_and_gives_its_place_back(
    gate: Gate,
) -> None:
    client = serve(max_in_flight=1, deadline=0.05)

    late = await client.ask("{ held }")
    afterwards = await client.ask("{ hello }")

    assert late.status_code == 503
    assert code_of(late) == "TIMEOUT"
    assert "idempotencyKey" in error_of(late)["message"]
    assert gate.cancelled == gate.left == 1
    assert afterwards.status_code == 200


async def test_one_that_turns_being_stopped_into_an_error_was_stopped_all_the_same(
    gate: Gate,
) -> None:
    response = await serve(deadline=0.05).ask("{ stubborn }")

    assert code_of(response) == "TIMEOUT"


async def test_a_body_that_does_not_arrive_is_not_waited_for_and_holds_no_place() -> None:
    client = serve(max_in_flight=1, deadline=0.2)
    arrived = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield b"{"
        arrived.set()
        await asyncio.sleep(60)

    headers = client.headers | {"Content-Type": "application/json"}
    slow = asyncio.create_task(client.http.post("/graphql", content=slowly(), headers=headers))
    await arrived.wait()
    meanwhile = await client.ask("{ hello }")

    assert meanwhile.status_code == 200
    assert code_of(await slow) == "TIMEOUT"


async def test_a_cancelled_request_gives_its_place_back(gate: Gate) -> None:
    client = serve(max_in_flight=1)
    for turn in range(1, 21):
        task = asyncio.create_task(client.ask("{ held }"))
        await gate.until_entered(turn)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    assert gate.left == 20
    assert (await client.ask("{ hello }")).status_code == 200


async def test_a_time_out_inside_a_resolver_is_not_taken_for_the_deadline() -> None:
    def slow_database(**parts: object) -> object:
        raise TimeoutError

    response = await serve(context_factory=slow_database).ask("{ hello }")

    assert code_of(response) == "INTERNAL"


async def test_a_body_is_not_read_while_there_is_no_place(gate: Gate) -> None:
    client = serve(max_in_flight=1)
    running = asyncio.create_task(client.ask("{ held }"))
    await gate.until_entered(1)

    read = []

    async def body() -> AsyncIterator[bytes]:
        read.append(True)
        yield b"{}"

    refused = await client.http.post("/graphql", content=body())
    gate.opened.set()
    await running

    assert refused.status_code == 503
    assert code_of(refused) == "OVERLOADED"
    assert read == []


@pytest.mark.parametrize("accept", [GRAPHQL_RESPONSE, "application/json", "*/*"])
async def test_what_is_refused_unread_is_refused_in_the_words_of_the_others(
    gate: Gate, accept: str
) -> None:
    client = serve(max_in_flight=0)
    unread = await client.ask("{ hello }", accept=accept)
    client = serve(max_in_flight=0, is_shed_early=False)
    read = await client.ask("{ hello }", accept=accept)

    assert unread.content == read.content
    assert set(read.headers.items()) - set(unread.headers.items()) == {
        ("x-request-id", read.headers["x-request-id"])
    }


async def test_refusals_are_told_once_a_second_with_their_number(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(shedding, "monotonic", lambda: now)
    client = serve(max_in_flight=0)
    for _ in range(3):
        await client.ask("{ hello }")
    now += 1
    await client.ask("{ hello }")

    counts = [record.__dict__["count"] for record in caplog.records]
    assert counts == [1, 3]


def test_what_is_refused_unread_is_counted() -> None:
    metrics = RequestMetrics()
    metrics.shed()

    refused = {"code": "OVERLOADED"}
    asked = {"transport": "http", "type": "none", "field": "none", "outcome": "OVERLOADED"}
    assert metrics.registry.get_sample_value("gql_packages_refused_total", refused) == 1
    assert metrics.registry.get_sample_value("gql_packages_requests_total", asked) == 1


class Hand:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_has_more_places_than_what_goes_on() -> None:
    clock = Hand()
    work = WorkInFlight(16, steady=4, clock=clock)
    with ExitStack() as burst:
        assert taken(work, burst) == 16

    clock.now += 10
    with ExitStack() as burst:
        for _ in range(4):
            burst.enter_context(work.one())
        clock.now += 2 * BURST_SECONDS
        assert taken(work, burst) == 0


def test_while_it_goes_on_no_burst_comes_in_between() -> None:
    clock = Hand()
    work = WorkInFlight(16, steady=4, clock=clock)
    with ExitStack() as burst, ExitStack() as others:
        for _ in range(3):
            others.enter_context(work.one())
        for _ in range(20):
            with work.one():
                clock.now += 2 * BURST_SECONDS
                assert taken(work, burst) == 0

        others.close()
        clock.now += 2 * LATELY
        assert taken(work, burst) == 16


def test_while_most_are_refused_it_only_seems_to_let_up() -> None:
    clock = Hand()
    work = WorkInFlight(16, steady=4, clock=clock)
    for _ in range(20):
        clock.now += BURST_SECONDS / 2
        with ExitStack() as places:
            for _ in range(4):
                places.enter_context(work.one())
            for _ in range(12):
                work.note_refused()
        # All four answers came at once.
        assert work.count == 0

    with ExitStack() as burst:
        assert taken(work, burst) == 4


def test_who_is_refused_now_and_then_is_no_crowd() -> None:
    clock = Hand()
    work = WorkInFlight(16, steady=4, clock=clock)
    for _ in range(20):
        clock.now += BURST_SECONDS / 2
        with ExitStack() as places:
            for _ in range(4):
                places.enter_context(work.one())
            work.note_refused()

    with ExitStack() as burst:
        assert taken(work, burst) == 16


def taken(work: WorkInFlight, burst: ExitStack) -> int:
    """How many more places can be had at this moment; all of them are taken."""
    count = 0
    while not work.is_full:
        burst.enter_context(work.one())
        count += 1
    with pytest.raises(Overloaded), work.one():
        pass
    return count


def test_a_place_is_given_back_however_its_holder_ends() -> None:
    work = WorkInFlight(1)
    for error in (KeyError, asyncio.CancelledError, GeneratorExit):
        with pytest.raises(error), work.one():
            raise error

    with work.one(), pytest.raises(Overloaded), work.one():
        pass

    assert work.count == 0
