"""Migrating: once, by two at once, and after one was killed half way."""

from __future__ import annotations

from gql_packages.database.connecting import connected
from gql_packages.database.migrate import migrations, pending
from tests.conftest import DatabaseUrls


async def test_a_migrated_database_has_nothing_pending(database_urls: DatabaseUrls) -> None:
    assert await pending(database_urls.app) == []
    async with connected(database_urls.owner) as connection:
        recorded = await connection.fetchval("SELECT count(*) FROM schema_migration")
    assert recorded == len(migrations())
