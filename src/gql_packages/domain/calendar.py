"""Calendar days in a clinic's time zone."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from gql_packages.errors import InvalidInput, Problem

#: The years that a clinic's calendar has.
FIRST_YEAR, LAST_YEAR = 1900, 2200


def day_of(moment: datetime, time_zone: str) -> date:
    """The calendar day on which an aware moment falls in that zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()


@cache
def time_zones() -> frozenset[str]:
    """The IANA names of all time zones."""
    return frozenset(available_timezones())


def check_year(day: date, *path: str) -> None:
    """Refuse (InvalidInput, naming the path) a day that is surely mistyped."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput.of(Problem(path, f"Give a year from {FIRST_YEAR} to {LAST_YEAR}."))


def bounds_of(first: date, last: date, time_zone: str) -> tuple[datetime, datetime]:
    """From the start of the first day to the end of the last, in UTC, the end not included.

    A day starts at midnight on the clinic's clock; where a clock change skips midnight, at the
    first moment after it.
    """
    return _start_of(first, time_zone), _start_of(last + timedelta(days=1), time_zone)


def noon_of(day: date, time_zone: str) -> datetime:
    """Noon of the day on the clinic's clock, in UTC."""
    return datetime.combine(day, time(12), ZoneInfo(time_zone)).astimezone(UTC)


def last_valid_day(purchased_on: date, valid_for_days: int | None) -> date | None:
    """The last valid day of a package that is sold that day; None: never expires (rule 10)."""
    if valid_for_days is None:
        return None
    return purchased_on + timedelta(days=valid_for_days)


def _start_of(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(time_zone)).astimezone(UTC)
