"""The reports against a second, slow and obvious computation, after a history without a plan."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import pytest_asyncio

from gql_packages.database.connect import connected
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, open_clinic
from tests.reports.asking import SALES, USAGE, all_rows, as_line, csv_rows, summary
from tests.reports.random_history import RandomHistory
from tests.reports.slow import Slow

STEPS, FILTERS = 400, 25
CLINICS = [("CAD", "America/Vancouver", 1), ("JPY", "Pacific/Auckland", 2)]


@dataclass(frozen=True)
class Past:
    """A clinic with a history, and what is to be said of it."""

    history: RandomHistory
    slow: Slow
    currency: str
    time_zone: str


@pytest_asyncio.fixture(scope="module", params=CLINICS, ids=lambda clinic: clinic[1])
async def past(
    database: ClinicDatabase, database_urls: DatabaseUrls, request: pytest.FixtureRequest
) -> AsyncIterator[Past]:
    currency, time_zone, seed = request.param
    desk = await open_clinic(database, currency=currency, time_zone=time_zone)
    history = RandomHistory(desk, random.Random(seed), time_zone)
    await history.furnish()
    await history.go_on(STEPS)
    async with connected(database_urls.superuser) as superuser:
        slow = await Slow.over(superuser, desk.principal.clinic_id, desk.clock())
    yield Past(history, slow, currency, time_zone)


def filters(past: Past, report: str, chance: random.Random) -> Iterator[Answer]:
    """None at all, then many."""
    history = past.history
    choices = {
        "packageIds": history.offers,
        "patientId": history.patients,
        **(
            {
                "staffMemberId": history.staff,
                "status": ["UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED"],
            }
            if report == SALES
            else {
                "practitionerId": history.staff,
                "treatmentIds": history.treatments,
                "reason": ["ARRIVAL", "NO_SHOW"],
            }
        ),
    }
    yield {}
    for _ in range(FILTERS):
        given: Answer = {}
        for name, values in choices.items():
            if chance.random() < 0.3:
                is_one = name.endswith("Id")
                given[name] = (
                    chance.choice(values)
                    if is_one
                    else chance.sample(values, chance.randint(1, len(values)))
                )
        if chance.random() < 0.5:
            first = date(2026, 3, 1) + timedelta(days=chance.randint(-15, 60))
            last = first + timedelta(days=chance.choice([0, 1, 7, 30]))
            days = {"from": first.isoformat(), "to": last.isoformat()}
            given["sold" if report == SALES else "used"] = days
        yield given


def test_the_history_has_everything_in_it(past: Past) -> None:
    assert past.history.done > STEPS / 3
    sales, usage = past.slow.rows(SALES, {}), past.slow.rows(USAGE, {})
    assert {row["status"] for row in sales} == {
        *("UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED")
    }
    assert {row["reason"] for row in usage} == {"ARRIVAL", "NO_SHOW"}
    assert len({row["usedAt"] for row in usage}) < len(usage) > 20, "two at the same time"
    redemptions = past.slow.tables["redemption"]
    assert {row["status"] for row in redemptions} == {
        *("RESERVED", "REDEEMED", "RELEASED", "REVERSED")
    }
    assert any(package["deleted_at"] for package in past.slow.tables["patient_package"])


@pytest.mark.parametrize("report", [SALES, USAGE])
async def test_whatever_is_asked_both_say_the_same(past: Past, report: str) -> None:
    desk, chance = past.history.desk, random.Random(f"{past.currency} {report}")
    sizes = set()

    for given in filters(past, report, chance):
        expected = past.slow.rows(report, given)
        sizes.add(len(expected))

        assert await all_rows(desk, report, given, first=chance.choice([1, 3, 7, 100])) == expected
        assert await summary(desk, report, given) == past.slow.summary(report, given)
        lines = await csv_rows(desk, report, given)
        written = [as_line(row, past.currency, past.time_zone) for row in expected]
        assert lines == [harmless(line) for line in written]

    assert len(sizes) > 5, "the filters hardly tell anything apart"


def harmless(line: dict[str, str]) -> dict[str, str]:
    """As the CSV writes the names that this history has."""
    return {
        column: f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\uff1d") and cell else cell
        for column, cell in line.items()
    }
