"""Reads a report's filter from the query string: as in GraphQL, flattened.

A range of days is two parameters (`soldFrom` and `soldTo`), a list is one that is repeated.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from graphql import GraphQLError
from starlette.datastructures import QueryParams
from strawberry.utils.str_converters import to_camel_case

from gql_packages.errors import InvalidInput, Problem
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.scalars import parse_date

Filter = TypeVar("Filter")


def parse_filter(kind: type[Filter], query: QueryParams) -> Filter:
    """The filter of that type in the query. Raises InvalidInput if any parameter does not fit."""
    parameters = _Parameters((name, query.getlist(name)) for name in query)
    given: dict[str, Any] = {}
    for field, hint in get_type_hints(kind).items():
        (wanted,) = (each for each in get_args(hint) if each is not NoneType)
        name = to_camel_case(field)
        if wanted is DateRange:
            given[field] = parameters.take_days(name)
        elif get_origin(wanted) is list:
            given[field] = parameters.take_list(name, *get_args(wanted))
        else:
            given[field] = parameters.take(name)
    for name in parameters:
        # A misspelt condition must not be taken for none.
        raise _invalid(name, "This report knows no such parameter.")
    return kind(**given)


class _Parameters(dict[str, list[str]]):
    """The parameters of a query that have not been taken yet."""

    def take(self, name: str) -> str | None:
        """The value of a parameter that is given once at most."""
        found = self.pop(name, [])
        if len(found) > 1:
            raise _invalid(name, "Give this once.")
        return found[0] if found else None

    def take_list(self, name: str, element: Any) -> list[Any]:
        """The values of a repeated parameter, each an id or a member of an enum."""
        found = self.pop(name, [])
        if not (isinstance(element, type) and issubclass(element, StrEnum)):
            return list(found)
        members = element.__members__
        for place, word in enumerate(found):
            if word not in members:
                raise _invalid(name, f"Give any of {', '.join(members)}.", str(place))
        return [element(word) for word in found]

    def take_days(self, name: str) -> DateRange | None:
        """The range of days, of which both ends are given, or neither."""
        first, last = self._take_day(f"{name}From"), self._take_day(f"{name}To")
        if first is not None and last is not None:
            return DateRange(from_=first, to=last)
        if first is not None or last is not None:
            missing = f"{name}From" if first is None else f"{name}To"
            raise _invalid(missing, "Give both days, or neither.")
        return None

    def _take_day(self, name: str) -> date | None:
        found = self.take(name)
        try:
            return None if found is None else parse_date(found)
        except GraphQLError as error:
            raise _invalid(name, error.message) from None


def _invalid(name: str, message: str, *place: str) -> InvalidInput:
    return InvalidInput.of(Problem((name, *place), message))
