"""What day it is in a clinic is for Python alone to say: it and Postgres know different clocks.

Python takes its zones from the machine, else from the package `tzdata`; Postgres has its own. They
are renewed at different times, and governments decide at short notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

import gql_packages
from gql_packages.database.connecting import connected
from tests.conftest import DatabaseUrls

#: This year and the next, as the machine's clock has them.
START = datetime(datetime.now(UTC).year, 1, 1, tzinfo=UTC)
HOURS = 2 * 366 * 24

_OFFSETS = """
SELECT zone, array_agg(extract(epoch FROM (at AT TIME ZONE zone) - (at AT TIME ZONE 'UTC'))::int
    ORDER BY at) AS offsets
FROM unnest($1::text[]) AS zone, unnest($2::timestamptz[]) AS at
GROUP BY zone
"""
#: What asks Postgres' clock or its zones.
_CLOCKS = re.compile(
    r"\bAT TIME ZONE (?!'UTC')|\btimezone\(|\bnow\(\)"
    r"|\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\bLOCALTIME|\b(clock|statement|transaction)_timestamp\b",
    re.IGNORECASE,
)
_NOT_SQL = re.compile(r"\.now\(")
#: Who reads and writes for clients.
ROOMS = ("domain", "reading", "reports", "resolvers", "schema", "services", "unit_of_work", "web")


def test_no_statement_asks_postgres_what_time_or_day_it_is() -> None:
    package = Path(gql_packages.__file__).parent
    asking = {
        f"{path.relative_to(package)}: {line.strip()}"
        for room in ROOMS
        for path in (package / room).rglob("*.*")
        if path.suffix in (".py", ".sql")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _CLOCKS.search(_NOT_SQL.sub("", line))
    }

    assert asking == set()


@pytest.mark.xfail(strict=False, reason="zones of the machine, of tzdata and of Postgres differ")
async def test_postgres_and_python_agree_on_every_offset(database_urls: DatabaseUrls) -> None:
    # What the machine calls its own is known to nobody else.
    zones, at = sorted(available_timezones() - {"localtime"}), sorted(moments())
    async with connected(database_urls.app) as connection:
        rows = await connection.fetch(_OFFSETS, zones, at)
    found = {row["zone"]: row["offsets"] for row in rows}

    assert [zone for zone in zones if found[zone] != offsets(zone, at)] == []


def moments() -> Iterator[datetime]:
    """Every fourth day, and the hours around each change of some zones' clocks."""
    yield from (START + timedelta(hours=hour) for hour in range(0, HOURS, 96))
    for zone in ("Europe/Berlin", "America/Vancouver", "America/Santiago", "Australia/Lord_Howe"):
        for change in changes_of(zone):
            yield from (change + timedelta(hours=hour) for hour in range(-26, 3))


def changes_of(zone: str) -> Iterator[datetime]:
    """The days before which its clocks change."""
    place = ZoneInfo(zone)
    before = START.astimezone(place).utcoffset()
    for hour in range(0, HOURS, 24):
        at = START + timedelta(hours=hour)
        if (now := at.astimezone(place).utcoffset()) != before:
            yield at
            before = now


def offsets(zone: str, at: list[datetime]) -> list[int]:
    """Seconds east of UTC, as Python has them."""
    place = ZoneInfo(zone)
    found = (each.astimezone(place).utcoffset() for each in at)
    return [int(each.total_seconds()) for each in found if each is not None]
