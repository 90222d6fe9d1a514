"""A migrated database with two clinics in it, and what must not be written there."""

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.db_constraints.write_attempts import Attempts
from tests.eventful_clinic import make_history
from tests.front_desk import FrontDesk
from tests.old_records import purge_an_old_record


@pytest.fixture(scope="module")
async def desk(database: ClinicDatabase, database_urls: DatabaseUrls) -> FrontDesk:
    """One of two clinics in which something is in every table."""
    first = await make_history(database)
    second = await make_history(database, currency="EUR", time_zone="Europe/Berlin")
    for desk in (first, second):
        await purge_an_old_record(database_urls, desk.principal)
    return second


@pytest.fixture(scope="module")
async def attempts(superuser: Connection, desk: FrontDesk) -> Attempts:
    """What must not be written into the desk's clinic, be it of its own or naming the other's."""
    own = desk.principal.clinic_id
    return Attempts(
        superuser, own, await superuser.fetchval("SELECT id FROM clinic WHERE id <> $1", own)
    )
