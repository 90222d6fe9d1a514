"""What the tests of the unit of work share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from gql_packages.database.connect import Connection, connected
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.row_counts import Written


@pytest_asyncio.fixture(scope="module")
async def superuser(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    async with connected(database_urls.superuser) as connection:
        yield connection


@pytest.fixture
async def written(clinic: Ready, superuser: Connection) -> Written:
    """The rows of the clinic."""
    return Written(superuser, clinic.desk.principal.clinic_id)
