"""GraphQL over WebSocket, at the real server: who may, what is answered, and what is too much."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from gql_packages.auth.local_signing_key import issue_token
from gql_packages.web.close_codes import SEND_ONE
from gql_packages.web.websocket import MAX_MESSAGE_BYTES, MAX_OPERATIONS
from tests import websocket_client
from tests.cli_and_server.serve_process import free_port
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENTS, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.mutation_documents import mutation_document
from tests.running_server import Served, served
from tests.web.document_manifests import persisted
from tests.web.key_server import P256
from tests.websocket_client import GraphQLSocket, close_of, opened


@pytest.fixture(scope="module")
async def owner(server: Served, database: ClinicDatabase) -> FrontDesk:
    return server.desk(await open_clinic(database))


def signed_in(server: Served, owner: FrontDesk) -> AbstractAsyncContextManager[GraphQLSocket]:
    return websocket_client.signed_in(server.process.port, owner.token)


async def test_an_operation_is_answered_and_complete(server: Served, owner: FrontDesk) -> None:
    async with signed_in(server, owner) as connection:
        heard = await connection.run("{ viewer { role } }")

    data = {"data": {"viewer": {"role": "OWNER"}}}
    assert heard == [
        {"id": "one", "type": "next", "payload": data},
        {"id": "one", "type": "complete"},
    ]


async def test_a_mutation_is_done_once_under_its_key(server: Served, owner: FrontDesk) -> None:
    patient, offer = await owner.patient(), await owner.offer()
    given = {"patientId": patient, "packageId": offer, "idempotencyKey": "sold-by-socket-1"}
    document = mutation_document("sellPackage", "patientPackage { id }")

    async with signed_in(server, owner) as connection:
        said = [(await connection.run(document, input=given))[0] for _ in range(2)]

    assert said[0] == said[1]
    assert said[0]["payload"]["data"]["sellPackage"]["patientPackage"]["id"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ viewer { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ viewer {", "GRAPHQL_PARSE_FAILED"),
    ],
)
async def test_a_document_that_cannot_be_run_is_an_error_and_the_connection_goes_on(
    server: Served, owner: FrontDesk, document: str, code: str
) -> None:
    async with signed_in(server, owner) as connection:
        (refused,) = await connection.run(document)
        answered = await connection.run("{ viewer { role } }")

    assert (refused["type"], refused["payload"][0]["extensions"]["code"]) == ("error", code)
    assert answered[0]["type"] == "next"


async def test_a_document_has_the_limits_of_any_other(server: Served, owner: FrontDesk) -> None:
    many = " ".join(f"a{number}: viewer {{ role }}" for number in range(31))

    async with signed_in(server, owner) as connection:
        (refused,) = await connection.run(f"{{ {many} }}")

    assert "31 aliases" in refused["payload"][0]["message"]


async def test_nothing_is_answered_before_a_token_came(server: Served) -> None:
    async with opened(server.process.port) as connection:
        await connection.say(id="one", type="subscribe", payload={"query": "{ __typename }"})
        assert await connection.closed() == (
            4401,
            "Send connection_init with the token, and wait for connection_ack, first.",
        )


async def test_strangers_are_sent_away(server: Served, owner: FrontDesk) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=2)
    expired = issue_token(server.signing_key, owner.principal, hours=1, now=long_ago)

    closures = {
        "nonsense": (4403, "The token is not valid. Connect again with another one."),
        expired: (4401, "The token has expired. Connect again with a new one."),
    }
    for token, closure in closures.items():
        async with opened(server.process.port) as connection:
            await connection.sign_in(token)
            assert await connection.closed() == closure
    async with opened(server.process.port) as connection:
        await connection.say(type="connection_init")
        assert await connection.closed() == (4403, SEND_ONE)


FOLLOW = """subscription { appointmentsChanged(during: {from: "2026-03-01", to: "2026-03-02"}) {
  kind } }"""


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "x" * 500}, 4400),
        ({"type": "subscribe", "id": "ä" * 128, "payload": {"query": FOLLOW}}, 4409),
    ],
)
async def test_the_reason_of_an_end_is_as_long_as_there_is_room_for(
    server: Served, owner: FrontDesk, message: Answer, code: int
) -> None:
    async with signed_in(server, owner) as connection:
        with pytest.raises(ConnectionClosed) as gone:
            while True:
                await connection.say(**message)
                await connection.message()

    assert close_of(gone)[0] == code


async def test_of_too_many_operations_the_last_is_refused(server: Served, owner: FrontDesk) -> None:
    async with signed_in(server, owner) as connection:
        for number in range(MAX_OPERATIONS + 1):
            await connection.say(id=f"{number}", type="subscribe", payload={"query": FOLLOW})
        heard = [await connection.message() for _ in range(MAX_OPERATIONS + 1)]

    [refused] = [message for message in heard if message["type"] != "next"]
    assert (refused["id"], refused["type"]) == (f"{MAX_OPERATIONS}", "error")
    assert refused["payload"][0]["extensions"] == {"code": "OVERLOADED"}


async def test_where_the_keys_cannot_be_read_whoever_comes_is_asked_to_come_again(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    token = jwt.encode({}, P256, "ES256", headers={"kid": "one"})
    nowhere = f"http://127.0.0.1:{free_port()}/keys"
    provider = {"AUTH_JWKS_URL": nowhere, "AUTH_ISSUER": "somebody", "AUTH_AUDIENCE": "us"}
    async with (
        served(database_urls.app, tmp_path, **provider) as other,
        opened(other.process.port) as visit,
    ):
        await visit.sign_in(token)
        assert await visit.closed() == (
            1013,
            "The sign-in keys cannot be read at the moment: try again.",
        )


async def test_whoever_left_the_clinic_is_refused_from_the_next_operation_on(
    server: Served, owner: FrontDesk
) -> None:
    colleague = await owner.colleague("SUPPORT")
    colleague = replace(colleague, token=server.token(colleague.principal))
    async with signed_in(server, colleague) as connection:
        member = colleague.staff_member
        await owner.do("archiveStaffMember", "staffMember { id }", staffMemberId=member)

        (refused,) = await connection.run("{ viewer { role } }")

    assert refused["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "message",
    [
        "",
        "not json",
        "[]",
        "7",
        "null",
        '{"type": 7}',
        '{"type": []}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": [], "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "", "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "one", "payload": []}',
        '{"type": "subscribe", "id": "one", "payload": {"query": 7}}',
        '{"type": "subscribe", "id": "one", "payload": {"query": "{ a }", "variables": 7}}',
        '{"type": "complete"}',
        '{"type": "complete", "id": {}}',
        '{"type": "unheard-of"}',
        '{"type": "ping", "type": "pong"}',
        '{"type": "ping", "payload": "\\ud800"}',
        '{"type": "ping", "payload": ' + "[" * 70 + "]" * 70 + "}",
    ],
)
async def test_what_is_not_the_protocols_closes_the_connection(
    server: Served, owner: FrontDesk, message: str
) -> None:
    async with signed_in(server, owner) as connection:
        await connection.connection.send(message)
        assert (await connection.closed())[0] == 4400


async def test_bytes_and_messages_beyond_64_kib_close_the_connection(
    server: Served, owner: FrontDesk
) -> None:
    async with signed_in(server, owner) as connection:
        await connection.connection.send(b'{"type": "ping"}')
        assert (await connection.closed())[0] == 4400
    async with signed_in(server, owner) as connection:
        await connection.say(type="ping", payload="x" * MAX_MESSAGE_BYTES)
        assert (await connection.closed())[0] == 1009


async def test_a_page_of_another_origin_is_refused(server: Served, owner: FrontDesk) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with opened(server.process.port, origin="https://elsewhere.example"):
            pass
    assert refused.value.response.status_code == 403

    async with opened(server.process.port, origin=server.process.origin) as connection:
        await connection.sign_in(owner.token)
        assert await connection.message() == {"type": "connection_ack"}


async def test_other_protocols_are_not_spoken(server: Served) -> None:
    async with opened(server.process.port, protocol="graphql-ws") as connection:
        assert (await connection.closed())[0] == 4406


async def test_two_operations_cannot_have_one_name(
    server: Served, owner: FrontDesk, database_urls: DatabaseUrls
) -> None:
    many = {"query": "{ patients { nodes { id } } }"}

    async with (
        holding(database_urls.superuser, PATIENTS) as held,
        signed_in(server, owner) as connection,
    ):
        await connection.say(id="one", type="subscribe", payload=many)
        await held.until_waiting(1)
        await connection.say(id="one", type="subscribe", payload=many)
        assert (await connection.closed())[0] == 4409


async def test_a_document_may_be_named_by_the_hash_that_it_was_sent_with(
    server: Served, owner: FrontDesk
) -> None:
    document = "query Named { viewer { role } }"
    unknown = {"query": "", "extensions": persisted(document)}
    payloads: list[Any] = [unknown, {**unknown, "query": document}, unknown]

    async with signed_in(server, owner) as connection:
        heard = []
        for number, payload in enumerate(payloads):
            await connection.say(id=str(number), type="subscribe", payload=payload)
            heard.append(await connection.message())
            if number:
                assert await connection.message() == {"id": str(number), "type": "complete"}

    assert [message["type"] for message in heard] == ["error", "next", "next"]
    assert heard[0]["payload"][0]["extensions"] == {"code": "PERSISTED_QUERY_NOT_FOUND"}
    assert heard[1]["payload"] == heard[2]["payload"] == {"data": {"viewer": {"role": "OWNER"}}}


async def test_several_operations_without_a_name_are_an_error(
    server: Served, owner: FrontDesk
) -> None:
    async with signed_in(server, owner) as connection:
        [heard] = await connection.run("query A { __typename } query B { __typename }")

    assert heard["type"] == "error"
    assert "operationName" in heard["payload"][0]["message"]
