"""A demo has visits on the day that it is started."""

from datetime import UTC, datetime
from typing import Any

import pytest

from gql_packages.demo.clinics import BERLIN, VANCOUVER, ClinicPlan
from gql_packages.demo.generate import fill_demo
from gql_packages.demo.today import TIMES, fill_today
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls

pytestmark = pytest.mark.slow

#: Eleven in the morning in Vancouver, and eight in the evening in Berlin; after all of the history.
NOW = datetime(2026, 12, 6, 19, tzinfo=UTC)

VISITS = """
SELECT status, starts_at < $2 AS is_past, starts_at, EXISTS (
    SELECT FROM redemption WHERE redemption.clinic_id = $1
        AND redemption.appointment_id = appointment.id) AS is_covered
FROM appointment WHERE clinic_id = $1 AND starts_at > $2 - interval '18 hours'
    AND starts_at < $2 + interval '18 hours' ORDER BY starts_at
"""


@pytest.fixture(scope="module")
async def filled(database: ClinicDatabase) -> ClinicDatabase:
    await fill_demo(database, database.audit, patients=32, progress=lambda _: None)
    for plan in (VANCOUVER, BERLIN):
        assert await fill_today(database, database.audit, plan, NOW) == len(TIMES)
    return database


async def visits(database: ClinicDatabase, plan: ClinicPlan) -> list[Any]:
    async with database.reading(plan.clinic_id) as db:
        return list(await db.rows(VISITS, plan.clinic_id, NOW))


async def test_what_is_past_has_happened_save_the_last(filled: ClinicDatabase) -> None:
    found = await visits(filled, VANCOUVER)

    assert [row["status"] for row in found if row["is_past"]] == [
        *("ARRIVED", "ARRIVED", "NO_SHOW", "BOOKED")
    ]
    assert {row["status"] for row in found if not row["is_past"]} == {"BOOKED"}


async def test_packages_cover_some_of_them(filled: ClinicDatabase) -> None:
    covered = [row["is_covered"] for row in await visits(filled, VANCOUVER)]

    assert any(covered)
    assert not all(covered)


async def test_a_second_start_on_that_day_books_nothing(filled: ClinicDatabase) -> None:
    assert await fill_today(filled, filled.audit, VANCOUVER, NOW) == 0


async def test_it_adds_up(filled: ClinicDatabase, database_urls: DatabaseUrls) -> None:
    verification = await verify(database_urls.owner, progress=lambda _: None)

    assert verification.findings == []
