"""What others hold a GraphQL server over HTTP to: the audits of npm's graphql-http."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.npm import run
from tests.running_server import served
from tests.web.document_manifests import write_manifest

pytestmark = pytest.mark.node

#: The queries that the audits send by GET, and their mutation.
BY_GET = (
    "{ __typename }",
    "query Type($name: String!) { __type(name: $name) { name } }",
    "mutation { __typename }",
)
COUNT = 61


@dataclass(frozen=True)
class Audited:
    """What was asked about, and as whom."""

    address: str
    token: str


@pytest.fixture(scope="module")
async def audited(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Audited]:
    """The real server with those documents registered."""
    directory = tmp_path_factory.mktemp("audited")
    manifest = write_manifest(directory / "audits.json", BY_GET)
    owner = await open_clinic(database)
    async with served(database_urls.app, directory, TRUSTED_DOCUMENTS=str(manifest)) as server:
        address = server.url
        yield Audited(address, server.token(owner.principal))


async def found(others: Path, address: str, token: str) -> dict[str, str]:
    """How each audit ended, by its id."""
    said = await asyncio.to_thread(run, others, "node", "audit.mjs", URL=address, TOKEN=token)
    results = json.loads(said)
    print("\n".join(f"{r['id']} {r['name']}: {r['reason']}" for r in results if r.get("reason")))
    return {result["id"]: result["status"] for result in results}


async def test_all_of_them_pass(others: Path, audited: Audited) -> None:
    statuses = await found(others, audited.address, audited.token)

    assert len(statuses) == COUNT
    assert {name: status for name, status in statuses.items() if status != "ok"} == {}


async def test_of_another_address_they_do_not(others: Path, audited: Audited) -> None:
    statuses = await found(others, audited.address.replace("/graphql", "/livez"), audited.token)

    assert len(statuses) == COUNT
    assert list(statuses.values()).count("error") > 5


async def test_of_a_stranger_they_do_not(others: Path, audited: Audited) -> None:
    statuses = await found(others, audited.address, "nobody")

    assert list(statuses.values()).count("error") > 5


async def test_where_no_document_is_trusted_only_what_goes_by_get_fails(
    others: Path, database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    owner = await open_clinic(database)
    async with served(database_urls.app, tmp_path) as server:
        address = server.url
        statuses = await found(others, address, server.token(owner.principal))

    failed = {name for name, status in statuses.items() if status != "ok"}
    assert failed == {"5A70", "D6D5", "6A70"}
