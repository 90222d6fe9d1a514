"""The schema over plain rows: graphql-core and the simplest resolvers there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
)
from graphql.type import GraphQLInterfaceType, GraphQLScalarType

from tests.queries.oracle_words import global_id, moment
from tests.queries.slow_loader import Row, World

SDL = Path(__file__).parents[2] / "schema.graphql"

#: What a field is, from the world, the thing that it is of, and its arguments.
Answers = Callable[[World, Row, dict[str, Any]], Any]

FIELDS: dict[str, Answers] = {}


def answers(*fields: str) -> Callable[[Answers], Answers]:
    """Under this: the function says what these fields are, such as `Patient.credit`."""

    def register(function: Answers) -> Answers:
        for name in fields:
            assert name not in FIELDS
            FIELDS[name] = function
        return function

    return register


def execute(
    world: World,
    document: str,
    variables: Mapping[str, Any] | None = None,
    operation: str | None = None,
    planted: Mapping[str, Answers] | None = None,
) -> ExecutionResult:
    """The answer; `planted` fields are answered wrongly, to see whether somebody notices."""
    return execute_sync(
        schema(),
        parse(document),
        root_value={},
        context_value=(world, planted or {}),
        variable_values=dict(variables or {}),
        operation_name=operation,
    )


@cache
def schema() -> GraphQLSchema:
    """The schema as it is published, with a resolver for every field."""
    import tests.queries.oracle_fields
    import tests.queries.oracle_reports
    import tests.queries.oracle_visits  # noqa: F401 they register what they answer

    built = build_schema(SDL.read_text(encoding="utf-8"))
    for kind in built.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                field.resolve = partial(_resolve, kind.name, name)
        elif isinstance(kind, GraphQLInterfaceType):
            kind.resolve_type = lambda row, *_: str(row["__typename"])
    _write(built, "DateTime", moment, datetime.fromisoformat)
    _write(built, "Date", date.isoformat, date.fromisoformat)
    return built


def _write(
    built: GraphQLSchema, name: str, write: Callable[[Any], str], read: Callable[[str], Any]
) -> None:
    scalar = built.type_map[name]
    assert isinstance(scalar, GraphQLScalarType)
    given: Any = scalar
    given.serialize = given.coerce_output_value = write
    given.parse_value = given.coerce_input_value = read
    given.parse_literal = given.coerce_input_literal = lambda node, *_: read(node.value)


def _resolve(
    type_name: str, field_name: str, row: Row, info: GraphQLResolveInfo[Any], **given: Any
) -> Any:
    world, planted = info.context
    name = f"{type_name}.{field_name}"
    return (
        planted[name](world, row, given) if name in planted else answer_of(name, world, row, given)
    )


def answer_of(name: str, world: World, row: Row, given: dict[str, Any]) -> Any:
    """What a field is, such as `Patient.credit`: as said, or else its id or its column."""
    if name in FIELDS:
        return FIELDS[name](world, row, given)
    type_name, field_name = name.split(".")
    if field_name == "id":
        return global_id(type_name, row["id"])
    return row[re.sub("([A-Z])", r"_\1", field_name).lower()]
