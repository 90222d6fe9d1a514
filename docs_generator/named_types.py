"""The pages of types, inputs, enums and scalars."""

from __future__ import annotations

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)

from docs_generator.writing import OF_GRAPHQL, Lines, Places, said, table


def types_page(
    page: str, title: str, introduction: str, schema: GraphQLSchema, places: Places
) -> Lines:
    """The types of the page, by name."""
    lines = [f"# {title}", "", introduction, ""]
    lines += [", ".join(places.link(name) for name in places.named(page)) + ".", ""]
    for name in places.named(page):
        lines += [f"## {name}", "", *_written(schema.type_map[name], schema, places)]
    return lines


def _written(kind: GraphQLNamedType, schema: GraphQLSchema, places: Places) -> Lines:
    if kind.name in OF_GRAPHQL:
        return [OF_GRAPHQL[kind.name], ""]
    lines = [said(kind.description), ""]
    if isinstance(kind, GraphQLInterfaceType):
        members = ", ".join(places.link(each) for each in _members(kind, schema))
        return [*lines, f"Implemented by {members}.", "", *places.rows(kind.fields)]
    if isinstance(kind, GraphQLObjectType):
        if kind.interfaces:
            lines += [f"Implements {', '.join(places.link(i.name) for i in kind.interfaces)}.", ""]
        return [*lines, *places.rows(kind.fields)]
    if isinstance(kind, GraphQLInputObjectType):
        if kind.is_one_of:
            lines += ["Set exactly one of its fields.", ""]
        return [*lines, *places.rows(kind.fields)]
    if isinstance(kind, GraphQLEnumType):
        values = [(f"`{name}`", said(value.description)) for name, value in kind.values.items()]
        return [*lines, *table(("value", ""), values)]
    if isinstance(kind, GraphQLUnionType):
        return [*lines, f"One of {', '.join(places.link(t.name) for t in kind.types)}.", ""]
    return lines


def _members(kind: GraphQLInterfaceType, schema: GraphQLSchema) -> list[str]:
    return sorted(each.name for each in schema.get_possible_types(kind))
