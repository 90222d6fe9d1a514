"""A clinic of its own for every test, in one database for each module."""

from collections.abc import AsyncIterator

import pytest_asyncio

from gql_packages.database.pool import Database
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready, open_clinic, ready


@pytest_asyncio.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[Database]:
    """The module's database, as the application opens it."""
    opened = await Database.open(database_urls.app, pool_size=20)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def desk(database: Database) -> FrontDesk:
    """The front desk of a new clinic in Vancouver, on 2 March 2026, 10 in the morning."""
    return await open_clinic(database)


@pytest_asyncio.fixture
async def clinic(desk: FrontDesk) -> Ready:
    """The same with a treatment, a patient, and ten paid uses for 800.00 CAD, nothing per visit."""
    return await ready(desk)
