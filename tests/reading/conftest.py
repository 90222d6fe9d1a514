"""A database for each module, and clinics in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import asyncpg
import pytest

from tests.clinic_database import ClinicDatabase
from tests.reading.records import Records


@pytest.fixture
async def clinic(
    superuser: asyncpg.Connection[asyncpg.Record], database: ClinicDatabase
) -> Records:
    """A new clinic in Vancouver."""
    return await Records.of_new_clinic(superuser, database)


@pytest.fixture
async def neighbour(
    superuser: asyncpg.Connection[asyncpg.Record], database: ClinicDatabase
) -> Records:
    """Another clinic, in Berlin."""
    return await Records.of_new_clinic(
        superuser, database, name="Spree", currency="EUR", time_zone="Europe/Berlin"
    )


@pytest.fixture
def new_clinic(
    superuser: asyncpg.Connection[asyncpg.Record], database: ClinicDatabase
) -> Callable[..., Awaitable[Records]]:
    """Makes clinics on other terms."""
    return partial(Records.of_new_clinic, superuser, database)
