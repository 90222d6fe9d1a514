"""What a transaction sees, and what is left of it."""

import asyncio
from contextlib import AsyncExitStack
from time import monotonic

import asyncpg
import pytest

from gql_packages.errors import Overloaded
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import ask, heard
from tests.database.conftest import OpenDesk
from tests.front_desk import FrontDesk, open_clinic

SETTINGS = {
    "lock_timeout": "2s",
    "statement_timeout": "4s",
    "idle_in_transaction_session_timeout": "5s",
    "transaction_timeout": "8s",
    "TimeZone": "UTC",
    "DateStyle": "ISO, MDY",
    "jit": "off",
    "enable_seqscan": "off",
}


@pytest.mark.parametrize(("setting", "value"), SETTINGS.items())
async def test_a_transaction_has_its_settings(desk: FrontDesk, setting: str, value: str) -> None:
    async with desk.database.reading(desk.principal.clinic_id) as db:
        assert [tuple(row) for row in await db.rows(f"SHOW {setting}")] == [(value,)]


@pytest.mark.parametrize(
    ("kind", "isolation", "is_read_only"),
    [("reading", "repeatable read", "on"), ("writing", "read committed", "off")],
)
async def test_queries_have_one_snapshot_and_mutations_see_what_others_have_committed(
    desk: FrontDesk, kind: str, isolation: str, is_read_only: str
) -> None:
    opening = {"reading": desk.database.reading, "writing": desk.database.writing}[kind]

    async with opening(desk.principal.clinic_id) as db:
        assert (await db.rows("SHOW transaction_isolation"))[0][0] == isolation
        assert (await db.rows("SHOW transaction_read_only"))[0][0] == is_read_only


async def test_a_transaction_sees_one_clinic_and_a_connection_none(desk: FrontDesk) -> None:
    database = desk.database
    other = await open_clinic(database)

    for each in (desk, other, desk):
        async with database.reading(each.principal.clinic_id) as db:
            seen = await db.rows("SELECT id FROM clinic")
            assert [row["id"] for row in seen] == [each.principal.clinic_id]

    await database.rest()
    async with database._pool.acquire() as connection:
        assert await connection.fetch("SELECT id FROM clinic") == []
        assert await connection.fetchval("SELECT current_setting('app.clinic_id', true)") == ""


async def test_what_is_raised_rolls_everything_back(desk: FrontDesk) -> None:
    clinic_id = desk.principal.clinic_id
    with pytest.raises(ZeroDivisionError):
        async with desk.database.writing(clinic_id) as db:
            await db.run(
                "UPDATE staff_member SET name = 'Somebody' WHERE clinic_id = $1", clinic_id
            )
            raise ZeroDivisionError

    async with desk.database.reading(clinic_id) as db:
        assert (await db.rows("SELECT name FROM staff_member"))[0]["name"] == "Olga Owner"


async def test_an_error_that_was_swallowed_is_no_commit(desk: FrontDesk) -> None:
    clinic_id = desk.principal.clinic_id
    with pytest.raises(asyncpg.InvalidTransactionStateError):
        async with desk.database.writing(clinic_id) as db:
            await db.run(
                "UPDATE staff_member SET name = 'Somebody' WHERE clinic_id = $1", clinic_id
            )
            with pytest.raises(asyncpg.DivisionByZeroError):
                await db.run("SELECT 1 / 0")

    async with desk.database.reading(clinic_id) as db:
        assert (await db.rows("SELECT name FROM staff_member"))[0]["name"] == "Olga Owner"


async def test_a_query_cannot_write(desk: FrontDesk) -> None:
    clinic_id = desk.principal.clinic_id
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with desk.database.reading(clinic_id) as db:
            await db.run(
                "UPDATE staff_member SET name = 'Somebody' WHERE clinic_id = $1", clinic_id
            )


@pytest.mark.usefixtures("served_limits")
async def test_with_every_connection_in_use_a_desk_hears_within_seconds(
    open_desk: OpenDesk,
) -> None:
    desk = await open_desk(pool_size=2)
    clinic_id = desk.principal.clinic_id

    async with AsyncExitStack() as all_in_use:
        for _ in range(2):
            await all_in_use.enter_async_context(desk.database.writing(clinic_id))
        start = monotonic()
        query = asyncio.ensure_future(desk.post("{ viewer { role } }"))
        mutation = ask(desk, "createPatient", firstName="Noor", lastName="Haddad")
        words = [heard(await query), heard(await mutation)]
        took = monotonic() - start
        with pytest.raises(Overloaded):
            await desk.database.execute("SELECT 1")

    assert words == ["OVERLOADED", "OVERLOADED"]
    assert 0.9 < took < 10
    await desk.patient()


async def test_a_pool_that_is_full_again_serves_everybody(database: ClinicDatabase) -> None:
    clinic = (await open_clinic(database)).principal.clinic_id

    async def look() -> int:
        async with database.reading(clinic) as db:
            return len(await db.rows("SELECT id FROM clinic"))

    assert await asyncio.gather(*(look() for _ in range(60))) == [1] * 60
