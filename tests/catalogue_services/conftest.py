"""A clinic for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.catalogue_services.clinic import OpenClinic, open_clinic
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls


@pytest.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    database = await ClinicDatabase.open(database_urls.app, pool_size=5)
    yield database
    await database.close()


@pytest.fixture
async def clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)


@pytest.fixture
async def other_clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)
