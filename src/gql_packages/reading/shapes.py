"""The parts of a statement that is being compiled, and what the schema's types say of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter

from gql_packages.errors import Refusal
from gql_packages.reading import json_sql
from gql_packages.reading.declarations import SOURCE, Derived, Related, Source, Table, table_of
from gql_packages.reading.selections import Document

#: Response keys from the root field on.
Path = tuple[str, ...]

_BACKREF = GraphQLCoreConverter.DEFINITION_BACKREF


class FieldRefused(Exception):
    """A field's argument was refused: the field is null, or what it stands in."""

    def __init__(self, refusal: Refusal, node: FieldNode, path: Path) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
        self.node = node
        self.path = path


@dataclass(slots=True)
class Shape:
    """What is read of one row: the JSON's keys and fragments, and the joins that they need."""

    columns: list[tuple[str, str]] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    #: how many things the lists inside hold, as SQL
    things: list[str] = field(default_factory=list)
    #: whose records are read beside the row's own patient's: SQL of a uuid[] each
    patients: list[str] = field(default_factory=list)

    @property
    def json(self) -> str:
        """The row as a JSON object: a fragment."""
        return json_sql.json_object(self.columns)

    @property
    def text(self) -> str:
        """The row as a JSON object: an expression."""
        return json_sql.text(self.json)

    @property
    def total(self) -> str:
        """The number of things inside."""
        return " + ".join(self.things) or "0"


def source_of(definition: GraphQLField) -> Source:
    """Where a field says that it comes from."""
    declared = definition.extensions[_BACKREF]
    source = cast(Source, declared.metadata.get(SOURCE))
    if isinstance(source, Related):
        return replace(source, on=source.on.replace("{name}", declared.python_name))
    return source


def table_of_kind(kind: GraphQLObjectType) -> Table:
    """The rows that a type of the schema is read from."""
    table = table_of(kind.extensions[_BACKREF].origin)
    if table is None:
        raise TypeError(f"{kind.name} does not say which rows it is read from.")
    return table


def named_object(type_: GraphQLOutputType) -> GraphQLObjectType:
    """The object type inside lists and non-null."""
    return cast(GraphQLObjectType, get_named_type(type_))


def leads_to_derived(document: Document, kind: GraphQLObjectType, nodes: list[FieldNode]) -> bool:
    """Whether a field that Python computes is selected anywhere inside."""
    for of in document.fields(kind, nodes).values():
        name = of[0].name.value
        if name.startswith("__"):
            continue
        definition = kind.fields[name]
        inner = get_named_type(definition.type)
        if isinstance(source_of(definition), Derived):
            return True
        if isinstance(inner, GraphQLObjectType) and leads_to_derived(document, inner, of):
            return True
    return False
