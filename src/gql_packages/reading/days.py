"""Days of moments inside statements, told by the clocks that Python knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from gql_packages.domain.calendar import offsets_of

#: The parameters that say what the clinic's clock is ahead of UTC: given to every statement.
CLOCK = ("offsets_from", "offsets")
#: Days of a year to come are asked for: of appointments, and of what expires.
_YEARS_AHEAD = 3


def day_of(moment: str) -> str:
    """SQL: the day of a moment on the clinic's clock, or null."""
    ahead = f"greatest(width_bucket({moment}, :offsets_from::timestamptz[]), 1)"
    return f"({moment} AT TIME ZONE 'UTC' + (:offsets::interval[])[{ahead}])::date"


def clock_of(time_zone: str, now: datetime) -> Mapping[str, object]:
    """What a statement of that moment is given of the zone's clock."""
    return _clock_of(time_zone, now.year + _YEARS_AHEAD)


@lru_cache(maxsize=1_000)
def _clock_of(time_zone: str, year: int) -> Mapping[str, object]:
    offsets: list[tuple[datetime, timedelta]] = offsets_of(
        time_zone, datetime(year, 1, 1, tzinfo=UTC)
    )
    return {"offsets_from": [since for since, _ in offsets], "offsets": [by for _, by in offsets]}
