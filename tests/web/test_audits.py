"""What others hold a GraphQL server over HTTP to: the audits of npm's graphql-http."""

import asyncio
import json
from collections.abc import AsyncIterator
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


@pytest.fixture(scope="module")
async def audited(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[str, str]]:
    """The address of the real server with those documents registered, and a token."""
    directory = tmp_path_factory.mktemp("audited")
    manifest = write_manifest(directory / "audits.json", BY_GET)
    owner = await open_clinic(database)
    async with served(database_urls.app, directory, TRUSTED_DOCUMENTS=str(manifest)) as server:
        yield server.url, server.token(owner.principal)


async def found(others: Path, address: str, token: str) -> dict[str, str]:
    """How each audit ended, by its id."""
    said = await asyncio.to_thread(run, others, "node", "audit.mjs", URL=address, TOKEN=token)
    results = json.loads(said)
    print("\n".join(f"{r['id']} {r['name']}: {r['reason']}" for r in results if r.get("reason")))
    return {result["id"]: result["status"] for result in results}


async def test_all_of_them_pass(others: Path, audited: tuple[str, str]) -> None:
    statuses = await found(others, *audited)

    assert len(statuses) == COUNT
    assert {name: status for name, status in statuses.items() if status != "ok"} == {}


async def test_of_another_address_they_do_not(others: Path, audited: tuple[str, str]) -> None:
    statuses = await found(others, audited[0].replace("/graphql", "/livez"), audited[1])

    assert len(statuses) == COUNT
    assert list(statuses.values()).count("error") > 5


async def test_of_a_stranger_they_do_not(others: Path, audited: tuple[str, str]) -> None:
    statuses = await found(others, audited[0], "nobody")

    assert list(statuses.values()).count("error") > 5


async def test_where_no_document_is_trusted_only_what_goes_by_get_fails(
    others: Path, database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    owner = await open_clinic(database)
    async with served(database_urls.app, tmp_path) as server:
        statuses = await found(others, server.url, server.token(owner.principal))

    failed = {name for name, status in statuses.items() if status != "ok"}
    assert failed == {"5A70", "D6D5", "6A70"}
