"""Server-sent events at the real server: what stands in them, and what is an answer like others."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.assurance.mutant_server import altered
from tests.cli_and_server.serve_process import free_port
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, RECORD, VISITS
from tests.websocket_client import PATIENCE

EVENTS = {"Accept": "text/event-stream"}


@dataclass
class Stream:
    """A response as it comes in."""

    response: httpx.Response
    pieces: AsyncIterator[str]

    async def block(self) -> str:
        """The next event or comment, without the empty line at its end."""
        async with asyncio.timeout(PATIENCE):
            lines = []
            while (line := await anext(self.pieces)) != "":
                lines.append(line)
        return "\n".join(lines)

    async def told(self) -> Answer:
        """The data of the next event."""
        event, data = (await self.block()).split("\n")
        assert event == "event: next"
        told: Answer = json.loads(data.removeprefix("data: "))
        return told


@asynccontextmanager
async def streamed(desk: FrontDesk, query: str, **variables: object) -> AsyncIterator[Stream]:
    assert desk.http is not None
    headers = EVENTS | ({"Authorization": f"Bearer {desk.token}"} if desk.token else {})
    body = {"query": query, "variables": variables}
    async with desk.http.stream("POST", "/graphql", json=body, headers=headers) as response:
        yield Stream(response, response.aiter_lines())


async def test_what_was_committed_is_told_until_the_client_has_enough(
    server: Served, clinic: Ready
) -> None:
    async with streamed(clinic.desk, VISITS, during=MARCH) as stream:
        assert stream.response.status_code == 200
        headers = stream.response.headers
        assert headers["content-type"] == "text/event-stream; charset=utf-8"
        assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")
        started = await stream.told()
        visit = await clinic.use()
        changed = await stream.told()

    assert started["data"]["appointmentsChanged"]["kind"] == "STARTED"
    (told,) = changed["data"]["appointmentsChanged"]["appointments"]
    assert told["id"] == visit["id"]


async def test_changes_of_a_patient_are_told_with_their_kinds(
    server: Served, clinic: Ready
) -> None:
    async with streamed(clinic.desk, RECORD, patient=clinic.patient) as stream:
        await stream.told()
        await clinic.desk.receive(clinic.patient, "50.00")
        told = (await stream.told())["data"]["patientChanged"]

    assert (told["kind"], told["changed"]) == ("CHANGED", ["PAYMENT"])
    assert told["patient"]["credit"] == {"amount": "50.00"}


async def test_queries_errors_and_refusals_are_one_event_and_complete(owner: FrontDesk) -> None:
    for document, expected in (
        ("{ viewer { role } }", {"data": {"viewer": {"role": "OWNER"}}}),
        ("{ viewer { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
        ('subscription { patientPackagesChanged(patientId: "x") { kind } }', "NOT_FOUND"),
        ("query A { viewer { role } } query B { viewer { role } }", "BAD_REQUEST"),
    ):
        async with streamed(owner, document) as stream:
            told = await stream.told()
            assert await stream.block() == "event: complete\ndata:"
        if isinstance(expected, str):
            assert told["errors"][0]["extensions"]["code"] == expected
        else:
            assert told == expected


@pytest.mark.parametrize(
    ("token", "content", "status"),
    [
        (False, b'{"query": "{ __typename }"}', 401),
        (True, b"nonsense", 400),
        (True, b'{"query": 7}', 400),
    ],
)
async def test_what_is_wrong_with_the_request_is_a_response_like_others(
    server: Served, owner: FrontDesk, token: bool, content: bytes, status: int
) -> None:
    headers = {"Content-Type": "application/json", **EVENTS}
    if token:
        headers["Authorization"] = f"Bearer {owner.token}"

    response = await server.http.post("/graphql", content=content, headers=headers)

    assert response.status_code == status
    assert response.headers["content-type"].startswith("application/json")
    assert "errors" in response.json()


async def test_something_is_sent_while_there_is_nothing_to_tell(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, **altered("quick heartbeats")) as server:
        desk = server.desk(await open_clinic(database))
        async with streamed(desk, VISITS, during=MARCH) as stream:
            await stream.told()
            assert [await stream.block() for _ in range(3)] == [":", ":", ":"]


async def test_when_the_server_stops_the_stream_ends_and_is_not_complete(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, DRAIN_SECONDS="0") as server:
        desk = server.desk(await open_clinic(database))
        async with streamed(desk, VISITS, during=MARCH) as stream:
            await stream.told()
            stopping = asyncio.create_task(asyncio.to_thread(server.process.end, signal.SIGTERM))
            assert [line async for line in stream.pieces] == []
            assert await stopping == 0


async def test_it_is_counted_while_it_is_open_and_logged_once_at_its_end(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    port = str(free_port())
    async with served(database_urls.app, tmp_path, METRICS_PORT=port) as server:
        desk = server.desk(await open_clinic(database))

        async def counted(name: str) -> float:
            text = (await server.http.get(f"http://127.0.0.1:{port}/metrics")).text
            lines = [line for line in text.splitlines() if line.startswith(f"{name} ")]
            return float(lines[0].split()[1]) if lines else 0.0

        async with streamed(desk, VISITS, during=MARCH) as stream:
            await stream.told()
            assert await counted("gql_packages_open_subscriptions") == 1
            assert await counted("gql_packages_requests_in_flight") == 0
        async with asyncio.timeout(PATIENCE):
            while await counted("gql_packages_open_subscriptions") > 0:
                await asyncio.sleep(0.01)
        assert await counted("gql_packages_requests_in_flight") == 0
    lines = [line for line in server.process.text.splitlines() if '"subscription"' in line]
    (logged,) = [json.loads(line) for line in lines]
    told = {"transport": "sse", "fields": ["appointmentsChanged"], "status": 200}
    assert logged.items() >= told.items()
