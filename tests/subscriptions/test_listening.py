"""What listens goes on listening, whatever answers in the place of the database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from gql_packages.domain.permissions import Principal
from gql_packages.errors import Busy
from gql_packages.events import listener as listening
from gql_packages.events.listener import Listener
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.subscriber_queue import Subscriber, Topic
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready, open_clinic, ready
from tests.queries.records import decoded
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
async def test_it_goes_on_trying(
    database: ClinicDatabase, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    asked = asyncio.Semaphore(0)

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.release()
        writer.write(said)
        await writer.drain()
        writer.close()

    monkeypatch.setattr(listening, "READY", 0.1)
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    hearing = Listener(
        f"postgresql://clinic@127.0.0.1:{port}/clinics?sslmode=disable", database.execute
    )
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

    hearing = Late(database_urls.app, database.execute)
    told = await _started(clinic, database, hearing)
    await hearing.close()

    owing = told["patientPackagesChanged"]["patient"]["owing"]["amount"]
    assert (await clinic.desk.balance(clinic.patient))[1] == owing


@dataclass
class Session:
    """Listens as a subscription of the server does."""

    hearing: Listener
    principal: Principal

    @asynccontextmanager
    async def subscribe(self, topic: Topic) -> AsyncIterator[Subscriber]:
        subscriber = Subscriber(topic, self.principal.staff_member_id)
        await self.hearing.subscribe(self.principal.clinic_id, subscriber)
        yield subscriber
        self.hearing.unsubscribe(self.principal.clinic_id, subscriber)


def _context(clinic: Ready, database: ClinicDatabase, hearing: Listener) -> Any:
    principal = clinic.desk.principal
    context: Any = RequestContext(
        database=database,
        audit=database.audit,
        principal=principal,
        now=clinic.desk.clock(),
        request_id=uuid4(),
    )
    context.subscription = Session(hearing, principal)
    return context


async def _started(clinic: Ready, database: ClinicDatabase, hearing: Listener) -> Answer:
    context, variables = _context(clinic, database, hearing), {"patient": clinic.patient}
    async with aclosing(await schema.subscribe(PACKAGES, variables, context)) as results:
        result = await anext(results)
    assert not result.errors, result.errors
    told: Answer = decoded(result.data)
    return told


@pytest.mark.parametrize("document", [PACKAGES, "{ viewer { role } }"])
async def test_while_a_result_is_sent_no_connection_is_held(
    database: ClinicDatabase, database_urls: DatabaseUrls, document: str
) -> None:
    clinic = await ready(await open_clinic(database))
    hearing = Listener(database_urls.app, database.execute)
    context, variables = _context(clinic, database, hearing), {"patient": clinic.patient}
    async with aclosing(await schema.stream(document, variables, context)) as results:
        result: Any = await anext(results)
        assert not result.errors
        with pytest.raises(RuntimeError, match="is over"):
            await context.read._transaction.rows("SELECT 1")
    await hearing.close()
