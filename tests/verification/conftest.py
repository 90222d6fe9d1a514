"""A history of two clinics to tamper with, put back as it was after each test."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.row_hash import HASHED_COLUMNS, hashed, row_hash
from gql_packages.verification.findings import Finding
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.eventful_clinic import make_history
from tests.old_records import purge_an_old_record


@dataclass(frozen=True)
class History:
    """Two clinics' rows, and a superuser whom no key, check or index keeps from altering them."""

    urls: DatabaseUrls
    superuser: Connection
    clinic_id: UUID
    other_clinic_id: UUID

    async def found(self) -> list[Finding]:
        return (await verify(self.urls.owner, progress=lambda _: None)).findings

    async def alter(self, statement: str) -> None:
        """Run statements in which :clinic is the first clinic; each must change a row."""
        for part in statement.split(";\n"):
            status = await self.superuser.execute(part.replace(":clinic", f"'{self.clinic_id}'"))
            assert not status.endswith(" 0"), part

    async def row(self, table: str, condition: str) -> dict[str, Any]:
        """The first clinic's row of the middle of those that there are, as JSON."""
        clinic = "id" if table == "clinic" else "clinic_id"
        condition = f"{clinic} = $1 AND ({condition})"
        row = await self.superuser.fetchval(
            f"SELECT to_jsonb(t) FROM {table} t WHERE {condition} ORDER BY id"
            f" OFFSET (SELECT count(*) / 2 FROM {table} WHERE {condition}) LIMIT 1",
            self.clinic_id,
        )
        found: dict[str, Any] = json.loads(row)
        return found

    async def hash_again(self, table: str, row_id: str) -> None:
        """Give an altered row the hash that fits it, as a forger who has read the code would."""
        row = await self.superuser.fetchrow(f"SELECT * FROM {table} WHERE id = $1", row_id)
        assert row is not None
        columns = [row[column] for column in HASHED_COLUMNS[table]]
        fitting = row_hash(hashed(table, columns), previous=row.get("previous_hash", b""))
        await self.superuser.execute(f"UPDATE {table} SET hash = $2 WHERE id = $1", row_id, fitting)


@pytest.fixture(scope="module")
async def clinic_ids(database: ClinicDatabase, database_urls: DatabaseUrls) -> tuple[UUID, UUID]:
    """The two clinics of the module's database, in which much has happened."""
    first = await make_history(database)
    second = await make_history(database, currency="EUR", time_zone="Europe/Berlin")
    await database.audit.flush()
    for desk in (first, second):
        await purge_an_old_record(database_urls, desk.principal)
    return first.principal.clinic_id, second.principal.clinic_id


@pytest.fixture(scope="module")
async def unhindered(
    database_urls: DatabaseUrls, clinic_ids: tuple[UUID, UUID]
) -> AsyncIterator[History]:
    """The history with everything gone that would object to a row."""
    async with unhindered_superuser(database_urls) as superuser:
        yield History(database_urls, superuser, *clinic_ids)


@asynccontextmanager
async def unhindered_superuser(urls: DatabaseUrls) -> AsyncIterator[Connection]:
    """A superuser whom no key, check or index keeps from anything; the rows are kept as before."""
    async with connected(urls.superuser) as superuser:
        await superuser.execute("SET session_replication_role = replica; CREATE SCHEMA before")
        for (statement,) in await superuser.fetch(_HINDRANCES):
            await superuser.execute(statement)
        yield superuser


@pytest.fixture
async def history(unhindered: History) -> AsyncIterator[History]:
    """The same, put back as it was when the test is over."""
    yield unhindered
    for (statement,) in await unhindered.superuser.fetch(_PUT_BACK):
        await unhindered.superuser.execute(statement)


_HINDRANCES = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
FROM pg_constraint WHERE contype IN ('c', 'u') AND connamespace = 'public'::regnamespace
UNION ALL
SELECT format('DROP INDEX %s', indexrelid::regclass)
FROM pg_index JOIN pg_class ON pg_class.oid = indrelid AND relnamespace = 'public'::regnamespace
WHERE indisunique AND indpred IS NOT NULL
UNION ALL
SELECT format('CREATE TABLE before.%I AS TABLE %I', relname, relname)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""

_PUT_BACK = """
SELECT format('DELETE FROM %1$I; INSERT INTO %1$I (%2$s) SELECT %2$s FROM before.%1$I', table_name,
              string_agg(format('%I', column_name), ', '))
FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'
GROUP BY table_name
"""
