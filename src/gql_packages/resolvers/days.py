"""Days of the clinic's calendar that a client asks about."""

from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.json_sql import start_of_day
from gql_packages.schema.appointment import DateRange

#: That an appointment {t} starts on the days :first_day to :last_day.
DURING = (
    f"{{t}}.starts_at >= {start_of_day(':first_day::date')}",
    f"{{t}}.starts_at < {start_of_day('(:last_day::date + 1)')}",
)


def check_days(days: DateRange, *path: str) -> None:
    """Refuse (InvalidInput, naming the path) days in the wrong order."""
    if days.to < days.from_:
        raise InvalidInput.of(Problem((*path, "to"), "The last day cannot be before the first."))
