"""Reads a report's filter from the query string: as in GraphQL, flattened.

A range of days is two parameters (`soldFrom` and `soldTo`), a list is one that is repeated. Besides
the filter, `for=spreadsheet` says what the file is for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from graphql import GraphQLError
from starlette.datastructures import QueryParams
from strawberry.utils.str_converters import to_camel_case

from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.scalars import parse_date, parse_date_time

Filter = TypeVar("Filter")

_PURPOSE = "for"
#: What is written as in GraphQL, and what is wrong with a word that is not.
_READ: Mapping[type, tuple[Callable[[object], Any], ProblemCode]] = {
    date: (parse_date, ProblemCode.NOT_A_DAY),
    datetime: (parse_date_time, ProblemCode.NOT_A_MOMENT),
}


def parse_filter(kind: type[Filter], query: QueryParams) -> Filter:
    """The filter of that type in the query. Raises InvalidInput if any parameter does not fit."""
    parameters = {name: query.getlist(name) for name in query if name != _PURPOSE}
    given: dict[str, Any] = {}
    for field, hint in get_type_hints(kind).items():
        (wanted,) = (each for each in get_args(hint) if each is not NoneType)
        name = to_camel_case(field)
        if wanted is DateRange:
            given[field] = _days(name, parameters)
        elif get_origin(wanted) is list:
            given[field] = _listed(name, parameters.pop(name, []), *get_args(wanted))
        else:
            word = _single(name, parameters)
            given[field] = None if word is None else _member(wanted, word, name)
    for name in parameters:
        # A misspelt condition must not be taken for none.
        raise _invalid(name, ProblemCode.UNKNOWN_PARAMETER)
    return kind(**given)


def is_for_spreadsheet(query: QueryParams) -> bool:
    """Whether the file is to be opened in a spreadsheet. Raises InvalidInput for other purposes."""
    purpose = _single(_PURPOSE, {_PURPOSE: query.getlist(_PURPOSE)})
    if purpose not in (None, "spreadsheet"):
        raise _invalid(_PURPOSE, ProblemCode.NOT_A_CHOICE, choices="spreadsheet")
    return purpose is not None


def _single(name: str, parameters: dict[str, list[str]]) -> str | None:
    """The value of a parameter that is given once at most."""
    found: Sequence[str | None] = parameters.pop(name, []) or [None]
    if len(found) > 1:
        raise _invalid(name, ProblemCode.PARAMETER_REPEATED)
    return found[0]


def _listed(name: str, found: list[str], element: Any) -> list[Any]:
    """The values of a repeated parameter, each an id or a member of an enum."""
    return [_member(element, word, name, str(place)) for place, word in enumerate(found)]


def _member(kind: Any, word: str, name: str, *place: str) -> Any:
    """The member of an enum with that name, the day or the moment; an id as it is."""
    if kind in _READ:
        read, code = _READ[kind]
        try:
            return read(word)
        except GraphQLError:
            raise _invalid(name, code, *place) from None
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return word
    if word not in kind.__members__:
        choices = ", ".join(kind.__members__)
        raise _invalid(name, ProblemCode.NOT_A_CHOICE, *place, choices=choices)
    return kind(word)


def _days(name: str, parameters: dict[str, list[str]]) -> DateRange | None:
    """The range of days, of which both ends are given, or neither."""
    days: dict[str, date] = {}
    ends = (f"{name}From", f"{name}To")
    for end in ends:
        try:
            if (found := _single(end, parameters)) is not None:
                days[end] = parse_date(found)
        except GraphQLError:
            raise _invalid(end, ProblemCode.NOT_A_DAY) from None
    if not days:
        return None
    for end in ends:
        if end not in days:
            raise _invalid(end, ProblemCode.DAY_MISSING)
    return DateRange(from_=days[ends[0]], to=days[ends[1]])


def _invalid(name: str, code: ProblemCode, *place: str, **values: str) -> InvalidInput:
    return InvalidInput.of(Problem((name, *place), code, values))
