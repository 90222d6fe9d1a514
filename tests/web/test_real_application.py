"""The real schema and a real database behind the real application."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from graphql import build_client_schema, get_introspection_query

from gql_packages.domain.permissions import Principal
from gql_packages.resolvers.build_schema import schema
from gql_packages.services.create_clinic import create_clinic
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENTS, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Clock, FrontDesk
from tests.web.minimal_schema import GRAPHQL_RESPONSE, Client, code_of, error_of
from tests.web.test_bodies import ACCEPTED, REFUSED
from tests.web.test_limits import OUTSIDE

POOL_SIZE = 3
KNOWN_TO_NOBODY = UUID("019a0000-0000-7000-8000-00000000dead")


@pytest.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    opened = await ClinicDatabase.open(database_urls.app, pool_size=POOL_SIZE)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def owner(database: ClinicDatabase) -> Principal:
    return await create_clinic(
        database,
        name="Harbour Physio",
        currency="CAD",
        time_zone="America/Vancouver",
        owner_name="Zoë 張",
        owner_email=None,
        now=datetime.now(UTC),
    )


def client_of(database: ClinicDatabase, principal: Principal, **settings: Any) -> Client:
    desk = FrontDesk.of(database, principal, Clock(datetime.now(UTC))).with_application(**settings)
    return Client(http_client(desk.app), desk.app, desk.headers)


@pytest.fixture
def client(database: ClinicDatabase, owner: Principal) -> Client:
    return client_of(database, owner)


VIEWER = "{ viewer { role staffMember { name } } }"


async def answers(client: Client) -> bool:
    """Whether the application answers a good request."""
    response = await client.ask(VIEWER)
    expected = {"role": "OWNER", "staffMember": {"name": "Zoë 張"}}
    return bool(response.json() == {"data": {"viewer": expected}})


async def test_who_asks_is_answered(client: Client) -> None:
    assert await answers(client)


@pytest.mark.parametrize("body", [*ACCEPTED.values(), *(body for body, _ in REFUSED.values())])
async def test_no_body_is_too_much_for_it(client: Client, body: bytes) -> None:
    response = await client.post(body, {"Accept": GRAPHQL_RESPONSE})

    assert response.status_code in (400, 413)
    assert "data" not in response.json()


@pytest.mark.parametrize("document", [text for text, _ in OUTSIDE.values()])
async def test_no_document_is_too_much_for_it(client: Client, document: str) -> None:
    response = await client.ask(document)

    assert response.status_code in (400, 413)
    assert "data" not in response.json()


@pytest.mark.parametrize(
    "document",
    [
        "{ viewr { role } }",
        "{ viewer { rolle } }",
        "{ viewer(rol: 1) { role } }",
        "{ packages(frist: 1) { nodes { id } } }",
        "fragment F on Pakage { id } { viewer { role } }",
        "{ viewer { role @skp(if: true) } }",
        "mutation { createPatint { id } }",
        'mutation { createTreatment(input: {nmae: "x"}) { __typename } }',
        "mutation { createTreatment(input: {kind: CLAS}) { __typename } }",
        "query($r: Rol) { viewer { role } }",
    ],
)
async def test_no_name_of_the_schema_is_suggested(client: Client, document: str) -> None:
    response = await client.ask(document)

    assert response.status_code == 400
    assert "did you mean" not in response.text.lower()


async def test_graphiql_and_code_generators_can_read_the_schema(client: Client) -> None:
    document = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )

    response = await client.ask(document)

    read = build_client_schema(response.json()["data"])
    assert set(read.type_map) == set(schema._schema.type_map)


async def test_whoever_is_no_staff_member_is_a_stranger(database: ClinicDatabase) -> None:
    nobody = Principal(clinic_id=KNOWN_TO_NOBODY, staff_member_id=KNOWN_TO_NOBODY)

    response = await client_of(database, nobody).ask(VIEWER)

    assert response.status_code == 401
    assert code_of(response) == "UNAUTHENTICATED"
    assert "data" not in response.json()


async def test_the_deadline_leaves_the_pool_as_it_was(
    database: ClinicDatabase, owner: Principal, database_urls: DatabaseUrls
) -> None:
    hurried = client_of(database, owner, deadline=0.15)
    async with holding(database_urls.superuser, PATIENTS):
        for _ in range(2 * POOL_SIZE):
            response = await hurried.ask("{ patients { nodes { id } } }")
            assert code_of(response) == "TIMEOUT"

    together = await asyncio.gather(
        *(answers(client_of(database, owner)) for _ in range(POOL_SIZE))
    )
    assert all(together)


async def test_clients_that_give_up_leave_the_pool_as_it_was(
    database: ClinicDatabase, owner: Principal
) -> None:
    client = client_of(database, owner)
    chance = random.Random(7)
    for _ in range(60):
        task = asyncio.create_task(client.ask("{ patients { nodes { id credit { amount } } } }"))
        await asyncio.sleep(chance.uniform(0, 0.012))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    together = await asyncio.gather(*(answers(client) for _ in range(POOL_SIZE)))
    assert all(together)


async def test_beyond_what_can_be_done_requests_are_refused_and_the_rest_are_served(
    database: ClinicDatabase, owner: Principal
) -> None:
    client = client_of(database, owner, work=ConcurrencyLimiter(POOL_SIZE))

    responses = await asyncio.gather(*(client.ask(VIEWER) for _ in range(40)))

    statuses = [response.status_code for response in responses]
    assert set(statuses) == {200, 503}
    assert {code_of(r) for r in responses if r.status_code == 503} == {"OVERLOADED"}
    assert await answers(client)


@pytest.mark.usefixtures("served_limits")
async def test_when_no_connection_comes_free_the_request_is_refused_whole(
    database_urls: DatabaseUrls, owner: Principal
) -> None:
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    client = client_of(database, owner)
    async with database.reading(owner.clinic_id):
        refused = await client.ask(VIEWER, accept="application/json")

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert code_of(refused) == "OVERLOADED"
    assert "data" not in refused.json()
    await database.close()


async def test_health_tells_a_process_from_its_database(
    database_urls: DatabaseUrls, owner: Principal
) -> None:
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    client = client_of(database, owner)

    before = [(await client.http.get(path)).status_code for path in ("/livez", "/readyz")]
    await database.close()
    after = [(await client.http.get(path)) for path in ("/livez", "/readyz")]

    assert before == [200, 200]
    assert [response.status_code for response in after] == [200, 503]
    assert after[1].json() == {"status": "unavailable"}
    assert {response.headers["cache-control"] for response in after} == {"no-store"}


async def test_a_database_that_went_away_is_masked(
    database_urls: DatabaseUrls, owner: Principal
) -> None:
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    client = client_of(database, owner)
    await database.close()

    response = await client.ask(VIEWER)

    assert error_of(response)["extensions"]["code"] in {"INTERNAL", "BUSY", "OVERLOADED"}
    for word in ("pool", "postgres", "connection", "asyncpg"):
        assert word not in json.dumps(error_of(response)).lower()


async def test_the_front_page_says_where_the_api_is(client: Client) -> None:
    response = await client.http.get("/")

    assert response.status_code == 200
    assert "POST /graphql" in response.text
    assert "Authorization: Bearer" in response.text
