"""The real clients of both protocols, in Node, against the real server."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.cli_and_server.serve_process import free_port
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready, open_clinic, ready
from tests.npm import install, run
from tests.running_server import Served, served
from tests.websocket_client import PATIENCE

pytestmark = pytest.mark.node

TESTS = 16


@pytest.fixture(scope="session")
def clients() -> Path:
    """Their folder; its programs can be run."""
    folder = Path(__file__).parent / "clients"
    install(folder)
    return folder


def settings(server: Served, token: str | None) -> dict[str, str]:
    return {
        "CLINIC_URL": server.url,
        "CLINIC_TOKEN": str(token),
    }


async def test_they_are_answered_refused_and_told(
    clients: Path, server: Served, clinic: Ready
) -> None:
    ids = {"PATIENT": clinic.patient, "TREATMENT": clinic.treatment}
    command = ("node", "--test", "--test-reporter=tap", "live.test.mjs")

    said = await asyncio.to_thread(
        run, clients, *command, **settings(server, clinic.desk.token), **ids
    )

    counts = dict(line[2:].split(" ", 1) for line in said.splitlines() if line[:2] == "# ")
    assert (int(counts["pass"]), counts["skipped"], counts["todo"]) == (TESTS, "0", "0"), said


@asynccontextmanager
async def follower(
    clients: Path, kind: str, server: Served, token: str | None
) -> AsyncIterator[asyncio.StreamReader]:
    """What a client in a process of its own is told, a line each."""
    process = await asyncio.create_subprocess_exec(
        *("node", "follow.mjs", kind),
        cwd=clients,
        env={**os.environ, **settings(server, token)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        process.kill()
        await process.wait()


async def kind_of(told: asyncio.StreamReader) -> str:
    async with asyncio.timeout(PATIENCE):
        line = await told.readline()
    return str(json.loads(line)["kind"])


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("kind", ["ws", "sse"])
async def test_they_come_back_when_the_server_was_killed_or_stopped(
    clients: Path,
    database: ClinicDatabase,
    database_urls: DatabaseUrls,
    tmp_path: Path,
    kind: str,
    how: signal.Signals,
) -> None:
    there = {"PORT": str(free_port()), "DRAIN_SECONDS": "0"}
    clinic = await ready(await open_clinic(database))
    async with served(database_urls.app, tmp_path, **there) as first:
        token = first.token(clinic.desk.principal)
        async with follower(clients, kind, first, token) as told:
            assert await kind_of(told) == "STARTED"
            await asyncio.to_thread(first.process.end, how)
            async with served(database_urls.app, tmp_path, **there):
                assert await kind_of(told) == "STARTED"
                await clinic.use()
                assert await kind_of(told) == "CHANGED"
