"""What the database could not do this time is tried again, or the desk is asked to."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

import asyncpg
import pytest
from tortoise.exceptions import OperationalError

from gql_packages.database.connect import Connection
from gql_packages.database.error_classes import Cause, cause_of
from gql_packages.errors import Busy
from gql_packages.unit_of_work.unit_of_work import ATTEMPTS, Request, Work, perform
from tests.concurrent_requests import APPOINTMENT, PACKAGE, PATIENTS, ask, heard, holding, plain
from tests.conftest import DatabaseUrls
from tests.database.conftest import OpenDesk
from tests.front_desk import FrontDesk, Ready, ready
from tests.row_counts import Written


@dataclass
class Attempts:
    """A piece of work that fails the first times, as the server says with that code."""

    code: str
    failures: int
    begun: int = 0

    async def __call__(self, work: Work) -> None:
        self.begun += 1
        if self.begun <= self.failures:
            await self.fail(work)

    async def fail(self, work: Work) -> None:
        await work.db.run(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{self.code}'; END $$")


class AttemptsThroughTortoise(Attempts):
    """The same, where Tortoise puts errors of its own around those of the driver."""

    async def fail(self, work: Work) -> None:
        await work.db.execute_query(
            f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{self.code}'; END $$"
        )


async def attempted(desk: FrontDesk, work: Attempts) -> None:
    request = Request(
        principal=desk.principal, operation="tryIt", permission=None, now=desk.clock.now
    )
    await perform(desk.database, desk.database.audit, request, work, type(None))


PASSING = [
    pytest.param("40001", ATTEMPTS, Cause.LOCKED, id="serialization failure"),
    pytest.param("40P01", ATTEMPTS, Cause.LOCKED, id="deadlock"),
    pytest.param("57P01", ATTEMPTS, Cause.DATABASE_UNAVAILABLE, id="the server goes"),
    pytest.param("57P03", ATTEMPTS, Cause.DATABASE_UNAVAILABLE, id="the server is starting"),
    pytest.param("55P03", 2, Cause.LOCKED, id="lock time-out"),
]


@pytest.mark.parametrize("kind", [Attempts, AttemptsThroughTortoise])
@pytest.mark.parametrize(("code", "attempts", "_cause"), PASSING)
async def test_what_may_pass_is_tried_again(
    clinic: Ready, written: Written, kind: type[Attempts], code: str, attempts: int, _cause: Cause
) -> None:
    work = kind(code, failures=attempts - 1)

    await attempted(clinic.desk, work)

    assert work.begun == attempts
    assert await written.audited("tryIt") == ["DONE"]


@pytest.mark.parametrize("kind", [Attempts, AttemptsThroughTortoise])
@pytest.mark.parametrize(
    ("code", "attempts", "cause"),
    [
        *PASSING,
        pytest.param("57014", 1, Cause.SLOW, id="statement time-out"),
        pytest.param("25P04", 1, Cause.SLOW, id="transaction time-out"),
        pytest.param("25P03", 1, Cause.SLOW, id="idle for too long"),
    ],
)
async def test_what_does_not_pass_is_busy_and_says_why(
    clinic: Ready, written: Written, kind: type[Attempts], code: str, attempts: int, cause: Cause
) -> None:
    work = kind(code, failures=100)

    with pytest.raises(Busy) as busy:
        await attempted(clinic.desk, work)

    assert busy.value.extensions == {"code": "BUSY", "cause": cause}
    assert work.begun == attempts
    await clinic.desk.database.audit.flush()
    assert await written.audited("tryIt") == ["BUSY"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (ConnectionRefusedError(), Cause.DATABASE_UNAVAILABLE),
        (asyncpg.ConnectionDoesNotExistError(), Cause.DATABASE_UNAVAILABLE),
        (asyncpg.DiskFullError(), Cause.DATABASE_UNAVAILABLE),
        (asyncpg.ReadOnlySQLTransactionError(), Cause.DATABASE_UNAVAILABLE),
        (asyncpg.QueryCanceledError(), Cause.SLOW),
        (TimeoutError(), Cause.SLOW),
        (asyncpg.CheckViolationError(), Cause.FAILED),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value,
)
def test_an_outage_is_told_from_a_lock_and_from_a_slow_statement(
    error: Exception, cause: Cause
) -> None:
    assert cause_of(error) == cause


class Mistaken(Attempts):
    async def fail(self, work: Work) -> None:
        await work.db.rows("SELECT $1::integer", 2**40)


@pytest.mark.parametrize(
    ("work", "error"),
    [
        (Attempts("22012", 1), asyncpg.DivisionByZeroError),
        (Attempts("42P01", 1), asyncpg.UndefinedTableError),
        (AttemptsThroughTortoise("42P01", 1), OperationalError),
        (Mistaken("", 1), asyncpg.DataError),
    ],
    ids=["division by zero", "no such table", "no such table, through Tortoise", "too large"],
)
async def test_a_mistake_of_ours_is_not_tried_again_and_not_called_busy(
    desk: FrontDesk, work: Attempts, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await attempted(desk, work)

    assert work.begun == 1


async def impatient(superuser: Connection, **settings: str) -> None:
    """Give the application's role shorter time-outs in this database, for new connections."""
    database = await superuser.fetchval("SELECT current_database()")
    for name, value in settings.items():
        await superuser.execute(
            f"ALTER ROLE gql_packages_server IN DATABASE {database} SET {name} = '{value}'"
        )


