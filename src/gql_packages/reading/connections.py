"""Compiles connections: pages by keyset, their cursors, and the number of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graphql import FieldNode, GraphQLField

from gql_packages.reading.declarations import Listing
from gql_packages.reading.json_sql import fragment, joined_arrays, json_object, or_null, text
from gql_packages.reading.page import Page
from gql_packages.reading.shapes import (
    Path,
    Shape,
    named_object,
    table_of_kind,
)

if TYPE_CHECKING:
    from gql_packages.reading.compiler import Compiler

Found = TypeVar("Found")


def compile_connection(
    c: Compiler,
    shape: Shape,
    source: Listing,
    definition: GraphQLField,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """A connection: a page of rows with look-ahead, and the whole's count where it is selected."""

    def conditions(page: Page) -> list[str]:
        return [c.text(source.on, t, page.o), *map(page.condition, source.filters)]

    page = Page(c, source, definition, nodes, path, conditions, t)
    columns = connection_columns(page)
    json = json_object(columns)
    if not page.has_rows:
        return json
    patients = c.patients_of(table_of_kind(page.inner), t, page.o, page.row)
    rows = f"({page_rows(page, patients=patients)}) AS {page.g}"
    if not c.counts and not patients:
        return fragment(f"(SELECT {text(json)} FROM {rows})")
    a, beside = c.alias("a"), []
    if c.counts:
        beside.append(f", {page.g}.n AS n")
        shape.things.append(f"{a}.n")
    if patients:
        beside.append(f", {page.g}.patients AS p")
        shape.patients.append(f"{a}.p")
    shape.joins.append(
        f"LEFT JOIN LATERAL (SELECT {text(json)} AS j{''.join(beside)} FROM {rows}) AS {a} ON TRUE"
    )
    return fragment(f"{a}.j")


def connection_columns(page: Page) -> list[tuple[str, str]]:
    """The fields of a connection; says to the page what is read of its rows."""
    c, columns = page.c, []
    for key, nodes in page.fields.items():
        name, path = nodes[0].name.value, (*page.path, key)
        if c.is_gathering and name not in ("nodes", "edges"):
            continue
        if name == "__typename":
            value = f'"{page.kind.name}"'
        elif name == "totalCount":
            value = _total(page)
        elif name == "pageInfo":
            value = _page_info(page, nodes)
        elif name == "nodes":
            value = page.listed(_node(page, nodes, path))
        else:
            value = page.listed(_edge(page, nodes, path))
        columns.append((key, value))
    return columns


def page_rows(page: Page, *, patients: str = "") -> str:
    """The rows of the page, made into what its fields need; the uuid[] `patients` are gathered."""
    c, o, table = page.c, page.o, page.table
    direction = " DESC" if page.listing.is_descending else ""
    order = f"{page.order}{direction}, {o}.id{direction}"
    limit = page.size + 1 if page.looks_ahead else page.size
    source = page.source
    if page.listing.search:
        base = f"{page.found(page.listing.search, limit)} AS {o}"
    elif "{limit}" in source:
        base = f"{page.source_from_place(source, limit)} AS {o}"
    else:
        where = c.conditions(table, o, *page.conditions, page.place())
        base = f"(SELECT {o}.* FROM {source} AS {o} WHERE {where}"
        base += f" ORDER BY {order} LIMIT {limit}) AS {o}"
    r = c.alias("r")
    columns = [f"{value} AS {name}" for name, value in page.row.columns]
    made = list(page.made)
    if page.looks_ahead:
        columns.append(f"row_number() OVER (ORDER BY {order}) AS place")
        made.append("count(*) AS found")
    if patients:
        columns.append(f"{patients} AS patients")
        # Not DISTINCT: that would sort the rows of the other aggregates too.
        made.append(f"{joined_arrays('{r}.patients')} AS patients")
    if c.counts:
        columns.append(f"{page.row.total} AS n")
        made.append("count(*){shown} + coalesce(sum({r}.n){shown}, 0) AS n")
    shown = f" FILTER (WHERE {r}.place <= {page.size})" if page.looks_ahead else ""
    joins = " ".join(page.row.joins)
    listed = f"SELECT {', '.join(columns)} FROM {base} {joins} ORDER BY {order}"
    aggregates = ", ".join(made).replace("{shown}", shown).replace("{r}", r)
    return f"SELECT {aggregates} FROM ({listed}) AS {r}"


def _node(page: Page, nodes: list[FieldNode], path: Path) -> str:
    reached = page.c.object(page.inner, nodes, page.o, path)
    page.row.joins += reached.joins
    page.row.things += reached.things
    page.row.patients += reached.patients
    return reached.json


def _edge(page: Page, nodes: list[FieldNode], path: Path) -> str:
    c, columns = page.c, []
    kind = named_object(page.kind.fields["edges"].type)
    for key, of in c.document.fields(kind, nodes).items():
        name = of[0].name.value
        if name == "node":
            columns.append((key, _node(page, of, (*path, key))))
        elif not c.is_gathering:
            is_cursor = name == "cursor"
            columns.append((key, f'"{fragment(page.cursor()) if is_cursor else kind.name}"'))
    return json_object(columns)


def _page_info(page: Page, nodes: list[FieldNode]) -> str:
    columns = []
    kind = named_object(page.kind.fields["pageInfo"].type)
    for key, of in page.c.document.fields(kind, nodes).items():
        name = of[0].name.value
        if name == "hasNextPage":
            page.looks_ahead = page.has_rows = True
            value = fragment(f"({page.g}.found > {page.size})::text")
        elif name == "hasPreviousPage":
            value = "true" if page.is_after else "false"
        elif name == "startCursor":
            value = _end(page, "1")
        elif name == "endCursor":
            last = f"least(count(*), {page.size})::int"
            value = _end(page, last)
        else:
            value = f'"{kind.name}"'
        columns.append((key, value))
    return json_object(columns)


def _end(page: Page, number: str) -> str:
    """The cursor of the row of that number on the page, if there is one."""
    return fragment(or_null(f"'\"' || {page.cursor_at(number)} || '\"'"))


def _total(page: Page) -> str:
    c, table = page.c, page.table
    if page.listing.count:
        return fragment(f"({c.text(page.listing.count, '', '')})::text")
    search = page.listing.search
    found = [c.text(search.condition, "", page.o)] if search else []
    where = c.conditions(table, page.o, *page.conditions, *found)
    return fragment(f"(SELECT count(*) FROM {page.source} AS {page.o} WHERE {where})::text")
