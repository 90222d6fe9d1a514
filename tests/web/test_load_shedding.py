"""Requests that take too long are stopped, and those beyond what can be done are refused."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from gql_packages.observability.metrics import RequestMetrics
from gql_packages.web import concurrency_limit
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from tests.web.minimal_schema import (
    GATES,
    GRAPHQL_RESPONSE,
    PRINCIPAL,
    Gate,
    code_of,
    error_of,
    serve,
    token,
)

pytestmark = pytest.mark.alone

COLLEAGUE = replace(PRINCIPAL, staff_member_id=uuid4())


@pytest.fixture
def gate() -> Iterator[Gate]:
    GATES.append(Gate())
    yield GATES[-1]
    GATES.pop()


async def test_requests_beyond_the_limit_are_refused_and_told_when_to_come_back(gate: Gate) -> None:
    client = serve(work=ConcurrencyLimiter(2))
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
    client = serve(work=ConcurrencyLimiter(1), deadline=1)

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
    client = serve(work=ConcurrencyLimiter(1), deadline=0.2)
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
    client = serve(work=ConcurrencyLimiter(1))
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
    client = serve(work=ConcurrencyLimiter(1))
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
    unread = await serve(work=ConcurrencyLimiter(0)).ask("{ hello }", accept=accept)
    work = ConcurrencyLimiter(0, max_waiting=1, max_wait=0.01)
    waited = await serve(work=work).ask("{ hello }", accept=accept)

    assert unread.content == waited.content
    assert set(waited.headers.items()) - set(unread.headers.items()) == {
        ("x-request-id", waited.headers["x-request-id"])
    }


async def test_whose_share_of_the_queue_is_full_is_refused_unread_and_others_wait(
    gate: Gate,
) -> None:
    work = ConcurrencyLimiter(1, max_waiting=2, max_waiting_of_one=1, max_wait=5)
    client = serve(work=work)
    running = [asyncio.create_task(client.ask("{ held }")) for _ in range(2)]
    while not work.waiting:
        await asyncio.sleep(0)

    refused = await client.ask("{ hello }")
    colleague = replace(client, headers={"Authorization": f"Bearer {token(COLLEAGUE)}"})
    other = asyncio.create_task(colleague.ask("{ hello }"))
    while work.waiting < 2:
        await asyncio.sleep(0)
    gate.opened.set()

    assert code_of(refused) == "OVERLOADED"
    assert "x-request-id" not in refused.headers
    assert (await other).status_code == 200
    assert [response.status_code for response in await asyncio.gather(*running)] == [200, 200]


async def test_refusals_are_told_once_a_second_with_their_number(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(concurrency_limit, "monotonic", lambda: now)
    client = serve(work=ConcurrencyLimiter(0))
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


async def test_a_refusal_is_told_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concurrency_limit, "PAUSE", 0.1)
    began = time.monotonic()

    await serve(work=ConcurrencyLimiter(0)).ask("{ hello }")

    assert time.monotonic() - began >= 0.1
