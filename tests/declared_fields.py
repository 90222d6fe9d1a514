"""What the types of the schema declare of their fields, and how to plant something else there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from graphql import GraphQLField, GraphQLObjectType
from strawberry.schema.schema_converter import GraphQLCoreConverter

from gql_packages.reading import root_field
from gql_packages.reading.declarations import SOURCE, Source, Table, table_of
from gql_packages.reading.plans import PlanCache
from tests.schema_walk import SCHEMA

_BACKREF = GraphQLCoreConverter.DEFINITION_BACKREF
_ROOTS = ("Query", "Mutation", "Subscription")


class Declared(NamedTuple):
    """A field of an object type, and where it comes from if its type says so."""

    kind: GraphQLObjectType
    name: str
    field: GraphQLField

    @property
    def declaration(self) -> Any:
        """Strawberry's field."""
        return self.field.extensions[_BACKREF]

    @property
    def source(self) -> Source | None:
        """Where it comes from."""
        source: Source | None = self.declaration.metadata.get(SOURCE)
        return source

    @property
    def table(self) -> Table | None:
        """Which rows its type is read from."""
        return table_of(self.kind.extensions[_BACKREF].origin)

    def __str__(self) -> str:
        return f"{self.kind.name}.{self.name}"


def declared_fields() -> Iterator[Declared]:
    """Each field of each object type but the roots and what introspection shows."""
    for kind in SCHEMA.type_map.values():
        is_shown = not kind.name.startswith("__") and kind.name not in _ROOTS
        if isinstance(kind, GraphQLObjectType) and is_shown:
            yield from (Declared(kind, *named) for named in kind.fields.items())


def declared_type(name: str) -> type:
    """The Python class of an object type."""
    origin: type = SCHEMA.type_map[name].extensions[_BACKREF].origin
    return origin


def plant(monkeypatch: pytest.MonkeyPatch, name: str, source: Source | None) -> None:
    """Let a field come from somewhere else, and compile everything anew."""
    (found,) = (each for each in declared_fields() if str(each) == name)
    monkeypatch.setattr(found.declaration, "metadata", {SOURCE: source})
    monkeypatch.setattr(root_field, "_PLANS", PlanCache())
