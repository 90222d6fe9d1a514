"""Decodes the filter of a list, and answers a page of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from gql_packages.domain.calendar import bounds_of
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.declarations import Condition
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info
from gql_packages.schema.global_id import ID_OF, decode
from gql_packages.schema.list_filters import READ_BY, OpenDateRange


async def filtered(
    info: Info,
    target: Target,
    filter: object,
    filters: Mapping[str, Condition] | None = None,
    **more: Any,
) -> Any:
    """The target's list, of those rows that meet each condition that the filter gives; `filters`
    are the conditions where the list has no pages, `more` parameters of the target's own ones.

    Refuses (InvalidInput) days in the wrong order and texts of another form, and (NotFound) what is
    no id of the type that is named.
    """
    given = _given(filter, await _time_zone(info, filter)) if filter else {}
    conditions = target.listing.filters if target.listing else filters or {}
    where = [
        condition if isinstance(condition, str) else condition(given[name])
        for name, condition in conditions.items()
        if given.get(name) is not None
    ]
    target = replace(target, where=(*target.where, *where))
    return await info.context.answer(info, target, **given, **more)


async def _time_zone(info: Info, filter: object) -> str:
    """The clinic's, where the filter has days that are moments in it."""
    has_days = any(isinstance(each, OpenDateRange) for each in vars(filter).values())
    return await info.context.read.time_zone() if has_days else ""


def _given(filter: Any, time_zone: str) -> dict[str, Any]:
    """The parameters of the conditions: by the field's name, or that of an end of its range."""
    given: dict[str, Any] = {}
    for part in filter.__strawberry_definition__.fields:
        name, value = part.python_name, getattr(filter, part.python_name)
        path = ("filter", to_camel_case(name))
        if value is None or value == []:
            continue
        if isinstance(value, OpenDateRange):
            given |= _range(name, value, path, time_zone)
        elif ID_OF in part.metadata and isinstance(value, list):
            kind, places = part.metadata[ID_OF], enumerate(value)
            given[name] = [decode(each, kind, path=(*path, str(at))) for at, each in places]
        elif ID_OF in part.metadata:
            given[name] = decode(value, part.metadata[ID_OF], path=path)
        elif READ_BY in part.metadata:
            given[name] = part.metadata[READ_BY](value, path)
        else:
            given[name] = value
    return given


def _range(
    name: str, days: OpenDateRange, path: tuple[str, ...], time_zone: str
) -> dict[str, object]:
    """The ends of a range as days, `first` and `last`, and as moments, `since` and `until`."""
    first, last = days.from_, days.to
    if first and last and last < first:
        raise InvalidInput.of(Problem((*path, "to"), ProblemCode.DAYS_REVERSED))
    return {
        f"{name}_first": first,
        f"{name}_last": last,
        f"{name}_since": first and bounds_of(first, first, time_zone)[0],
        f"{name}_until": last and bounds_of(last, last, time_zone)[1],
    }
