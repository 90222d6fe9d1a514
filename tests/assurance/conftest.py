"""What the proofs of trust share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from gql_packages.database.connect import connected
from tests.assurance.fuzz.fixtures import Ground, prepare
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.populated_clinic import furnish


@pytest_asyncio.fixture(scope="module")
async def ground(database: ClinicDatabase, database_urls: DatabaseUrls) -> AsyncIterator[Ground]:
    """A furnished clinic, and ids of what is there and at another, to be sent about."""
    clinic = await furnish(await open_clinic(database))
    other = await furnish(await open_clinic(database))
    async with connected(database_urls.superuser) as superuser:
        yield await prepare(clinic, other, superuser)
