"""A migrated database with two clinics in it, and what must not be written there."""

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.db_constraints.write_attempts import Attempts
from tests.eventful_clinic import make_history
from tests.front_desk import FrontDesk


@pytest.fixture(scope="module")
async def desk(database: ClinicDatabase) -> FrontDesk:
    """One of two clinics in which something is in every table."""
    await make_history(database)
    return await make_history(database, currency="EUR", time_zone="Europe/Berlin")


@pytest.fixture(scope="module")
async def attempts(superuser: Connection, desk: FrontDesk) -> Attempts:
    """What must not be written into the desk's clinic, be it of its own or naming the other's."""
    own = desk.principal.clinic_id
    return Attempts(
        superuser, own, await superuser.fetchval("SELECT id FROM clinic WHERE id <> $1", own)
    )
