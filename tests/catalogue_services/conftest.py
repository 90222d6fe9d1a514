"""A clinic for each test."""

import pytest

from tests.catalogue_services.clinic import OpenClinic, open_clinic
from tests.clinic_database import ClinicDatabase


@pytest.fixture
async def clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)


@pytest.fixture
async def other_clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)
