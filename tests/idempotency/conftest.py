"""What the tests of keys share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from gql_packages.database.connect import Connection, connected
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.row_counts import Written


@pytest.fixture(scope="module")
async def superuser(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    async with connected(database_urls.superuser) as connection:
        yield connection


@pytest.fixture
async def written(clinic: Ready, superuser: Connection) -> Written:
    """The rows of the clinic."""
    return Written(superuser, clinic.desk.principal.clinic_id)
