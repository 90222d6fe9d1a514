"""A connection goes from one transaction to the next, and takes nothing of the first with it."""

import asyncio
from uuid import UUID

import pytest

from gql_packages.database import lingering_connections
from gql_packages.database.connect import Connection
from gql_packages.database.lingering_connections import MOST_TURNS
from gql_packages.database.pool import Database
from gql_packages.reading.transaction import ReadTransaction
from tests.clinic_database import ClinicDatabase
from tests.database.conftest import OpenDesk
from tests.front_desk import FrontDesk, open_clinic
from tests.pool_checks import check_idle

_CUT_ALL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""


async def process_of(database: Database, clinic_id: UUID) -> int:
    """The server's process that a transaction which reads is given."""
    async with database.reading(clinic_id) as db:
        (row,) = await db.rows("SELECT pg_backend_pid() AS pid")
    return int(row["pid"])


@pytest.fixture
async def lone(open_desk: OpenDesk) -> FrontDesk:
    """A front desk with one connection."""
    desk = await open_desk(pool_size=1)
    await desk.database.audit.flush()
    return desk


async def test_the_next_transaction_has_its_own_clinic_snapshot_and_settings(
    lone: FrontDesk,
) -> None:
    database, clinic_id = lone.database, lone.principal.clinic_id
    other = (await open_clinic(database)).principal.clinic_id
    async with database.reading(clinic_id) as db:
        before = (await db.rows("SELECT pg_backend_pid(), count(*) FROM treatment"))[0]
        await db.rows("SELECT set_config('work_mem', '77kB', true)")

    async with database.writing(other) as db:
        after = (await db.rows("SELECT pg_backend_pid(), count(*) FROM treatment"))[0]
        assert after[0] == before[0], "this proves nothing: it is another connection"
        assert [row["id"] for row in await db.rows("SELECT id FROM clinic")] == [other]
        assert (await db.rows("SHOW transaction_isolation"))[0][0] == "read committed"
        assert (await db.rows("SHOW transaction_read_only"))[0][0] == "off"
        assert (await db.rows("SHOW plan_cache_mode"))[0][0] == "force_generic_plan"
        assert (await db.rows("SHOW work_mem"))[0][0] != "77kB"

    async with database.reading(clinic_id) as db:
        assert [row["id"] for row in await db.rows("SELECT id FROM clinic")] == [clinic_id]
        assert (await db.rows("SHOW plan_cache_mode"))[0][0] == "auto"


async def test_what_failed_or_was_given_up_is_rolled_back_at_once(
    lone: FrontDesk, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, clinic_id = lone.database, lone.principal.clinic_id
    await database.rest()
    monkeypatch.setattr(lingering_connections, "LINGER", 60.0)
    with pytest.raises(Exception, match="division by zero"):
        async with database.reading(clinic_id) as db:
            await db.rows("SELECT 1 / 0")
    await check_idle(superuser, 1)
    asked = asyncio.ensure_future(_sleep(database, clinic_id))
    await asyncio.sleep(0.05)
    asked.cancel()
    await asyncio.wait([asked])
    await check_idle(superuser, 1)

    assert await process_of(database, clinic_id)


async def test_an_operation_whose_statement_failed_is_rolled_back_at_once(
    lone: FrontDesk, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lone.database.rest()
    monkeypatch.setattr(lingering_connections, "LINGER", 60.0)
    operation = ReadTransaction(lone.database, lone.principal.clinic_id)
    with pytest.raises(Exception, match="division by zero"):
        await operation.rows("SELECT 1 / 0")
    await check_idle(superuser, 1)

    asked = asyncio.ensure_future(operation.rows("SELECT pg_sleep(1)"))
    await asyncio.sleep(0.05)
    asked.cancel()
    await asyncio.wait([asked])
    await operation.close()
    await check_idle(superuser, 1)


async def test_without_another_request_the_connection_is_soon_idle(
    lone: FrontDesk, superuser: Connection
) -> None:
    await process_of(lone.database, lone.principal.clinic_id)

    await check_idle(superuser, 1)


async def test_all_else_that_takes_the_only_connection_gets_it(lone: FrontDesk) -> None:
    database, clinic_id = lone.database, lone.principal.clinic_id
    for _ in range(3):
        await process_of(database, clinic_id)
        await database.execute("SELECT 1")

    # The second one waits for the connection before the first has ended.
    assert len({*await asyncio.gather(*(process_of(database, clinic_id) for _ in range(6)))}) == 1


async def test_connections_that_were_cut_between_two_transactions_are_replaced(
    open_desk: OpenDesk, superuser: Connection
) -> None:
    desk = await open_desk(pool_size=5)
    database, clinic_id = desk.database, desk.principal.clinic_id
    await asyncio.gather(*(process_of(database, clinic_id) for _ in range(5)))

    await superuser.execute(_CUT_ALL)

    await asyncio.gather(*(process_of(database, clinic_id) for _ in range(5)))


async def test_a_connection_that_is_never_free_is_replaced_all_the_same(lone: FrontDesk) -> None:
    database, clinic_id = lone.database, lone.principal.clinic_id
    first = await process_of(database, clinic_id)
    await database._pool.expire_connections()

    seen = [await process_of(database, clinic_id) for _ in range(MOST_TURNS + 1)]

    assert seen[-1] != first


async def _sleep(database: ClinicDatabase, clinic_id: UUID) -> None:
    async with database.reading(clinic_id) as db:
        await db.rows("SELECT pg_sleep(1)")
