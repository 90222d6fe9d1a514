"""Requests that take too long are stopped, and those beyond what can be done are refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from gql_packages.errors import Overloaded
from gql_packages.web.work import WorkInFlight
from tests.web.tiny import GATES, Gate, code_of, error_of, serve


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


def test_a_place_is_given_back_however_its_holder_ends() -> None:
    work = WorkInFlight(1)
    for error in (KeyError, asyncio.CancelledError, GeneratorExit):
        with pytest.raises(error), work.one():
            raise error

    with work.one(), pytest.raises(Overloaded), work.one():
        pass

    assert work.count == 0
