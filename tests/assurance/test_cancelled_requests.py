"""Requests that clients cut off or that take too long: nothing is lost, left open, or mixed up."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from gql_packages.audit import batch_writer as audit_journal
from gql_packages.database import pool
from gql_packages.database.connect import Connection
from gql_packages.database.pool import Database
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.errors import Overloaded
from gql_packages.reading import export
from tests.assurance.canary_clinics import PATIENTS as NAMES
from tests.assurance.canary_clinics import REPORT, marked_clinics, payments
from tests.assurance.cancelling import GivingUp, Sockets, watch_statements
from tests.assurance.mutant_server import altered
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENTS, holding
from tests.conftest import DatabaseUrls
from tests.pool_checks import check_idle, check_pool
from tests.run_size import size, tell
from tests.running_server import served

# graphql-core forgets what it has not awaited yet when it is cancelled.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.slow,
]

REQUESTS = size(short=500, full=10_000)
#: How many of them are given up, a quarter of the requests each.
SHARES = (0.05, 0.2, 0.35, 0.5)
CLINICS = 3
POOL_SIZE, REPORTS_POOL_SIZE = 4, 3
#: More than there are connections: some wait for one.
AT_ONCE = 8
#: Seconds.
DEADLINES = (0.002, 0.01, 0.03)

_begun = Database._begun


@pytest.fixture
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    opened = await ClinicDatabase.open(database_urls.app, pool_size=POOL_SIZE)
    yield opened
    await opened.close()
    gc.collect()


@pytest.fixture
async def reports(database_urls: DatabaseUrls) -> AsyncIterator[ReportsDatabase]:
    opened = await ReportsDatabase.open(database_urls.app, pool_size=REPORTS_POOL_SIZE)
    yield opened
    await opened.close()


@dataclass(frozen=True)
class SmallPools:
    """Two small pools of which most connections are made while requests are given up."""

    database: ClinicDatabase
    reports: Database
    superuser: Connection
    giving_up: GivingUp

    async def check(self, caplog: pytest.LogCaptureFixture) -> None:
        """They are as they were when they were new, and nobody has heard what they should not."""
        clinic_ids = [clinic.desk.principal.clinic_id for clinic in self.giving_up.clinics]
        await check_pool(self.database, POOL_SIZE, clinic_ids)
        await check_pool(self.reports, REPORTS_POOL_SIZE, clinic_ids)
        await self.database.audit.flush()
        await check_idle(self.superuser, POOL_SIZE + REPORTS_POOL_SIZE)
        assert self.giving_up.wrong == []
        # asyncpg tells the loop of a connection that comes back in the middle of something.
        assert [each.message for each in caplog.records if each.name == "asyncio"] == []

    async def terminate(self) -> None:
        """Close every connection, those too that nobody will give back."""
        for each in (self.database, self.reports):
            each._pool.terminate()
        await self.database.audit.close()


@pytest.fixture
async def pools(
    database: ClinicDatabase,
    reports: ReportsDatabase,
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> SmallPools:
    """Some clinics at applications on two small pools."""
    monkeypatch.setattr(export, "BATCH", 2)
    watch_statements(monkeypatch)
    clinics = await marked_clinics(database, CLINICS)
    desk = clinics[0].desk
    hurried = [
        desk.with_application(
            reports_database=reports, max_streams=2, deadline=deadline, stream_seconds=deadline
        ).app
        for deadline in DEADLINES
    ]
    app = desk.with_application(reports_database=reports, max_streams=2).app
    giving_up = GivingUp(clinics, app=app, hurried=hurried)
    return SmallPools(database, reports, superuser, giving_up)


async def test_whenever_requests_are_given_up_the_pools_stay_whole(
    pools: SmallPools, caplog: pytest.LogCaptureFixture
) -> None:
    made, start = pools.giving_up, monotonic()
    for share in SHARES:
        await made.send(REQUESTS // len(SHARES), share, AT_ONCE)
        await pools.check(caplog)
    seconds = monotonic() - start
    again = [await made.ask(sent) for clinic in made.clinics for sent in clinic.payments()]

    tell(
        f"cancelled requests: {REQUESTS} in the process, {made.given_up.total()} given up"
        f" {dict(made.given_up)}; heard {dict(made.heard)}; {seconds:.0f} s"
    )
    assert set(again) == {"DONE"}, "each payment that was given up can still be made"
    assert await payments(pools.superuser, made.clinics) == [len(c.keys) for c in made.clinics]


async def test_a_server_whose_clients_cut_their_connections_serves_as_before(
    superuser: Connection, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    clinics = await marked_clinics(database, CLINICS)
    await database.close()
    # A server refuses what it has no connections for, so it has one for each client here.
    sizes = {"DATABASE_POOL_SIZE": str(AT_ONCE), "REPORTS_POOL_SIZE": str(REPORTS_POOL_SIZE)}
    async with served(database_urls.app, tmp_path, **sizes, **altered("batches of two")) as server:
        made, start = Sockets(clinics, server=server), monotonic()
        for share in SHARES:
            await made.send(REQUESTS // len(SHARES), share, AT_ONCE)
            await fill_pools(made, database_urls)
            await check_idle(superuser, AT_ONCE + REPORTS_POOL_SIZE)
        seconds = monotonic() - start
        again = [await made.ask(sent) for clinic in clinics for sent in clinic.payments()]

    tell(
        f"cut connections: {REQUESTS} requests to a server, {made.given_up.total()} cut"
        f" {dict(made.given_up)}; heard {dict(made.heard)}; {seconds:.0f} s"
    )
    assert made.wrong == []
    assert set(again) == {"DONE"}, "each payment that was cut off can still be made"
    assert await payments(superuser, clinics) == [len(clinic.keys) for clinic in clinics]
    assert "incident" not in server.process.text
    assert "Traceback" not in server.process.text


async def fill_pools(made: Sockets, urls: DatabaseUrls) -> None:
    """Every connection of the server can be had at once with all others of its pool."""
    # Whoever asks alone may have all places but one.
    clinic, *others = made.clinics
    on_screen_or_file = [clinic.asks(REPORT), clinic.file(), clinic.file()]
    patients = [others[0].asks(NAMES), *[clinic.asks(NAMES)] * (AT_ONCE - 1)]
    for requests in (on_screen_or_file, patients):
        async with holding(urls.superuser, PATIENTS, "") as held:
            asked = [asyncio.ensure_future(made.ask(sent)) for sent in requests]
            await held.until_waiting(len(requests))
        assert await asyncio.gather(*asked) == ["DONE"] * len(requests)


async def _begun_without_care(database: Database, begin: str) -> Any:
    """As Tortoise's `in_transaction` does: who is cancelled here keeps the connection."""
    connection = await database._acquire()
    return connection, await connection.execute(begin), 1


