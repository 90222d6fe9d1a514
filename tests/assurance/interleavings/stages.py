"""A database of its own for many scenes, and what it has to say when all are played."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.verification.findings import Finding
from gql_packages.verification.verify import verify
from tests.assurance.interleavings.running import Counts, Stage
from tests.assurance.interleavings.scenes import Superuser
from tests.assurance.interleavings.stepping import SteppedDatabase
from tests.conftest import DatabaseUrls, new_database

#: How many pairs are played at the same time, each in a clinic of its own.
LANES = 3

_STILL_CONNECTED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""

_DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@asynccontextmanager
async def stage(postgres: EmbeddedServer, counts: Counts) -> AsyncIterator[Stage]:
    """A stage in a fresh database. At the end `verify` goes over it, and the server says how many
    deadlocks it has broken: both are added to the counts."""
    async with new_database(postgres) as urls:
        async with _opened(urls) as (database, superuser):
            yield Stage(database, superuser, counts)
        counts.findings += await _findings(urls)
        counts.server_deadlocks += await _deadlocks(urls)


@asynccontextmanager
async def _opened(
    urls: DatabaseUrls,
) -> AsyncIterator[tuple[SteppedDatabase, Superuser]]:
    # Two for each lane to play on, and some for the desk that furnishes.
    database = await SteppedDatabase.open(urls.app, pool_size=2 * LANES + 2)
    try:
        async with asyncpg.create_pool(urls.superuser, min_size=1, max_size=LANES) as superuser:
            yield database, superuser
    finally:
        await database.close()


async def _findings(urls: DatabaseUrls) -> list[Finding]:
    async with connected(urls.superuser) as connection:
        await connection.execute("ANALYZE")
    return (await verify(urls.owner, progress=lambda _: None)).findings


async def _deadlocks(urls: DatabaseUrls) -> int:
    """How many the server has broken. Each connection tells what it counted when it ends."""
    async with connected(urls.superuser) as connection:
        while await connection.fetchval(_STILL_CONNECTED):
            await asyncio.sleep(0.01)
        counted: int = await connection.fetchval(_DEADLOCKS)
    return counted
