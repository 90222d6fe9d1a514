"""Clinics with many sales, and applications around them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

from gql_packages.database.connect import Connection
from tests.conftest import DatabaseUrls


@pytest_asyncio.fixture(scope="module")
async def superuser(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    """Whoever may write any row, and end any connection."""
    connection = await asyncpg.connect(database_urls.superuser)
    yield connection
    await connection.close()
