"""No cache keeps an answer, whatever kind it is; and what is long comes compressed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENTS, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.running_server import served
from tests.web.document_manifests import write_manifest

TRUSTED = "query Who { viewer { role } }"
ORIGIN = "https://app.example"
INTROSPECTION = "{ __schema { types { name description fields { name description } } } }"
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8; header=present"


async def ask(front: httpx.AsyncClient, query: str, **headers: str) -> httpx.Response:
    return await front.post("/graphql", json={"query": query}, headers=headers)


@pytest.fixture(scope="module")
async def front(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    """A client that is signed in at a real server, for a page of another origin."""
    directory = tmp_path_factory.mktemp("front")
    settings = {
        "TRUSTED_DOCUMENTS": str(write_manifest(directory / "manifest.json", [TRUSTED])),
        "ALLOWED_ORIGINS": ORIGIN,
    }
    owner = await open_clinic(database)
    async with served(database_urls.app, directory, **settings) as server:
        headers = {"Authorization": f"Bearer {server.token(owner.principal)}", "Origin": ORIGIN}
        origin = server.process.origin
        async with httpx.AsyncClient(base_url=origin, headers=headers, timeout=30) as front:
            yield front


async def test_no_answer_is_kept_and_every_one_can_be_read_by_a_page(
    front: httpx.AsyncClient,
) -> None:
    answers = {
        "a query": (await ask(front, TRUSTED), 200, JSON),
        "a query by GET": (await front.get(f"/graphql?query={TRUSTED}"), 200, JSON),
        "a document that is none": (await ask(front, "{"), 200, JSON),
        "a query that GET does not serve": (await front.get("/graphql?query={a}"), 403, JSON),
        "no request": (await front.get("/graphql"), 400, JSON),
        "a stranger": (await ask(front, TRUSTED, Authorization=""), 401, JSON),
        "a report": (await front.get("/reports/package-usage.csv"), 200, CSV),
        "a report of what is not there": (
            await front.get("/reports/package-usage.csv?color=red"),
            400,
            JSON,
        ),
        "life": (await front.get("/livez"), 200, "application/json"),
        "readiness": (await front.get("/readyz"), 200, "application/json"),
    }

    for name, (response, status, media_type) in answers.items():
        assert (response.status_code, response.headers["content-type"]) == (status, media_type), (
            name
        )
        assert response.headers["cache-control"] == "no-store", name
        assert response.headers["access-control-allow-origin"] == ORIGIN, name
        assert "Origin" in response.headers["vary"], name


async def test_nor_is_a_refusal_for_lack_of_room(
    front: httpx.AsyncClient, database_urls: DatabaseUrls
) -> None:
    async with holding(database_urls.superuser, PATIENTS):
        asked = "{ patients { nodes { id } } }"
        answers = await asyncio.gather(*(ask(front, asked) for _ in range(60)))

    refused = [response for response in answers if response.status_code == 503]
    assert refused
    for response in refused:
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["access-control-allow-origin"] == ORIGIN
        assert response.headers["retry-after"] == "1"


async def test_what_is_long_is_compressed_for_whoever_takes_it(front: httpx.AsyncClient) -> None:
    plain = await ask(front, INTROSPECTION, **{"Accept-Encoding": "identity"})
    small = await ask(front, INTROSPECTION, **{"Accept-Encoding": "gzip"})
    report = await front.get("/reports/package-usage.csv", headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == report.headers["content-encoding"] == "gzip"
    assert small.json() == plain.json()
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert report.text.partition("\r\n")[0].endswith(",currency")
    for response in (plain, small, report):
        assert response.headers["vary"] == "Accept-Encoding, Origin"


def test_the_lock_of_the_programs_names_no_place_to_download_from(others: Path) -> None:
    lock = (others / "package-lock.json").read_text()

    assert '"integrity"' in lock
    assert '"resolved"' not in lock
