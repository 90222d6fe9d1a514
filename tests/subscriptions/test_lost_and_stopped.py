"""What happens to subscriptions when the database or the server goes, and who is too many."""

import asyncio
import signal
from contextlib import AsyncExitStack
from pathlib import Path

from gql_packages.database.connect import connected
from gql_packages.events.change_notification import CHANNEL, Changes, encode
from gql_packages.schema.global_id import decode
from gql_packages.web.asgi_app import MAX_SUBSCRIPTIONS_OF_ONE
from gql_packages.web.websocket import MAX_OPERATIONS
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready, open_clinic
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, PACKAGES, VISITS, asking, following
from tests.websocket_client import GraphQLSocket
from tests.websocket_client import signed_in as socket

_PACKAGES = "LOCK TABLE patient_package IN ACCESS EXCLUSIVE MODE"

_END = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages changes'
"""


async def test_when_the_listening_connection_was_lost_everybody_reads_again(
    server: Served, clinic: Ready, database_urls: DatabaseUrls
) -> None:
    port, token = server.process.port, clinic.desk.token
    async with (
        connected(database_urls.superuser) as superuser,
        following(port, token, PACKAGES, patient=clinic.patient) as packages,
        following(port, token, VISITS, during=MARCH) as visits,
    ):
        assert await superuser.fetchval(_END)
        told = [await packages.told(), await visits.told()]
        await clinic.use()
        after = [await packages.told(), await visits.told()]

    assert [each["kind"] for each in told] == ["RESYNC", "RESYNC"]
    assert (told[0]["patientPackages"], told[1]["appointments"]) == ([], [])
    assert [each["kind"] for each in after] == ["CHANGED", "CHANGED"]


async def test_what_is_too_much_to_be_told_is_to_be_read_again(
    server: Served, clinic: Ready, database_urls: DatabaseUrls
) -> None:
    port, token = server.process.port, clinic.desk.token
    said = f'{{"clinic": "{clinic.desk.principal.clinic_id.hex}"}}'
    async with (
        connected(database_urls.superuser) as superuser,
        following(port, token, VISITS, during=MARCH) as visits,
    ):
        await superuser.execute("SELECT pg_notify('gql_packages_changes', $1)", said)
        assert (await visits.told())["kind"] == "RESYNC"
        await superuser.execute("SELECT pg_notify('gql_packages_changes', 'nonsense')")
        assert (await visits.told())["kind"] == "RESYNC"


async def test_what_cannot_be_read_right_now_is_told_later(
    server: Served, clinic: Ready, database_urls: DatabaseUrls
) -> None:
    port, token = server.process.port, clinic.desk.token
    patient, package = decode(clinic.patient, "Patient"), decode(clinic.package, "PatientPackage")
    said = Changes(packages={patient: {package}})
    async with following(port, token, PACKAGES, patient=clinic.patient) as packages:
        async with holding(database_urls.superuser, _PACKAGES) as held:
            await _notify(database_urls, clinic, said)
            # No row is taken: a busy machine may take longer than the two seconds of a statement.
            await held.until_waiting(1, patience=20)
            # The statement is given up after its two seconds, and the event is not.
            await asyncio.sleep(2.5)
        told = await packages.told()

    assert [each["id"] for each in told["patientPackages"]] == [clinic.package]


async def _notify(urls: DatabaseUrls, clinic: Ready, said: Changes) -> None:
    async with connected(urls.superuser) as superuser:
        text = encode(clinic.desk.principal.clinic_id, said)
        await superuser.execute("SELECT pg_notify($1, $2)", CHANNEL, text)


async def test_when_the_server_stops_sockets_are_closed_so_that_clients_go_elsewhere(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, DRAIN_SECONDS="0") as server:
        desk = await open_clinic(database)
        token = server.token(desk.principal)
        async with following(server.process.port, token, VISITS, during=MARCH) as visits:
            stopping = asyncio.create_task(asyncio.to_thread(server.process.end, signal.SIGTERM))
            assert (await visits.closed())[0] == 1012
            await stopping


async def test_whoever_comes_when_the_server_stops_is_sent_elsewhere(
    database: ClinicDatabase,
) -> None:
    desk = await open_clinic(database)
    lifespan = desk.app.router.lifespan_context
    async with lifespan(desk.app) as state:
        (state or {})["end_streams"]()
        answer = await http_client(desk.app).post(
            "/graphql",
            json={"query": VISITS, "variables": {"during": MARCH}},
            headers={**desk.headers, "Accept": "text/event-stream"},
        )

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.json()["errors"][0]["extensions"] == {"code": "OVERLOADED"}


async def test_nobody_opens_more_than_their_share(server: Served, clinic: Ready) -> None:
    port, token = server.process.port, clinic.desk.token
    payload = {"query": VISITS, "variables": {"during": MARCH}}

    async def many(followed: GraphQLSocket, count: int) -> list[str]:
        for number in range(count):
            await followed.say(id=f"{number}", type="subscribe", payload=payload)
        return [(await followed.message())["type"] for _ in range(count)]

    async with AsyncExitStack() as stack:
        for _ in range(MAX_SUBSCRIPTIONS_OF_ONE // MAX_OPERATIONS):
            followed = await stack.enter_async_context(socket(port, token))
            assert await many(followed, MAX_OPERATIONS) == ["next"] * MAX_OPERATIONS
        async with asking(port, token, VISITS, during=MARCH) as asked:
            assert await asked.error() == "OVERLOADED"
        await followed.say(id="0", type="complete")
        await followed.answered()
        async with following(port, token, VISITS, during=MARCH):
            pass
