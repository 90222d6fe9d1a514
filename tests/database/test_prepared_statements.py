"""Which statements a connection keeps prepared, and when a connection has planned enough."""

from uuid import UUID

import pytest

from gql_packages.database import pool
from gql_packages.database.pool import LONGEST_KEPT, Database
from tests.database.conftest import OpenDesk


async def backend(database: Database, clinic_id: UUID, *planned_once: str) -> int:
    """The process that served the only connection of the pool; it planned these on the way."""
    async with database.reading(clinic_id) as db:
        for sql in planned_once:
            await db.row(sql, is_kept=False)
        return int((await db.rows("SELECT pg_backend_pid()"))[0][0])


async def test_connections_are_replaced_when_they_have_planned_enough_for_a_single_use(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await open_desk(pool_size=1)
    database, clinic_id = desk.database, desk.principal.clinic_id
    monkeypatch.setattr(pool, "MOST_PLANNED_ONCE", 3)

    first = await backend(database, clinic_id, "SELECT 1", "SELECT 2")
    assert await backend(database, clinic_id) == first
    assert await backend(database, clinic_id, "SELECT 3") == first
    replaced = await backend(database, clinic_id)
    assert replaced != first
    assert await backend(database, clinic_id, "SELECT 4", "SELECT 5") == replaced


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_KEPT, 1), (LONGEST_KEPT + 1, 0)])
async def test_a_statement_is_kept_prepared_unless_it_is_too_long(
    open_desk: OpenDesk, length: int, kept: int
) -> None:
    desk = await open_desk(pool_size=1)
    sql = "SELECT 'here'".ljust(length)

    async with desk.database.reading(desk.principal.clinic_id) as db:
        await db.rows(sql)
        found = await db.rows("SELECT FROM pg_prepared_statements WHERE statement = $1", sql)
        assert len(found) == kept
