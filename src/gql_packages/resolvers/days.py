"""Days of the clinic's calendar that a client asks about."""

from gql_packages.errors import InvalidInput, Problem
from gql_packages.schema.appointment import DateRange


def check_days(days: DateRange, *path: str) -> None:
    """Refuse (InvalidInput, naming the path) days in the wrong order."""
    if days.to < days.from_:
        raise InvalidInput.of(Problem((*path, "to"), "The last day cannot be before the first."))