async def _begun_for_the_session(database: Database, begin: str) -> Any:
    """The clinic stays set on the connection when the transaction has ended."""
    return await _begun(database, begin.replace("SET LOCAL app", "SET app"))


async def _cut_in_two(step: Coroutine[Any, Any, None]) -> None:
    """A COMMIT, a ROLLBACK or a release is cancelled with the request."""
    await step


async def _given_up_again_and_again(pools: SmallPools, caplog: pytest.LogCaptureFixture) -> None:
    """Until it shows: what is cut in two is so in a moment that not every request meets."""
    for _ in range(20):
        await pools.giving_up.send(100, 0.5, AT_ONCE)
        await pools.check(caplog)


@pytest.mark.parametrize(
    ("target", "name", "other", "shows"),
    [
        (Database, "_begun", _begun_without_care, ("The service is busy",)),
        (Database, "_begun", _begun_for_the_session, ("still has the clinic",)),
        # Whichever shows first: what was cut was a COMMIT, or something else.
        (
            pool,
            "run_shielded",
            _cut_in_two,
            ("Resetting connection with an active transaction", "heard OUTCOME_UNKNOWN"),
        ),
    ],
    ids=["a naive BEGIN", "SET for SET LOCAL", "steps cut in two"],
)
async def test_without_care_the_proof_fails(
    pools: SmallPools,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    target: object,
    name: str,
    other: object,
    shows: tuple[str, ...],
) -> None:
    monkeypatch.setattr(pool, "ACQUIRE_TIMEOUT", 0.1)
    monkeypatch.setattr(target, name, other)

    with pytest.raises((AssertionError, Overloaded)) as found:
        await _given_up_again_and_again(pools, caplog)

    assert any(each in str(found.value) for each in shows)
    monkeypatch.setattr(audit_journal, "CLOSE", 0.1)
    await pools.terminate()
