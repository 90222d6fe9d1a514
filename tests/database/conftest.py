"""What the tests of the unit of work share."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic

#: Opens a front desk whose application has a pool of its own, on that URL.
OpenDesk = Callable[..., Awaitable[FrontDesk]]


@pytest.fixture
async def open_desk(database_urls: DatabaseUrls) -> AsyncIterator[OpenDesk]:
    async with AsyncExitStack() as at_the_end:

        async def opened(url: str = database_urls.app, pool_size: int = 5) -> FrontDesk:
            database = await ClinicDatabase.open(url, pool_size=pool_size)
            at_the_end.push_async_callback(database.close)
            return await open_clinic(database)

        yield opened
