"""Row-level security without any help: raw SQL as the application's role, and no WHERE at all."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest

from gql_packages.database.connect import Connection, connected
from tests.db_constraints.new_rows import insert
from tests.db_constraints.write_attempts import OWNERS
from tests.table_state import clinic_column, tenant_tables
from tests.tenancy.clinics import Level
from tests.tenancy.leak_detectors import CANARY

NOBODY = UUID(int=0)


@asynccontextmanager
async def as_clinic(connection: Connection, clinic_id: UUID | None) -> AsyncIterator[None]:
    """A transaction of that clinic, or of none, that is rolled back."""
    transaction = connection.transaction()
    await transaction.start()
    if clinic_id is not None:
        await connection.execute(f"SET LOCAL app.clinic_id = '{clinic_id}'")
    yield
    await transaction.rollback()


@pytest.fixture(scope="module")
async def application(levels: dict[str, Level]) -> AsyncIterator[Connection]:
    """A connection as the application's role, past all of its code."""
    async with connected(levels["both levels"].urls.app) as connection:
        yield connection


@pytest.fixture(scope="module")
async def owner(levels: dict[str, Level]) -> AsyncIterator[Connection]:
    """The same as the owner of the tables."""
    async with connected(levels["both levels"].urls.owner) as connection:
        yield connection


@pytest.fixture
async def tables(both: Level) -> list[str]:
    return await tenant_tables(both.superuser)


async def rows_of(both: Level, table: str, clinic_id: UUID) -> int:
    return int(
        await both.superuser.fetchval(
            f"SELECT count(*) FROM {table} WHERE {clinic_column(table)} = $1", clinic_id
        )
    )


async def test_every_table_shows_the_rows_of_the_clinic_that_is_set_and_no_other(
    both: Level, application: Connection, tables: list[str]
) -> None:
    b = both.b.principal.clinic_id
    for table in tables:
        expected = await rows_of(both, table, b)
        assert expected, f"the furnished clinic has nothing in {table}"
        async with as_clinic(application, b):
            found = await application.fetch(f"SELECT t::text AS row FROM {table} t")
        assert len(found) == expected
        assert CANARY not in str([row["row"] for row in found])


@pytest.mark.parametrize("clinic_id", [None, NOBODY], ids=["no clinic", "a clinic that is not"])
async def test_without_a_clinic_every_table_is_empty(
    application: Connection, tables: list[str], clinic_id: UUID | None
) -> None:
    for table in tables:
        async with as_clinic(application, clinic_id):
            assert await application.fetchval(f"SELECT count(*) FROM {table}") == 0


async def test_an_update_of_everything_changes_the_rows_of_the_clinic_that_is_set(
    both: Level, application: Connection, tables: list[str]
) -> None:
    b = both.b.principal.clinic_id
    changed = 0
    for table in tables:
        for column in await _columns_to_update(application, table):
            async with as_clinic(application, b):
                status = await application.execute(f"UPDATE {table} SET {column} = {column}")
            assert status == f"UPDATE {await rows_of(both, table, b)}"
            changed += 1
    assert changed


async def test_a_delete_of_everything_deletes_the_rows_of_the_clinic_that_is_set(
    both: Level, application: Connection, tables: list[str]
) -> None:
    b = both.b.principal.clinic_id
    for table in tables:
        may = await application.fetchval("SELECT has_table_privilege($1, 'DELETE')", table)
        async with as_clinic(application, b):
            if may:
                if table == "package_limit":
                    # Items name them.
                    await application.execute("DELETE FROM package_item")
                status = await application.execute(f"DELETE FROM {table}")
                assert status == f"DELETE {await rows_of(both, table, b)}"
            else:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await application.execute(f"DELETE FROM {table}")


async def test_no_row_can_be_written_into_another_clinic(
    both: Level, application: Connection, owner: Connection, tables: list[str]
) -> None:
    a, b = both.a.principal.clinic_id, both.b.principal.clinic_id
    for table in tables:
        row = await both.superuser.fetchval(
            f"SELECT to_jsonb(t) FROM {table} t WHERE {clinic_column(table)} = $1 LIMIT 1", b
        )
        smuggled = {**json.loads(row), clinic_column(table): str(a)}
        writer = owner if table in OWNERS else application
        async with as_clinic(writer, b):
            with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
                await insert(writer, table, smuggled)


async def test_no_row_can_be_moved_to_another_clinic(
    application: Connection, tables: list[str]
) -> None:
    for table in tables:
        assert not await application.fetchval(
            "SELECT has_column_privilege($1, $2, 'UPDATE')", table, clinic_column(table)
        )


async def test_the_owner_of_the_tables_is_not_above_it(both: Level, tables: list[str]) -> None:
    found = await both.superuser.fetch(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity"
        " AND bool_or(p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) AS is_secured"
        " FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid"
        " WHERE c.oid = ANY($1::text[]::regclass[]) GROUP BY c.oid",
        tables,
    )

    assert {row["relname"]: row["is_secured"] for row in found} == dict.fromkeys(tables, True)


async def _columns_to_update(application: Connection, table: str) -> list[str]:
    found = await application.fetch(
        "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0"
        " AND has_column_privilege(attrelid, attnum, 'UPDATE')",
        table,
    )
    return [row["attname"] for row in found]
