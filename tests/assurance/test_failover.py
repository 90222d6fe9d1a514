"""The database's primary dies under load and its standby is promoted: nothing that was acknowledged
is lost, subscriptions are told to read again, and a standby itself is not ready."""

import asyncio
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gql_packages.cli.doctor_database import CHECKS
from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import APPLICATION_ROLE, OWNER_ROLE
from gql_packages.verification.verify import verify
from tests.assurance.acknowledged_vs_stored import Books
from tests.assurance.clients_that_retry import Client, Work, at_work, new_clinic
from tests.assurance.standby import Pair, primary_and_standby
from tests.clinic_database import ClinicDatabase
from tests.front_desk import open_clinic
from tests.running_server import served
from tests.subscriptions.subscriber import MARCH, VISITS, following

pytestmark = pytest.mark.alone

CLIENTS = 6


@pytest.fixture
def pair() -> Iterator[Pair]:
    with primary_and_standby() as started:
        yield started


async def test_a_promoted_standby_has_all_that_was_acknowledged(pair: Pair, tmp_path: Path) -> None:
    work = Work()
    await migrate(pair.primary.owner_url, app_url=pair.primary.app_url, progress=print)
    database = await ClinicDatabase.open(pair.primary.app_url)
    desks = [await open_clinic(database) for _ in range(2)]
    await pair.confirm()
    url = pair.url(APPLICATION_ROLE)
    async with (
        served(url, tmp_path, DATABASE_POOL_SIZE="4") as server,
        served(pair.standby.app_url, tmp_path, LISTEN_DATABASE_URL=pair.primary.app_url) as reader,
    ):
        clinics = [await new_clinic(server.desk(desk)) for desk in desks]
        await database.close()
        books = Books(pair.standby.url("postgres"), clinics)
        clients = [
            Client(clinics[number % 2], work, server.http, random.Random(number))
            for number in range(CLIENTS)
        ]
        before = (server.process.status("/readyz"), reader.process.status("/readyz"))
        token, port = server.token(desks[0].principal), server.process.port
        async with asyncio.timeout(120), following(port, token, VISITS, during=MARCH) as visits:
            async with at_work(clients):
                await _until(lambda: work.done > 100)
                await pair.promote()
                done = work.done
                await _until(lambda: work.done > done + 100)
            kinds = [(await visits.told())["kind"]]
            while kinds[-1] != "RESYNC":
                kinds.append((await visits.told())["kind"])
        after = (server.process.status("/readyz"), reader.process.status("/readyz"))
    findings = await books.compare(work.intents)
    verification = await verify(pair.standby.url(OWNER_ROLE), progress=lambda _: None)

    assert findings == {}
    assert verification.findings == []
    assert before == (200, 503)
    assert after == (200, 200)


async def test_doctor_asks_for_feedback_of_a_standby_that_gives_none(pair: Pair) -> None:
    url, variable = pair.standby.url("postgres"), "REPORTS_DATABASE_URL"
    [replica] = [check for check in CHECKS["replica"] if check.__name__ == "_replica"]
    async with connected(url) as connection:
        without = await replica(connection, url, variable)
        await connection.execute("ALTER SYSTEM SET hot_standby_feedback = on")
        await connection.execute("SELECT pg_reload_conf()")
        async with asyncio.timeout(20):
            while await connection.fetchval("SHOW hot_standby_feedback") == "off":
                await asyncio.sleep(0.05)
        with_it = await replica(connection, url, variable)

    assert "set hot_standby_feedback there" in without
    assert with_it.startswith("follows,")
    assert "hot_standby_feedback" not in with_it


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.01)
