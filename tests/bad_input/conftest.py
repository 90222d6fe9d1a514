"""A furnished clinic that nothing is to happen to, and another one to name things of."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest

from gql_packages.database.connect import Connection
from tests.bad_input.raw_requests import Counter, http_for
from tests.clinic_database import ClinicDatabase
from tests.front_desk import open_clinic
from tests.populated_clinic import furnish
from tests.table_state import some_ids


@pytest.fixture(scope="module")
async def counter(database: ClinicDatabase, superuser: Connection) -> Counter:
    clinic = await furnish(await open_clinic(database))
    other = await furnish(await open_clinic(database))
    for each in (clinic, other):
        sale = await each.desk.sell(each.patient, each.offer)
        await each.desk.do("deletePackageSale", patientPackageId=sale["patientPackage"]["id"])
        # What was recorded in the last minute is in no report of what is owed.
        each.desk.clock.now += timedelta(minutes=2)
    own_ids = await some_ids(superuser, clinic.desk.principal.clinic_id)
    return Counter(clinic, other, own_ids, http_for(clinic.desk), superuser)


@pytest.fixture(autouse=True)
def nothing_unforeseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No incident is in the log: what people type is never one."""
    yield
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []
