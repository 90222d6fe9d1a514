"""What is to be so after requests were given up: every connection is there, and free of them."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.database.pool import Database

_STATES = """
SELECT coalesce(state, '') AS state FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""

#: Seconds in which what is still being written after an answer has come to its end.
PATIENCE = 5


async def check_pool(database: Database, size: int, clinic_ids: Sequence[UUID]) -> None:
    """Each connection can be had, at once with all others, is in no transaction, has no clinic."""
    async with asyncio.timeout(PATIENCE), AsyncExitStack() as at_once:
        for number in range(size):
            clinic_id = clinic_ids[number % len(clinic_ids)]
            db = await at_once.enter_async_context(database.writing(clinic_id))
            seen = await db.rows("SELECT id FROM clinic")
            assert [row["id"] for row in seen] == [clinic_id]
    await database.rest()
    async with asyncio.timeout(PATIENCE), AsyncExitStack() as at_once:
        for _ in range(size):
            connection = await at_once.enter_async_context(database._pool.acquire())
            clinic = await connection.fetchval("SELECT current_setting('app.clinic_id', true)")
            assert clinic in ("", None), f"a connection still has the clinic {clinic}"
            assert not connection.is_in_transaction()


async def check_idle(superuser: Connection, count: int) -> None:
    """The server has so many connections of the application, and none does or holds anything."""
    async with asyncio.timeout(PATIENCE):
        while [row["state"] for row in await superuser.fetch(_STATES)] != ["idle"] * count:
            await asyncio.sleep(0.02)
