"""Turns every refusal into its GraphQL type: the one place where that happens."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from graphql import GraphQLUnionType, get_named_type
from strawberry.types.field import StrawberryField

from gql_packages import errors
from gql_packages.observability import request_log
from gql_packages.reading.declarations import SOURCE
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.import_row_parameters import with_rows
from gql_packages.schema import refusals
from gql_packages.schema.problems import InputProblem, ProblemValue

#: The type of each refusal: the one of its name, or SimpleRefusal where its code is enough.
TYPES: Mapping[type[errors.Refusal], Any] = {
    refusal: getattr(refusals, refusal.__name__, refusals.SimpleRefusal)
    for refusal in errors.REFUSALS.values()
}

#: So that they are in the schema even where no result lists them yet.
REFUSAL_TYPES: tuple[type, ...] = tuple(dict.fromkeys([*TYPES.values(), refusals.SimpleRefusal]))

_OF_EVERY = {field.name for field in dataclasses.fields(refusals.Refusal)}

#: Those that show money or other things: they are read as a payload is.
READ: frozenset[type[errors.Refusal]] = frozenset(
    refusal
    for refusal, kind in TYPES.items()
    for field in dataclasses.fields(kind)
    if field.name not in _OF_EVERY and field.metadata.get(SOURCE)
)


class RefusalHandler:
    """Answers with the refusal as it was read, or else with its own values."""

    exception_type = errors.Refusal
    error_type = refusals.SimpleRefusal

    def handle(self, exception: errors.Refusal, *, field: StrawberryField, info: Info) -> Any:
        """The refusal; its code is recorded in the request log."""
        request_log.current().add_code(exception.code)
        return info.context.shown_refusals.pop(exception, None) or _plain(info, exception)


def _plain(info: Info, refusal: errors.Refusal) -> Any:
    """The refusal without anything that is read for it; simple where no result lists its type."""
    kind = TYPES[type(refusal)] if _is_listed(info, refusal) else refusals.SimpleRefusal
    given = {**given_of(refusal), "code": refusal.code}
    if "date" in given:
        given["day"] = given.pop("date")
    if isinstance(refusal, errors.InvalidInput):
        given["problems"] = [
            InputProblem(
                path=list(problem.path),
                message=problem.message,
                code=problem.code,
                values=[ProblemValue(**value) for value in problem.value_list],
            )
            for problem in refusal.problems
        ]
    known = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in given.items() if name in known})


def given_of(refusal: errors.Refusal) -> dict[str, Any]:
    """The fields of a refusal, by name."""
    given = {field.name: getattr(refusal, field.name) for field in dataclasses.fields(refusal)}
    path = None if refusal.path is None else list(refusal.path)
    return with_rows({**given, "code": refusal.code.value, "path": path})


def target_of(info: Info, refusal: errors.Refusal) -> Target | None:
    """What is read for a refusal that the field's result lists; None if nothing is."""
    if type(refusal) not in READ or not _is_listed(info, refusal):
        return None
    return Target(type_name=type(refusal).__name__, is_given=True)


def _is_listed(info: Info, refusal: errors.Refusal) -> bool:
    result = get_named_type(info._raw_info.return_type)
    name = type(refusal).__name__
    return isinstance(result, GraphQLUnionType) and any(name == each.name for each in result.types)
