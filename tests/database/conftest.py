"""What the tests of the unit of work share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from gql_packages.database.connect import Connection, connected
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready, open_clinic
from tests.row_counts import Written

#: Opens a front desk whose application has a pool of its own, on that URL.
OpenDesk = Callable[..., Awaitable[FrontDesk]]


@pytest.fixture(scope="module")
async def superuser(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    async with connected(database_urls.superuser) as connection:
        yield connection


@pytest.fixture
async def written(clinic: Ready, superuser: Connection) -> Written:
    """The rows of the clinic."""
    return Written(superuser, clinic.desk.principal.clinic_id)


@pytest.fixture
async def open_desk(database_urls: DatabaseUrls) -> AsyncIterator[OpenDesk]:
    async with AsyncExitStack() as at_the_end:

        async def opened(url: str = database_urls.app, pool_size: int = 5) -> FrontDesk:
            database = await ClinicDatabase.open(url, pool_size=pool_size)
            at_the_end.push_async_callback(database.close)
            return await open_clinic(database)

        yield opened
