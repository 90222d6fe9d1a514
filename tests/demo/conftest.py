"""A migrated database for each demo, dropped after its test; and all of a clinic's rows as text."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from uuid import UUID

import pytest

from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.clinic_database import ClinicDatabase
from tests.conftest import new_database as migrated
from tests.table_state import COUNTERS

TABLES = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'clinic_id' ORDER BY table_name
"""
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NewDatabase = Callable[[], Awaitable[ClinicDatabase]]


@pytest.fixture
async def new_database(postgres: EmbeddedServer) -> AsyncIterator[NewDatabase]:
    """Makes databases that nobody has filled."""
    async with AsyncExitStack() as stack:

        async def make() -> ClinicDatabase:
            urls = await stack.enter_async_context(migrated(postgres))
            database = await ClinicDatabase.open(urls.app, pool_size=4)
            stack.push_async_callback(database.close)
            return database

        yield make


async def content(database: ClinicDatabase, clinic_id: UUID) -> list[str]:
    """Every row of the clinic in the order of making, its ids numbered as they turn up.

    Without the hashes, which cover the ids, and the marks that a step was broken off and asked for
    again.
    """
    lines: list[str] = []
    await database.audit.flush()
    async with database.reading(clinic_id) as db:
        for (table,) in await db.rows(TABLES):
            order = "clinic_id" if table in COUNTERS else "id"
            rows = await db.rows(
                f"SELECT to_jsonb(t) - '{{hash,previous_hash}}'::text[] AS row FROM {table} t"
                " WHERE clinic_id = $1"
                " AND coalesce(to_jsonb(t)->>'outcome', '') NOT IN ('REPLAYED', 'TIMEOUT')"
                f" ORDER BY {order}",
                clinic_id,
            )
            lines += [f"{table} {row['row']}" for row in rows]
    numbers: dict[str, str] = {}
    return [
        UUIDS.sub(lambda found: numbers.setdefault(found[0], f"#{len(numbers)}"), line)
        for line in lines
    ]
