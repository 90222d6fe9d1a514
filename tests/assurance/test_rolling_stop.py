"""Servers are stopped and started again under load, and no request that was accepted fails."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from tests.assurance.acknowledged_vs_stored import Books
from tests.assurance.balancer import balanced
from tests.assurance.clients_that_retry import Client, Intent, Work, at_work, new_clinic
from tests.assurance.mutant_server import altered
from tests.cli_and_server.serve_process import ServeProcess, eventually
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PACKAGE, ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.run_size import size, tell
from tests.running_server import Served, served

pytestmark = pytest.mark.alone

STOPS = size(short=2, full=20)
#: Of two workers each.
RENEWALS = size(short=1, full=10)
DESKS = 6

DRAINING = {"DRAIN_SECONDS": "0.5"}


async def test_one_of_two_servers_is_stopped_again_and_again(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        servers = [
            await stack.enter_async_context(served(database_urls.app, tmp_path, **DRAINING))
            for _ in range(2)
        ]
        ports = [server.process.port for server in servers]
        balancer, http = await stack.enter_async_context(balanced(*ports))
        desks = [await desk_of(database, servers[0], http) for _ in range(DESKS)]
        other = await desk_of(database, servers[0], http)
        books = Books(database_urls.superuser, [desk.clinic for desk in desks])
        async with at_work(desks):
            caught = []
            for number in range(STOPS):
                server = servers[number % 2]
                caught.append(await stopped_midway(server, database_urls, other))
                await started_again(server, tmp_path)
                await balancer.until_ready(server.process.port)
        asked, failures = what_became([*desks, other])

        tell(
            f"rolling stop: {STOPS} stops, {asked:,} requests, {len(failures)} failed;"
            f" those caught midway: {caught.count('DONE')} of {STOPS} done"
        )
        assert failures == []
        assert caught == ["DONE"] * STOPS
        assert not await books.compare(intents_of(desks))


@pytest.mark.long
async def test_workers_are_renewed_behind_one_port(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, "--workers", "2") as server:
        desks = [await desk_of(database, server, server.http) for _ in range(DESKS)]
        books = Books(database_urls.superuser, [desk.clinic for desk in desks])
        async with at_work(desks):
            for _ in range(RENEWALS):
                before = server.process.workers()
                os.kill(server.process.process.pid, signal.SIGHUP)
                await until_renewed(server, before)
        asked, failures = what_became(desks)

        tell(
            f"rolling stop: {2 * RENEWALS} workers renewed, {asked:,} requests,"
            f" {len(failures)} failed"
        )
        assert failures == []
        assert not await books.compare(intents_of(desks))


@pytest.mark.long
async def test_without_the_last_steps_a_stop_is_noticed(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    without = altered("no grace at the end")
    async with served(database_urls.app, tmp_path, **without) as server:
        desk = await desk_of(database, server, server.http)
        caught = await stopped_midway(server, database_urls, desk)

    tell(f"control: without grace, the request that is caught midway hears {caught}")
    assert caught != "DONE"


async def desk_of(database: ClinicDatabase, server: Served, http: httpx.AsyncClient) -> Client:
    """A client of a clinic of its own, so that it waits for nobody, that reaches the servers
    through `http`."""
    clinic = await new_clinic(server.desk(await open_clinic(database)))
    return Client(clinic, Work(), http)


async def stopped_midway(server: Served, urls: DatabaseUrls, client: Client) -> str:
    """Stop the server while a request at it waits for a row, until nobody listens there; what that
    request hears."""
    package, visit = await client.sell(), await client.book()
    desk = server.desk(client.clinic.desk)
    async with holding(urls.superuser, PACKAGE, package) as held:
        asked = ask(desk, "redeemPackage", appointmentId=visit, patientPackageId=package)
        await held.until_waiting(1)
        server.process.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(eventually, lambda: nobody_listens(server.process.port))
        await asyncio.sleep(0.3)
    try:
        return heard(await asked)
    except (httpx.HTTPError, ValueError) as error:
        return type(error).__name__
    finally:
        assert await asyncio.to_thread(server.process.process.wait, 30) == 0


async def started_again(server: Served, directory: Path) -> None:
    """Begin again, in the place of the process that ended."""
    settings = dict(server.process.settings)
    again = ServeProcess(directory, **settings)
    await asyncio.to_thread(again.wait_until_ready)
    server.process.process = again.process


def nobody_listens(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) != 0


async def until_renewed(server: Served, before: set[int]) -> None:
    """Until two others serve in the place of those before."""
    async with asyncio.timeout(180):
        while len(now := server.process.workers()) != 2 or now & before:
            await asyncio.sleep(0.05)


def intents_of(desks: list[Client]) -> list[Intent]:
    return [intent for desk in desks for intent in desk.work.intents]


def what_became(desks: list[Client]) -> tuple[int, list[str]]:
    """How many requests they sent, and which of them had to be sent again or were not answered."""
    intents = intents_of(desks)
    looks = sum((desk.work.looks for desk in desks), Counter[str]())
    again = [str(intent) for intent in intents if intent.retried]
    return len(intents) + looks.total(), [
        *again,
        *(f"look: {word}" for word in looks.keys() - {"DONE"}),
    ]
