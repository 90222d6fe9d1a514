"""Everything that the database refuses by carries weight: without it, something goes wrong.

One at a time, each constraint, unique index, policy and flag is taken out, and each right that the
application's role has not is given to it, in a transaction that is rolled back. What must not be
written or seen is tried again then, and what must be possible too: something must come out another
way than it should. Where nothing of the kind can tell, the catalogue's own tests must go red.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable

import pytest

from gql_packages.database.connect import Connection
from tests.assurance.dropped_constraints import (
    Protection,
    Try,
    all_tries,
    protections,
    without,
)
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.db_constraints import test_rights, test_shape
from tests.db_constraints.write_attempts import Attempts
from tests.eventful_clinic import make_history
from tests.old_records import purge_an_old_record
from tests.run_size import tell

pytestmark = pytest.mark.slow

#: What no statement can show, for it takes other rights too: that of the catalogue's tests is red.
SHAPE_ALONE = ("no truncate on ", "no references on ")

SHAPE = [
    function
    for module in (test_shape, test_rights)
    for name, function in inspect.getmembers(module, inspect.iscoroutinefunction)
    if name.startswith("test_") and list(inspect.signature(function).parameters) == ["superuser"]
]


@pytest.fixture(scope="module")
async def tries(database_urls: DatabaseUrls, superuser: Connection) -> list[Try]:
    database = await ClinicDatabase.open(database_urls.app, pool_size=2)
    principals = [(await make_history(database)).principal for _ in range(2)]
    await database.close()
    for principal in principals:
        await purge_an_old_record(database_urls, principal)
    own, other = [principal.clinic_id for principal in principals]
    return await all_tries(Attempts(superuser, own, other))


async def what_tells(
    superuser: Connection, tries: Iterable[Try], protection: Protection
) -> str | None:
    """The first try that comes out otherwise without the protection, or the shape's test."""
    near = [one for one in tries if one.table == protection.table or one.is_for(protection)]
    near.sort(key=lambda one: not one.is_for(protection))
    async with without(superuser, protection.without):
        for one in near:
            if ((await one.refusal(superuser)) is None) != one.is_right:
                return one.said
        for shape in SHAPE:
            try:
                await shape(superuser)
            except AssertionError:
                return str(shape.__name__)
    return None


async def test_with_everything_in_its_place_all_comes_out_as_it_should(
    superuser: Connection, tries: list[Try]
) -> None:
    wrong = [one.said for one in tries if (one.usual is None) != one.is_right]
    nothing = Protection("nothing", "patient", "SELECT 1", "")

    assert wrong == []
    assert len(tries) > 1000
    assert len(SHAPE) > 10
    assert await what_tells(superuser, tries, nothing) is None


async def test_what_no_write_tries_is_not_missed(superuser: Connection, tries: list[Try]) -> None:
    all_of_them = {protection.said: protection for protection in await protections(superuser)}
    for said in ("unique index redemption_live_once", "constraint payment_balance_ck"):
        protection = all_of_them[said]
        others = [one for one in tries if not one.is_for(protection)]

        assert await what_tells(superuser, tries, protection) is not None
        assert await what_tells(superuser, others, protection) is None


async def test_whatever_is_taken_out_something_tells(
    superuser: Connection, tries: list[Try]
) -> None:
    told = {
        protection.said: await what_tells(superuser, tries, protection)
        for protection in await protections(superuser)
    }

    untold = [said for said, by in told.items() if by is None]
    by_shape = [said for said, by in told.items() if (by or "").startswith("test_")]
    tell(
        f"{len(told) - len(untold)} of {len(told)} constraints, indexes, policies, flags and"
        f" withheld rights cannot go unnoticed, {len(by_shape)} of them by the"
        " catalogue's shape alone"
    )
    assert untold == []
    assert [said for said in by_shape if not said.startswith(SHAPE_ALONE)] == []