async def test_a_deadlock_is_broken_and_the_work_done(
    open_desk: OpenDesk, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    await impatient(superuser, deadlock_timeout="50ms")
    clinic = await ready(await open_desk())
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)

    # A desk takes the visit and then the package; somebody has the package and wants the visit.
    async with holding(database_urls.superuser, PACKAGE, clinic.package) as held:
        asked = ask(
            clinic.desk,
            "redeemPackage",
            appointmentId=visit["id"],
            patientPackageId=clinic.package,
        )
        await held.until_waiting(1)
        await held.connection.execute("SET LOCAL deadlock_timeout = '10s'")
        await held.connection.execute(APPOINTMENT, plain(visit["id"]))
        assert not asked.done(), "the desk's transaction was broken, and the desk goes on waiting"

    assert heard(await asked) == "DONE"
    assert (await clinic.counters())["reserved"] == 1


async def waiter_since(superuser: Connection) -> datetime:
    """When the transaction began that waits for a lock, as soon as one does."""
    while True:
        since: datetime | None = await superuser.fetchval(
            "SELECT xact_start FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        if since is not None:
            return since
        await asyncio.sleep(0.005)


async def test_a_lock_that_comes_free_after_one_time_out_is_had(
    open_desk: OpenDesk, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    await impatient(superuser, lock_timeout="400ms")
    clinic = await ready(await open_desk())
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]):
        asked = ask(clinic.desk, "cancelAppointment", appointmentId=visit["id"])
        first = await waiter_since(superuser)
        async with asyncio.timeout(30):
            while await waiter_since(superuser) == first:
                await asyncio.sleep(0.005)

    assert heard(await asked) == "DONE"


@pytest.mark.parametrize("timeout", ["lock_timeout", "statement_timeout"])
async def test_a_lock_that_does_not_come_free_is_busy(
    open_desk: OpenDesk, superuser: Connection, database_urls: DatabaseUrls, timeout: str
) -> None:
    await impatient(superuser, **{"lock_timeout": "1min", timeout: "150ms"})
    clinic = await ready(await open_desk())
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]):
        asked = ask(clinic.desk, "cancelAppointment", appointmentId=visit["id"])
        async with asyncio.timeout(30):
            assert heard(await asked) == "BUSY"

    assert heard(await ask(clinic.desk, "cancelAppointment", appointmentId=visit["id"])) == "DONE"


@pytest.mark.parametrize("timeout", ["lock_timeout", "statement_timeout"])
async def test_a_query_that_takes_too_long_is_busy(
    open_desk: OpenDesk, superuser: Connection, database_urls: DatabaseUrls, timeout: str
) -> None:
    await impatient(superuser, **{"lock_timeout": "1min", timeout: "150ms"})
    desk = await open_desk()
    query = "{ patients(first: 5) { nodes { firstName } } }"

    async with holding(database_urls.superuser, PATIENTS, desk.principal.clinic_id):
        assert heard(await desk.post(query)) == "BUSY"

    assert "errors" not in await desk.post(query)
