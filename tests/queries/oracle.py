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
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
)

from tests.queries import (
    oracle_appointments,
    oracle_fields,
    oracle_liability,
    oracle_lists,
    oracle_policies,
    oracle_reports,
    oracle_roots,
    oracle_uses,
)
from tests.queries.oracle_words import global_id, moment
from tests.queries.slow_loader import Answers, Row, World

SDL = Path(__file__).parents[2] / "schema.graphql"

#: What each field is; one that is not named is an id or a column.
FIELDS: Mapping[str, Answers] = {
    **oracle_fields.FIELDS,
    **oracle_appointments.FIELDS,
    "Patient.lastVisitAt": oracle_lists.last_visit_at,
    **oracle_policies.FIELDS,
    **oracle_reports.FIELDS,
    **oracle_uses.FIELDS,
    **oracle_liability.FIELDS,
    **oracle_roots.FIELDS,
}


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
    built = build_schema(SDL.read_text(encoding="utf-8"))
    for kind in built.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                field.resolve = partial(_resolve, f"{kind.name}.{name}")
        elif isinstance(kind, GraphQLInterfaceType):
            kind.resolve_type = lambda row, *_: str(row["__typename"])
    for name, write, read in (
        ("DateTime", moment, datetime.fromisoformat),
        ("Date", date.isoformat, date.fromisoformat),
    ):
        scalar: Any = built.type_map[name]
        scalar.serialize = scalar.coerce_output_value = write
        scalar.parse_value = scalar.coerce_input_value = read
        literal = partial(_read_literal, read)
        scalar.parse_literal = scalar.coerce_input_literal = literal
    return built


def _read_literal(read: Callable[[str], Any], node: Any, *_: Any) -> Any:
    return read(node.value)


def _resolve(name: str, row: Row, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
    world, planted = info.context
    return planted.get(name, partial(answer_of, name))(world, row, given)


def answer_of(name: str, world: World, row: Row, given: dict[str, Any]) -> Any:
    """What a field is, such as `Patient.credit`: as said, or else its id or its column."""
    if name in FIELDS:
        return FIELDS[name](world, row, given)
    type_name, field_name = name.split(".")
    if field_name == "id":
        return global_id(type_name, row["id"])
    return row[re.sub("([A-Z])", r"_\1", field_name).lower()]
