"""Days of a clinic's calendar, in its own zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gql_packages.domain.calendar import bounds_of, check_year, day_of, last_valid_day, offsets_of
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/Vancouver", 1), ("UTC", 2), ("Pacific/Kiritimati", 2), ("Pacific/Midway", 1)],
)
def test_the_same_moment_is_another_day_elsewhere(zone: str, day: int) -> None:
    assert day_of(datetime(2026, 3, 2, 5, tzinfo=UTC), zone) == date(2026, 3, day)


@pytest.mark.parametrize("year", [1900, 1901, 2026, 2199, 2200])
def test_a_calendar_has_the_years_from_1900_to_2200(year: int) -> None:
    check_year(date(year, 12, 31), "startsAt")


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_any_other_year_is_surely_mistyped(year: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_year(date(year, 1, 1), "expires_on")

    values = {"least": 1900, "most": 2200, "found": year}
    problem = Problem(("expires_on",), ProblemCode.YEAR_OUT_OF_RANGE, values)
    assert refused.value.problems == (problem,)
    assert problem.message == "Give a year from 1900 to 2200."


@pytest.mark.parametrize(
    ("zone", "first", "last", "start", "end"),
    [
        ("UTC", "2026-03-01", "2026-03-01", "2026-03-01T00:00", "2026-03-02T00:00"),
        ("America/Vancouver", "2026-03-07", "2026-03-08", "2026-03-07T08:00", "2026-03-09T07:00"),
        ("Asia/Tokyo", "2026-12-31", "2026-12-31", "2026-12-30T15:00", "2026-12-31T15:00"),
        # The clocks of Beirut went from midnight to one o'clock.
        ("Asia/Beirut", "2022-03-27", "2022-03-27", "2022-03-26T22:00", "2022-03-27T21:00"),
    ],
)
def test_days_begin_and_end_by_the_clinics_clock(
    zone: str, first: str, last: str, start: str, end: str
) -> None:
    bounds = bounds_of(date.fromisoformat(first), date.fromisoformat(last), zone)

    assert bounds == tuple(datetime.fromisoformat(f"{each}+00:00") for each in (start, end))
    assert {each.tzinfo for each in bounds} == {UTC}


@pytest.mark.parametrize(
    "zone", ["UTC", "America/Vancouver", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia"]
)
def test_offsets_tell_the_same_days_as_the_zone(zone: str) -> None:
    offsets = offsets_of(zone, datetime(2027, 1, 1, tzinfo=UTC))

    # Not by whole days, so that each hour of a day has its turn.
    for moment in (
        datetime(2009, 1, 1, tzinfo=UTC) + n * timedelta(hours=7) for n in range(22_000)
    ):
        ahead = next(ahead for since, ahead in reversed(offsets) if since <= moment)
        assert (moment + ahead).date() == day_of(moment, zone)
    for since, ahead in offsets[1:]:
        assert since.astimezone(ZoneInfo(zone)).utcoffset() == ahead
        before = (since - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).utcoffset()
        assert before != ahead


@pytest.mark.parametrize(
    ("days", "last"),
    [(None, None), (0, "2026-03-02"), (1, "2026-03-03"), (365, "2027-03-02"), (730, "2028-03-01")],
)
def test_10_the_last_valid_day(days: int | None, last: str | None) -> None:
    expected = None if last is None else date.fromisoformat(last)

    assert last_valid_day(date(2026, 3, 2), days) == expected
