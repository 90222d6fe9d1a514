"""Requests that are given up at any moment: nothing is lost, half done, or another clinic's.

Some hundreds in the gate; `make races` tries many more.
"""

import asyncio
import gc
import os
from collections import Counter
from random import Random
from time import monotonic
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import ask, heard, insist
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic, ready
from tests.pool_checks import check_idle, check_pool
from tests.row_counts import Written

# graphql-core forgets what it has not awaited yet when it is cancelled.
pytestmark = pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")

REQUESTS = 3000 if "GQL_PACKAGES_RACES" in os.environ else 240
POOL_SIZE = 4

QUERY = "{ patients(first: 5) { nodes { firstName packages { nodes { name } } } } viewer { role } }"


@pytest.fixture
async def database(database_urls: DatabaseUrls) -> Any:
    """A pool that is small and cold: connections are made while requests are given up."""
    database = await ClinicDatabase.open(database_urls.app, pool_size=POOL_SIZE)
    yield database
    await database.close()
    gc.collect()


async def give_up(asked: asyncio.Task[Any], after: float) -> None:
    """Cancel it, and once more while it puts things in order."""
    for pause in (after, after / 20):
        await asyncio.sleep(pause)
        asked.cancel()
    await asyncio.wait([asked])


async def time_of(asked: asyncio.Task[Any]) -> float:
    start = monotonic()
    await asked
    return monotonic() - start


async def check_pool_of(
    database: ClinicDatabase, desks: list[FrontDesk], superuser: Connection
) -> None:
    await check_pool(database, POOL_SIZE, [desk.principal.clinic_id for desk in desks])
    await check_idle(superuser, POOL_SIZE)


async def test_queries_and_mutations_given_up_at_any_moment(
    database: ClinicDatabase, superuser: Connection
) -> None:
    random = Random(7)
    desks = [await open_clinic(database) for _ in range(2)]

    def begin(desk: FrontDesk) -> asyncio.Task[Any]:
        if random.random() < 0.5:
            return asyncio.ensure_future(desk.post(QUERY))
        return ask(desk, "createPatient", firstName="Noor", lastName="Haddad")

    longest = 1.5 * max([await time_of(begin(desk)) for desk in desks * 3])
    for _ in range(REQUESTS // 6):
        # More at once than there are connections: some are given up while they wait for one.
        begun = [begin(random.choice(desks)) for _ in range(6)]
        await asyncio.gather(*(give_up(each, random.uniform(0, longest)) for each in begun))

    await check_pool_of(database, desks, superuser)


async def test_a_sale_given_up_at_any_moment_is_made_once_or_not_at_all(
    database: ClinicDatabase, superuser: Connection
) -> None:
    random = Random(11)
    clinic = await ready(await open_clinic(database))
    written = Written(superuser, clinic.desk.principal.clinic_id)
    first = [f"given-time-{number:08}" for number in range(5)]
    times = [await time_of(ask(clinic.desk, "sellPackage", **clinic.sale(key))) for key in first]
    longest = 1.5 * max(times)
    before = await written.count("patient_package")
    keys = [f"given-up-{number:08}" for number in range(REQUESTS * 2 // 5)]

    for key in keys:
        asked = ask(clinic.desk, "sellPackage", **clinic.sale(key))
        await give_up(asked, random.uniform(0, longest))
    made = await written.count("patient_package") - before
    words = Counter(
        [heard(await insist(clinic.desk, "sellPackage", **clinic.sale(key))) for key in keys]
    )

    assert words == {"DONE": len(keys)}
    assert await written.count("patient_package") - before == len(keys)
    assert await written.count("payment") == await written.count("patient_package")
    assert 0 < made < len(keys), "some were given up before COMMIT, and some after"
    await check_pool_of(database, [clinic.desk], superuser)
