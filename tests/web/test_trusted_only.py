"""Where only trusted documents are served: to whom others are, over HTTP and WebSocket."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from graphql import build_client_schema, get_introspection_query

from gql_packages.domain.permissions import Role
from gql_packages.resolvers.build_schema import schema
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.running_server import Served, served
from tests.web.document_manifests import persisted, sha256_of, write_manifest
from tests.websocket_client import signed_in

TRUSTED = "query Who { viewer { role } }"
OTHER = "query Other { viewer { role permissions } }"
EXPLORERS = {Role.OWNER, Role.BILLING, Role.SUPPORT}


@pytest.fixture(scope="module")
async def server(
    database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    directory = tmp_path_factory.mktemp("trusting")
    settings = {
        "TRUSTED_DOCUMENTS": str(write_manifest(directory / "manifest.json", [TRUSTED])),
        "TRUSTED_DOCUMENTS_ONLY": "true",
    }
    async with served(database_urls.app, directory, **settings) as started:
        yield started


@pytest.fixture(scope="module")
async def owner(database: ClinicDatabase) -> FrontDesk:
    """Who sets things up, elsewhere."""
    return await open_clinic(database)


async def staff(server: Served, owner: FrontDesk, role: Role) -> FrontDesk:
    """Somebody in that role, at the server."""
    return server.desk(owner if role is Role.OWNER else await owner.colleague(role))


def codes_of(answer: Answer) -> list[str]:
    return [error["extensions"]["code"] for error in answer.get("errors", [])]


@pytest.mark.parametrize("role", Role)
async def test_what_is_trusted_is_served_to_everybody(
    server: Served, owner: FrontDesk, role: Role
) -> None:
    desk = await staff(server, owner, role)
    named: list[dict[str, Any]] = [
        {"query": TRUSTED},
        {"documentId": f"sha256:{sha256_of(TRUSTED)}"},
        {"extensions": persisted(TRUSTED)},
    ]

    for body in named:
        assert (await desk.post_raw(body)).json() == {"data": {"viewer": {"role": role}}}
        async with signed_in(server.process.port, desk.token) as connection:
            await connection.say(id="1", type="subscribe", payload=body)
            heard = await connection.message()
        assert heard["payload"] == {"data": {"viewer": {"role": role}}}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "document", [OTHER, f"{TRUSTED} ", "{ viewer {", "{ __schema { types { name } } }"]
)
async def test_others_are_served_to_whoever_may_explore(
    server: Served, owner: FrontDesk, role: Role, document: str
) -> None:
    desk = await staff(server, owner, role)

    response = await desk.post_raw({"query": document})
    async with signed_in(server.process.port, desk.token) as connection:
        said = (await connection.run(document))[0]

    told = said["payload"] if said["type"] == "next" else {"errors": said["payload"]}
    is_refused = role not in EXPLORERS
    assert ("DOCUMENT_NOT_TRUSTED" in codes_of(response.json())) is is_refused
    assert ("DOCUMENT_NOT_TRUSTED" in codes_of(told)) is is_refused
    if is_refused:
        assert response.status_code == 403
        assert "data" not in response.json()


async def test_a_right_that_was_taken_away_counts_at_once(server: Served, owner: FrontDesk) -> None:
    desk = await staff(server, owner, Role.SUPPORT)
    before = await desk.post(OTHER)
    key = desk.staff_member

    await owner.do(
        "updateStaffMember", "staffMember { role }", staffMemberId=key, role="FRONT_DESK"
    )
    after = await desk.post(OTHER)

    assert codes_of(before) == []
    assert codes_of(after) == ["DOCUMENT_NOT_TRUSTED"]


async def test_the_refusal_is_in_the_audit(
    server: Served, owner: FrontDesk, database: ClinicDatabase
) -> None:
    desk = await staff(server, owner, Role.PRACTITIONER)
    clinic_id, staff_member_id = desk.principal.clinic_id, desk.principal.staff_member_id

    await desk.post(OTHER)

    async with database.reading(clinic_id) as db:
        rows = await db.rows(
            "SELECT operation, outcome FROM audit_entry WHERE clinic_id = $1 AND actor_id = $2",
            clinic_id,
            staff_member_id,
        )
    assert [dict(row) for row in rows] == [{"operation": "document", "outcome": "FORBIDDEN"}]


async def test_a_mutation_that_is_not_trusted_does_nothing(
    server: Served, owner: FrontDesk
) -> None:
    desk = await staff(server, owner, Role.FRONT_DESK)
    add = 'mutation { createPatient(input: {firstName: "Noor"}) { __typename } }'

    refused = await desk.post(add)

    assert codes_of(refused) == ["DOCUMENT_NOT_TRUSTED"]
    assert (await owner.ask("{ patients { totalCount } }"))["patients"]["totalCount"] == 0


async def test_by_get_it_is_not_even_read(server: Served, owner: FrontDesk) -> None:
    desk = await staff(server, owner, Role.PRACTITIONER)

    answer = await server.http.get(
        "/graphql",
        params={"query": "mutation { anything }"},
        headers={"Authorization": f"Bearer {desk.token}", "Accept": "application/json"},
    )

    assert codes_of(answer.json()) == ["DOCUMENT_NOT_TRUSTED"]


async def test_nothing_is_remembered(server: Served, owner: FrontDesk) -> None:
    explorer = await staff(server, owner, Role.OWNER)

    sent = await explorer.post_raw({"query": OTHER, "extensions": persisted(OTHER)})
    named = await explorer.post_raw({"extensions": persisted(OTHER)})

    assert codes_of(sent.json()) == []
    assert codes_of(named.json()) == ["PERSISTED_QUERY_NOT_FOUND"]


async def test_whoever_may_explore_reads_the_schema(server: Served, owner: FrontDesk) -> None:
    explorer = await staff(server, owner, Role.SUPPORT)

    data = await explorer.ask(get_introspection_query())

    read = build_client_schema(json.loads(json.dumps(data)))
    assert set(read.type_map) == set(schema._schema.type_map)


async def test_a_stranger_is_told_nothing_else(server: Served) -> None:
    response = await server.http.post("/graphql", json={"query": OTHER})

    assert response.status_code == 401
    assert codes_of(response.json()) == ["UNAUTHENTICATED"]
