"""Clients of others that name documents instead of sending them: Apollo's and urql's own."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.npm import run
from tests.running_server import served
from tests.web.document_manifests import write_manifest

pytestmark = pytest.mark.node

#: As the clients print it.
TRUSTED = "query Who {\n  viewer {\n    __typename\n    role\n  }\n}"
OTHER = "query Other {\n  viewer {\n    __typename\n    role\n  }\n}"
ANSWER = {"viewer": {"__typename": "Viewer", "role": "OWNER"}}
MISS = ["PERSISTED_QUERY_NOT_FOUND"]


@dataclass(frozen=True)
class Servers:
    """Two processes that share nothing but the database and the key, and who asks them."""

    addresses: list[str]
    token: str

    async def told(
        self, others: Path, client: str, document: str, order: str, *, times: int, by_get: bool
    ) -> dict[str, Any]:
        """What the client was answered, and what it sent."""
        said = await asyncio.to_thread(
            run,
            others,
            *("node", "persisted.mjs"),
            SERVERS=",".join(self.addresses),
            ORDER=order,
            TOKEN=self.token,
            CLIENT=client,
            DOCUMENT=document,
            TIMES=str(times),
            BY_GET="yes" if by_get else "",
        )
        told: dict[str, Any] = json.loads(said)
        return told


@pytest.fixture
async def servers(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> AsyncIterator[Servers]:
    manifest = write_manifest(tmp_path / "manifest.json", [TRUSTED])
    owner = await open_clinic(database)
    async with AsyncExitStack() as stack:
        started = [
            await stack.enter_async_context(
                served(database_urls.app, tmp_path, TRUSTED_DOCUMENTS=str(manifest))
            )
            for _ in range(2)
        ]
        addresses = [f"http://127.0.0.1:{each.process.port}/graphql" for each in started]
        yield Servers(addresses, started[0].token(owner.principal))


@pytest.mark.long
@pytest.mark.parametrize("client", ["apollo", "urql"])
async def test_a_client_survives_that_a_process_does_not_know_what_another_remembers(
    others: Path, servers: Servers, client: str
) -> None:
    told = await servers.told(others, client, OTHER, "00110101", times=6, by_get=False)

    assert told["answers"] == [ANSWER] * 6
    assert [(each["server"], each["is_whole"], each["codes"]) for each in told["sent"]] == [
        (0, False, MISS),
        (0, True, []),
        (1, False, MISS),
        (1, True, []),
        (0, False, []),
        (1, False, []),
        (0, False, []),
        (1, False, []),
    ]
    assert {each["method"] for each in told["sent"]} == {"POST"}


@pytest.mark.long
@pytest.mark.parametrize("client", ["apollo", "urql"])
async def test_what_is_trusted_is_never_sent_whole_and_goes_by_get(
    others: Path, servers: Servers, client: str
) -> None:
    told = await servers.told(others, client, TRUSTED, "01", times=4, by_get=True)

    assert told["answers"] == [ANSWER] * 4
    assert len(told["sent"]) == 4
    for each in told["sent"]:
        assert (each["method"], each["is_whole"], each["status"]) == ("GET", False, 200)


async def test_what_is_not_trusted_is_sent_by_post_when_it_is_not_served_by_get(
    others: Path, servers: Servers
) -> None:
    told = await servers.told(others, "apollo", OTHER, "0", times=2, by_get=True)

    assert told["answers"] == [ANSWER] * 2
    methods = [(each["method"], each["is_whole"]) for each in told["sent"]]
    assert methods == [("GET", False), ("POST", True)] * 2
