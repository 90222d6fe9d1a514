"""Calendar days in a clinic's time zone."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode

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
        values = {"least": FIRST_YEAR, "most": LAST_YEAR, "found": day.year}
        raise InvalidInput.of(Problem(path, ProblemCode.YEAR_OUT_OF_RANGE, values))


def bounds_of(first: date, last: date, time_zone: str) -> tuple[datetime, datetime]:
    """From the start of the first day to the end of the last, in UTC, the end not included.

    A day starts at midnight on the clinic's clock; where a clock change skips midnight, at the
    first moment after it.
    """
    return _start_of(first, time_zone), _start_of(last + timedelta(days=1), time_zone)


def offsets_of(time_zone: str, until: datetime) -> list[tuple[datetime, timedelta]]:
    """What the clinic's clock was ahead of UTC until that moment, each from when on; the first is
    that of 1970. With them a statement tells the days of moments as Python does: Postgres has zones
    of its own."""
    ahead = datetime.fromtimestamp(0, UTC), _offset(datetime.fromtimestamp(0, UTC), time_zone)
    changes = (each for year in range(1970, until.year + 1) for each in _changes(time_zone, year))
    return [ahead, *(change for change in changes if change[0] < until)]


@cache
def _changes(time_zone: str, year: int) -> tuple[tuple[datetime, timedelta], ...]:
    """The clock changes of a year, to the second, and the offset from each on."""
    found = []
    day, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if _offset(day, time_zone) != (after := _offset(following, time_zone)):
            low, high = int(day.timestamp()), int(following.timestamp())
            while high - low > 1:
                middle = (low + high) // 2
                is_before = _offset(datetime.fromtimestamp(middle, UTC), time_zone) != after
                low, high = (middle, high) if is_before else (low, middle)
            found.append((datetime.fromtimestamp(high, UTC), after))
        day = following
    return tuple(found)


def _offset(moment: datetime, time_zone: str) -> timedelta:
    return moment.astimezone(ZoneInfo(time_zone)).utcoffset() or timedelta(0)


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
