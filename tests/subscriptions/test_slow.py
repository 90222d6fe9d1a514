"""A client that does not read what it is told keeps nobody waiting, and is let go."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from websockets.frames import Opcode

from gql_packages.database.connect import Connection, connected
from gql_packages.schema.global_id import decode
from tests.assurance.fuzz.frames import frame
from tests.assurance.mutant_server import altered
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready, open_clinic, ready
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, VISITS, following
from tests.websocket_client import PATIENCE, signed_in

_PACKAGE = "name status price { amount } history { nodes { id kind at actor { id name email } } }"
#: Much is told of one thing.
_ALL = " ".join(f"a{number}: patientPackages {{ {_PACKAGE} }}" for number in range(12))
LONG = f"subscription L($id: ID!) {{ patientPackagesChanged(patientId: $id) {{ kind {_ALL} }} }}"


def narrow_socket(port: int) -> socket.socket:
    """A connection that takes little before somebody reads."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect(("127.0.0.1", port))
    return made


@asynccontextmanager
async def deaf_socket(server: Served, token: str, patient: str) -> AsyncIterator[None]:
    """A WebSocket on which nothing is read after the subscription was sent."""
    port = server.process.port
    options = {"max_queue": 1, "ping_interval": None, "close_timeout": 0.1}
    async with signed_in(port, token, sock=narrow_socket(port), **options) as connection:
        await connection.subscribe(LONG, id=patient)
        yield


@asynccontextmanager
async def deaf_stream(server: Served, token: str, patient: str) -> AsyncIterator[None]:
    """A stream of events of which nothing is read after the request was sent."""
    body = json.dumps({"query": LONG, "variables": {"id": patient}})
    head = (
        "POST /graphql HTTP/1.1\r\nHost: clinic\r\nAccept: text/event-stream\r\n"
        f"Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with narrow_socket(server.process.port) as line:
        line.sendall((head + body).encode())
        yield


async def tell_until_let_go(superuser: Connection, server: Served, clinic: Ready) -> None:
    """Say that the package was changed, again and again, until the log has the slow one's end."""
    patient, package = decode(clinic.patient, "Patient"), decode(clinic.package, "PatientPackage")
    said = {
        "clinic": clinic.desk.principal.clinic_id.hex,
        "packages": {patient.hex: [package.hex]},
        "visits": {},
        "staff": [],
    }
    async with asyncio.timeout(6 * PATIENCE):
        while "TOO_SLOW" not in server.process.text:
            await superuser.execute(
                "SELECT pg_notify('gql_packages_changes', $1)", json.dumps(said)
            )
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("deaf", [deaf_socket, deaf_stream])
async def test_whoever_does_not_read_is_let_go_and_keeps_nobody_waiting(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path, deaf: object
) -> None:
    clinic = await ready(await open_clinic(database))
    async with served(database_urls.app, tmp_path, **altered("no patience")) as server:
        token = server.token(clinic.desk.principal)
        port = server.process.port
        async with (
            connected(database_urls.superuser) as superuser,
            following(port, token, VISITS, during=MARCH) as visits,
            deaf(server, token, clinic.patient),  # type: ignore[operator]
        ):
            telling = asyncio.create_task(tell_until_let_go(superuser, server, clinic))
            for hour in range(10, 14):
                await clinic.use(f"2026-03-10T{hour}:00:00Z")
                assert (await visits.told())["kind"] == "CHANGED"
            await telling
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            assert (await http.get("/livez")).status_code == 200


async def test_whoever_takes_no_answer_to_their_pings_is_let_go(
    server: Served, clinic: Ready
) -> None:
    port = server.process.port
    reader, writer = await asyncio.open_connection(sock=narrow_socket(port))
    init = {"type": "connection_init", "payload": {"Authorization": f"Bearer {clinic.desk.token}"}}
    writer.write(
        b"GET /graphql HTTP/1.1\r\nHost: clinic\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
        b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
    )
    await reader.readuntil(b"\r\n\r\n")
    writer.write(frame(Opcode.TEXT, json.dumps(init).encode()))
    await reader.readuntil(b"connection_ack")

    pings = frame(Opcode.PING, bytes(125)) * 1_000
    with pytest.raises(ConnectionError):
        async with asyncio.timeout(PATIENCE):
            while True:
                writer.write(pings)
                await writer.drain()
    writer.close()
