"""What the demo clinics have: a little of everything that can happen."""

import unicodedata
from collections.abc import AsyncIterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gql_packages.demo.clinics import BERLIN, LAST_DAY, VANCOUVER, ClinicPlan
from gql_packages.demo.generate import fill_demo
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.demo.expected_history import HAPPENED

pytestmark = pytest.mark.slow

PATIENTS = 60
#: Patients of another system, who come later.
IMPORTED = 3


@pytest.fixture(scope="module")
async def filled(database: ClinicDatabase) -> AsyncIterator[ClinicDatabase]:
    await fill_demo(database, database.audit, patients=PATIENTS, progress=lambda _: None)
    yield database


@pytest.fixture(params=[VANCOUVER, BERLIN], ids=lambda plan: plan.key)
def plan(request: pytest.FixtureRequest) -> ClinicPlan:
    found: ClinicPlan = request.param
    return found


async def rows(database: ClinicDatabase, plan: ClinicPlan, sql: str) -> list[Any]:
    async with database.reading(plan.clinic_id) as db:
        return list(await db.rows(sql))


@pytest.mark.parametrize("what", HAPPENED)
async def test_there_is(what: str, filled: ClinicDatabase, plan: ClinicPlan) -> None:
    assert await rows(filled, plan, HAPPENED[what])


async def test_it_adds_up(filled: ClinicDatabase, database_urls: DatabaseUrls) -> None:
    verification = await verify(database_urls.owner, progress=lambda _: None)

    assert verification.findings == []


async def test_nothing_was_refused(filled: ClinicDatabase, plan: ClinicPlan) -> None:
    outcomes = await rows(filled, plan, "SELECT DISTINCT outcome FROM audit_entry")

    assert [row["outcome"] for row in outcomes] == ["DONE"]


async def test_three_uses_are_left_to_the_patient_about_whom_support_is_asked(
    filled: ClinicDatabase, plan: ClinicPlan
) -> None:
    held = await rows(
        filled,
        plan,
        "SELECT s.name, uses_total - uses_redeemed AS left_over, uses_reserved"
        " FROM patient_package s JOIN patient p ON p.id = s.patient_id"
        f" WHERE p.last_name = '{plan.support_patient[1]}' ORDER BY purchased_at",
    )

    names = [plan.packages[key].name for key in ("mix", "lasting", "ten", "massages")]
    assert [row["name"] for row in held] == names
    assert [(row["left_over"], row["uses_reserved"]) for row in held][2] == (3, 0)


async def test_nine_packages_are_on_offer(filled: ClinicDatabase, plan: ClinicPlan) -> None:
    offers = await rows(filled, plan, "SELECT price, valid_for_days, is_archived FROM package")

    on_offer = [offer for offer in offers if not offer["is_archived"]]
    assert len(on_offer) == 9
    assert [offer["price"] for offer in on_offer].count(0) == 1
    assert [offer["valid_for_days"] for offer in on_offer].count(None) == 1


async def test_time_only_moves_forward_and_ends_on_the_last_day(
    filled: ClinicDatabase, plan: ClinicPlan
) -> None:
    # An import is one request and has an entry for each patient.
    requests = "SELECT min(at) AS at FROM audit_entry GROUP BY request_id ORDER BY min(id::text)"
    done = await rows(filled, plan, requests)

    moments = [row["at"] for row in done]
    assert moments == sorted(set(moments))
    assert moments[-1].astimezone(ZoneInfo(plan.time_zone)).date() <= LAST_DAY
    assert (moments[-1] - moments[0]).days > 540


async def test_everything_is_done_in_working_hours(
    filled: ClinicDatabase, plan: ClinicPlan
) -> None:
    done = await rows(filled, plan, "SELECT at FROM audit_entry")

    local = [row["at"].astimezone(ZoneInfo(plan.time_zone)) for row in done]
    assert {moment.hour for moment in local} <= set(range(8, 19))
    class_days = {day for one in plan.treatments.values() for day in one.class_days}
    assert {moment.weekday() for moment in local} <= class_days | plan.opening_hours.keys()


async def test_a_class_keeps_its_hour_when_the_clocks_change(filled: ClinicDatabase) -> None:
    yoga = await rows(
        filled,
        BERLIN,
        "SELECT starts_at FROM appointment a JOIN treatment t ON t.id = a.treatment_id"
        f" WHERE t.name = '{BERLIN.treatments['yoga'].name}'",
    )

    starts = [row["starts_at"] for row in yoga]
    assert {start.astimezone(ZoneInfo("Europe/Berlin")).hour for start in starts} == {10}
    assert {start.hour for start in starts} == {8, 9}
    days = {start.date().isoformat() for start in starts}
    assert days & {"2025-10-26", "2026-03-29", "2026-10-25"}


async def test_names_are_of_many_scripts(filled: ClinicDatabase, plan: ClinicPlan) -> None:
    names = await rows(filled, plan, "SELECT first_name || last_name AS name FROM patient")

    letters = {letter for row in names for letter in row["name"] if letter.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    assert len(names) == PATIENTS // 2 + IMPORTED
    assert len(scripts) >= 12, scripts
