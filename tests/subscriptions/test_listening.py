"""What listens goes on listening, whatever answers in the place of the database."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from gql_packages.errors import Busy
from gql_packages.events import listener as listening
from gql_packages.events.listener import Listener
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.subscriber_queue import Event, Stream
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready, open_clinic, ready
from tests.reading.records import decoded
from tests.subscriptions.subscriber import PACKAGES


class Nobody:
    """Wants to hear of something."""

    def on_change(self, notice: object) -> None:
        return None

    def on_gap(self) -> None:
        return None


@pytest.mark.parametrize(
    "said",
    [b"", b"HTTP/1.1 503 Gone\r\n\r\n", b"R\0\0\0\x04", b"R\0\0\0\x08\0\0\0c", b"K\0\0\0\x05a"],
)
async def test_it_goes_on_trying(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    asked = asyncio.Semaphore(0)

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.release()
        writer.write(said)
        await writer.drain()
        writer.close()

    monkeypatch.setattr(listening, "READY", 0.1)
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    hearing = Listener(f"postgresql://clinic@127.0.0.1:{port}/clinics?sslmode=disable")
    with pytest.raises(Busy):
        await hearing.subscribe(uuid4(), Nobody())
    async with asyncio.timeout(10):
        for _ in range(3):
            await asked.acquire()
    await hearing.close()
    server.close()


async def test_what_is_told_first_is_not_older_than_what_is_heard(
    database: ClinicDatabase, database_urls: DatabaseUrls
) -> None:
    clinic = await ready(await open_clinic(database))

    class Late(Listener):
        async def subscribe(self, *arguments: object) -> None:
            """Somebody sells before it is listened."""
            await clinic.desk.sell(clinic.patient, clinic.offer)
            await super().subscribe(*arguments)  # type: ignore[arg-type]

    hearing = Late(database_urls.app)
    told = await _started(clinic, database, hearing)
    await hearing.close()

    owing = told["patientPackagesChanged"]["patient"]["owing"]["amount"]
    assert (await clinic.desk.balance(clinic.patient))[1] == owing


async def _started(clinic: Ready, database: ClinicDatabase, hearing: Listener) -> Answer:
    principal = clinic.desk.principal
    context = RequestContext(
        database=database,
        audit=database.audit,
        principal=principal,
        now=clinic.desk.clock(),
        request_id=uuid4(),
    )
    stream = Stream(hearing, principal, lambda: None)
    try:
        result = await schema.execute(
            PACKAGES,
            variable_values={"patient": clinic.patient},
            context_value=context,
            root_value=Event(stream),
        )
    finally:
        stream.close()
        await context.close()
    assert not result.errors, result.errors
    told: Answer = decoded(result.data)
    return told
