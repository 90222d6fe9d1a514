"""The reports, on the screen and as CSV, against the oracle, after a random history."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, open_clinic
from tests.queries import oracle
from tests.queries.slow_loader import Row, World, load, load_tables
from tests.reports.random_history import RandomHistory
from tests.reports.report_client import SALES, USAGE, all_rows, apart, as_line, csv_rows, summary

STEPS, FILTERS = 400, 25
CLINICS = [("CAD", "America/Vancouver", 1), ("JPY", "Pacific/Auckland", 2)]


@dataclass(frozen=True)
class Oracle:
    """Answers as the server has to, from plain rows."""

    world: World

    async def ask(self, document: str, **variables: object) -> Answer:
        """The data of an answer without errors."""
        result = oracle.execute(self.world, document, variables)
        assert not result.errors
        data: Answer = json.loads(json.dumps(result.data))
        return data


@dataclass(frozen=True)
class Past:
    """A clinic with a history, its rows, and what is to be said of them."""

    history: RandomHistory
    tables: Mapping[str, list[Row]]
    oracle: Oracle
    currency: str
    time_zone: str


@pytest.fixture(scope="module", params=CLINICS, ids=lambda clinic: clinic[1])
async def past(
    database: ClinicDatabase, superuser: Connection, request: pytest.FixtureRequest
) -> Past:
    currency, time_zone, seed = request.param
    desk = await open_clinic(database, currency=currency, time_zone=time_zone)
    history = RandomHistory(desk, random.Random(seed), time_zone)
    await history.furnish()
    await history.go_on(STEPS)
    tables = await load_tables(superuser, desk.principal.clinic_id)
    said = Oracle(await load(superuser, desk.principal, desk.clock()))
    return Past(history, tables, said, currency, time_zone)


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
                "reason": ["ARRIVAL", "NO_SHOW", "LATE_CANCELLATION"],
                "commissionBasis": ["SALE", "REDEMPTION"],
            }
        ),
    }
    yield {}
    for _ in range(FILTERS):
        given: Answer = {}
        for name, values in choices.items():
            if chance.random() < 0.3:
                is_one = name.endswith("Id") or name == "commissionBasis"
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


async def test_the_history_has_everything_in_it(past: Past) -> None:
    assert past.history.done > STEPS / 3
    sales, usage = [await all_rows(past.oracle, report) for report in (SALES, USAGE)]
    assert {row["status"] for row in sales} == {
        *("UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED")
    }
    assert {row["reason"] for row in usage} == {"ARRIVAL", "NO_SHOW", "LATE_CANCELLATION"}
    assert {row["commissionBasis"] for row in usage} == {"SALE", "REDEMPTION"}
    assert {row["isSuperseded"] for row in usage} == {True, False}
    assert len({row["usedAt"] for row in usage}) < len(usage) > 20, "two at the same time"
    redemptions = past.tables["redemption"]
    assert {row["status"] for row in redemptions} == {
        *("RESERVED", "REDEEMED", "RELEASED", "REVERSED")
    }
    assert any(package["deleted_at"] for package in past.tables["patient_package"])


@pytest.mark.parametrize("report", [SALES, USAGE])
async def test_whatever_is_asked_both_say_the_same(past: Past, report: str) -> None:
    desk, chance = past.history.desk, random.Random(f"{past.currency} {report}")
    sizes = set()

    for given in filters(past, report, chance):
        expected = await all_rows(past.oracle, report, given)
        sizes.add(len(expected))

        assert await all_rows(desk, report, given, first=chance.choice([1, 3, 7, 100])) == expected
        assert await summary(desk, report, given) == await summary(past.oracle, report, given)
        assert await apart(desk, report, given) == await apart(past.oracle, report, given)
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
