"""What the demo clinics have: a little of everything that can happen so far."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gql_packages.database.pool import Database
from gql_packages.demo.berlin import BERLIN
from gql_packages.demo.fill import fill_demo
from gql_packages.demo.plan import LAST_DAY, ClinicPlan
from gql_packages.demo.vancouver import VANCOUVER
from gql_packages.domain.rights import Role
from gql_packages.domain.vocabulary import SaleOrigin, TreatmentKind
from gql_packages.verification.verify import verify
from tests.conftest import DatabaseUrls

PATIENTS = 60

#: One of these at least in each clinic, by what it is an instance of.
HAPPENED = {
    "a package that was never paid": "SELECT 1 FROM invoice WHERE kind = 'PACKAGE_SALE'"
    " AND paid = 0 AND total > 0",
    "a package that is half paid": "SELECT 1 FROM invoice WHERE kind = 'PACKAGE_SALE'"
    " AND 0 < paid AND paid < total",
    "a sale paid in three parts": "SELECT invoice_id FROM payment_application WHERE amount > 0"
    " GROUP BY 1 HAVING count(*) >= 3",
    "one payment for two invoices": "SELECT payment_id FROM payment_application"
    " WHERE amount > 0 GROUP BY payment_id, request_id HAVING count(DISTINCT invoice_id) = 2",
    "an overpayment": "SELECT 1 FROM payment p JOIN patient_package s USING (request_id)"
    " WHERE p.amount > s.price AND s.price > 0",
    "credit that is left": "SELECT 1 FROM payment WHERE applied < amount",
    "credit put on a visit": "SELECT 1 FROM payment_application a JOIN invoice i"
    " ON i.id = a.invoice_id WHERE a.applied_at > i.issued_at AND i.kind = 'VISIT'"
    " AND a.request_id NOT IN (SELECT request_id FROM payment)",
    "money taken back off": "SELECT 1 FROM payment_application WHERE amount < 0",
    "a sale for a staff member": "SELECT 1 FROM patient_package WHERE staff_member_id IS NOT NULL",
    "a free package, used": "SELECT 1 FROM patient_package WHERE price = 0 AND uses_redeemed > 0",
    "what a patient pays per visit": "SELECT 1 FROM redemption WHERE patient_pays > 0"
    " AND status = 'REDEEMED'",
    "a package that never expires": "SELECT 1 FROM patient_package WHERE expires_on IS NULL",
    "a price that does not divide": "SELECT 1 FROM patient_package WHERE price % uses_total > 0",
    "a package that is used up": "SELECT 1 FROM patient_package WHERE uses_redeemed = uses_total",
    "uses that expired": "SELECT 1 FROM patient_package"
    " WHERE expires_on < '2026-11-20' AND uses_redeemed < uses_total",
    "a package of an archived offer": "SELECT 1 FROM patient_package s"
    " JOIN package o ON o.id = s.package_id WHERE o.is_archived",
    "a package from before its price rose": "SELECT 1 FROM patient_package s"
    " JOIN package o ON o.id = s.package_id WHERE o.price > s.price",
    "a visit without a package": "SELECT 1 FROM appointment"
    " WHERE status = 'ARRIVED' AND id NOT IN (SELECT appointment_id FROM redemption)",
    "a visit that was moved": "SELECT 1 FROM audit_entry WHERE operation = 'rescheduleAppointment'",
    "a visit that was cancelled, its use released": "SELECT 1 FROM appointment a JOIN redemption r"
    " ON r.appointment_id = a.id WHERE a.status = 'CANCELLED' AND r.status = 'RELEASED'",
    "a package taken off": "SELECT 1 FROM audit_entry WHERE operation = 'removePackage'",
    "an arrival undone": "SELECT 1 FROM redemption WHERE status = 'REVERSED'",
    "a package put on a booked visit": "SELECT 1 FROM redemption r JOIN appointment a"
    " ON a.id = r.appointment_id WHERE a.created_at < r.reserved_at"
    " AND r.reserved_at < r.redeemed_at",
    "a package put on an arrived visit": "SELECT 1 FROM redemption WHERE reserved_at = redeemed_at",
    "a class paid with a package": "SELECT 1 FROM redemption r JOIN appointment a"
    " ON a.id = r.appointment_id JOIN treatment t ON t.id = a.treatment_id"
    f" WHERE t.kind = '{TreatmentKind.CLASS}' AND r.status = 'REDEEMED'",
    "a visit that is still to come and holds a use": "SELECT 1 FROM appointment a"
    " JOIN redemption r ON r.appointment_id = a.id AND r.status = 'RESERVED'"
    " WHERE a.status = 'BOOKED' AND a.starts_at > '2026-11-20 23:59Z'",
    "somebody who works there no more": "SELECT 1 FROM staff_member WHERE NOT is_active",
    **{
        f"a sale from {origin}": f"SELECT 1 FROM patient_package WHERE origin = '{origin}'"
        for origin in SaleOrigin
    },
    **{f"a {role}": f"SELECT 1 FROM staff_member WHERE role = '{role}'" for role in Role},
}


@pytest.fixture(scope="module")
async def filled(database: Database) -> AsyncIterator[Database]:
    await fill_demo(database, patients=PATIENTS, progress=lambda _: None)
    yield database


@pytest.fixture(params=[VANCOUVER, BERLIN], ids=lambda plan: plan.key)
def plan(request: pytest.FixtureRequest) -> ClinicPlan:
    found: ClinicPlan = request.param
    return found


async def rows(database: Database, plan: ClinicPlan, sql: str) -> list[Any]:
    async with database.reading(plan.clinic_id) as db:
        return list(await db.rows(sql))


@pytest.mark.parametrize("what", HAPPENED)
async def test_there_is(what: str, filled: Database, plan: ClinicPlan) -> None:
    assert await rows(filled, plan, HAPPENED[what])


async def test_it_adds_up(filled: Database, database_urls: DatabaseUrls) -> None:
    verification = await verify(database_urls.owner, progress=lambda _: None)

    assert verification.findings == []


async def test_nothing_was_refused(filled: Database, plan: ClinicPlan) -> None:
    outcomes = await rows(filled, plan, "SELECT DISTINCT outcome FROM audit_entry")

    assert [row["outcome"] for row in outcomes] == ["DONE"]


async def test_eight_packages_are_on_offer(filled: Database, plan: ClinicPlan) -> None:
    offers = await rows(filled, plan, "SELECT price, valid_for_days, is_archived FROM package")

    on_offer = [offer for offer in offers if not offer["is_archived"]]
    assert len(on_offer) == 8
    assert [offer["price"] for offer in on_offer].count(0) == 1
    assert [offer["valid_for_days"] for offer in on_offer].count(None) == 1


async def test_time_only_moves_forward_and_ends_on_the_last_day(
    filled: Database, plan: ClinicPlan
) -> None:
    done = await rows(filled, plan, "SELECT at FROM audit_entry ORDER BY id")

    moments = [row["at"] for row in done]
    assert moments == sorted(set(moments))
    assert moments[-1].astimezone(ZoneInfo(plan.time_zone)).date() <= LAST_DAY
    assert (moments[-1] - moments[0]).days > 540


async def test_everything_is_done_in_working_hours(filled: Database, plan: ClinicPlan) -> None:
    done = await rows(filled, plan, "SELECT at FROM audit_entry")

    local = [row["at"].astimezone(ZoneInfo(plan.time_zone)) for row in done]
    assert {moment.hour for moment in local} <= set(range(8, 19))
    class_days = {day for one in plan.treatments.values() for day in one.class_days}
    assert {moment.weekday() for moment in local} <= class_days | plan.opening_hours.keys()


async def test_a_class_keeps_its_hour_when_the_clocks_change(filled: Database) -> None:
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


async def test_names_are_of_many_scripts(filled: Database, plan: ClinicPlan) -> None:
    names = await rows(filled, plan, "SELECT first_name || last_name AS name FROM patient")

    letters = {letter for row in names for letter in row["name"] if letter.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    assert len(names) == PATIENTS // 2
    assert len(scripts) >= 12, scripts
