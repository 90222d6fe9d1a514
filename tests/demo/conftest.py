"""A migrated database for each demo, dropped after its test; and all of a clinic's rows as text."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import OWNER_ROLE, EmbeddedServer
from tests.clinic_database import ClinicDatabase
from tests.conftest import TEMPLATE, DatabaseUrls, urls_of

TABLES = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'clinic_id' ORDER BY table_name
"""
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NewDatabase = Callable[[], Awaitable[ClinicDatabase]]


@pytest.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    """The module's database, as the application opens it; its rows must add up at the end."""
    opened = await ClinicDatabase.open(database_urls.app, pool_size=4)
    yield opened
    await opened.close()


@pytest.fixture
async def new_database(postgres: EmbeddedServer) -> AsyncIterator[NewDatabase]:
    """Makes databases that nobody has filled."""
    made: list[tuple[str, ClinicDatabase]] = []
    async with connected(postgres.url("postgres", "postgres")) as server:

        async def make() -> ClinicDatabase:
            name = f"demo_{uuid4().hex}"
            await server.execute(
                f"CREATE DATABASE {name} OWNER {OWNER_ROLE} TEMPLATE {TEMPLATE} STRATEGY wal_log"
            )
            made.append((name, await ClinicDatabase.open(urls_of(postgres, name).app, pool_size=4)))
            return made[-1][1]

        yield make
        for name, database in made:
            await database.close()
            await server.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def content(database: ClinicDatabase, clinic_id: UUID) -> list[str]:
    """Every row of the clinic in the order of making, its ids numbered as they turn up.

    Without the hashes, which cover the ids, and the marks that a step was broken off and asked for
    again.
    """
    lines: list[str] = []
    await database.audit.flush()
    async with database.reading(clinic_id) as db:
        for (table,) in await db.rows(TABLES):
            order = "clinic_id" if table == "invoice_counter" else "id"
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
