"""A page of another origin in the real Chromium, at the real server."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli_and_server.serve_process import free_port
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENTS, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic
from tests.npm import run
from tests.running_server import served

pytestmark = [pytest.mark.browser, pytest.mark.node]

#: More than may be worked on at once, for as long as somebody holds what they wait for.
BUSY = 24


@dataclass(frozen=True)
class Pages:
    """A server, whoever works at it, and the ports of an origin that it names and of another."""

    owner: FrontDesk
    address: str
    named: int
    other: int

    async def told(self, others: Path, case: str) -> dict[str, Any]:
        """What the two pages could do."""
        said = await asyncio.to_thread(
            run,
            others,
            *("node", "pages.mjs"),
            URL=self.address,
            TOKEN=str(self.owner.token),
            NAMED=str(self.named),
            OTHER=str(self.other),
            CASE=case,
        )
        told: dict[str, Any] = json.loads(said)
        return told


@pytest.fixture(scope="module")
async def pages(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Pages]:
    named, other = free_port(), free_port()
    directory = tmp_path_factory.mktemp("origins")
    owner = await open_clinic(database)
    origins = f"https://app.example,http://127.0.0.1:{named}"
    async with served(database_urls.app, directory, ALLOWED_ORIGINS=origins) as server:
        address = server.url
        yield Pages(server.desk(owner), address, named, other)


async def test_a_page_that_is_named_is_served_and_another_is_not(
    others: Path, pages: Pages
) -> None:
    told = await pages.told(others, "served")

    assert told == {
        "named": {
            "answer": ["OWNER", True],
            "stranger": "UNAUTHENTICATED",
            "report": "attachment",
            "socket": "open",
        },
        "other": {
            "answer": "TypeError",
            "stranger": "TypeError",
            "report": "TypeError",
            "socket": "Error",
        },
    }


async def test_a_page_that_is_named_sees_that_there_is_too_much_to_do(
    others: Path, pages: Pages, database_urls: DatabaseUrls
) -> None:
    async with (
        holding(database_urls.superuser, PATIENTS),
        busy(pages.owner),
    ):
        told = await pages.told(others, "overloaded")

    assert told == {"named": ["OVERLOADED", "1"], "other": "TypeError"}


@asynccontextmanager
async def busy(desk: FrontDesk) -> AsyncIterator[None]:
    """Ask for what is held, again and again, until the block ends."""

    async def ask() -> None:
        while True:
            await desk.post("{ patients { nodes { id } } }")

    asking = [asyncio.create_task(ask()) for _ in range(BUSY)]
    try:
        yield
    finally:
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
