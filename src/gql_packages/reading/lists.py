"""Compiles lists: those without pages, connections, and lists that Python computed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from graphql import FieldNode, GraphQLField, GraphQLObjectType

from gql_packages.errors import Refusal
from gql_packages.reading import json_sql
from gql_packages.reading.cursors import Position, cursor_sql, page_size, read_cursor
from gql_packages.reading.declarations import Derived, Keyed, Listing, Related, Source
from gql_packages.reading.plans import LARGEST_LIST, Run
from gql_packages.reading.shapes import (
    FieldRefused,
    Path,
    Shape,
    named_object,
    table_of_kind,
)

if TYPE_CHECKING:
    from gql_packages.reading.compiler import Compiler

Found = TypeVar("Found")

_EMPTY = "'[]'::json"
_CASTS = {"time": "timestamptz", "number": "integer"}


def compile_list(
    c: Compiler,
    shape: Shape,
    source: Source,
    inner: GraphQLObjectType,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """A list without pages: cut where it alone is more than an answer may hold."""
    o = c.alias()
    if isinstance(source, Keyed):
        table = table_of_kind(inner)
        key = c.alias("k")
        ids = c.text(source.ids, t)
        rows = (
            f"SELECT {o}.*, {key}.place FROM unnest({ids}) WITH ORDINALITY AS {key} (id, place)"
            f" JOIN {c.rows_of(table)} AS {o} ON {o}.id = {key}.id"
            f" WHERE {c.conditions(table, o)} ORDER BY {key}.place"
        )
        order = f"{o}.place"
    elif isinstance(source, Related):
        table = source.table or table_of_kind(inner)
        order = c.text(source.order, t, o)
        rows = (
            f"SELECT {o}.* FROM {c.rows_of(table)} AS {o}"
            f" WHERE {c.conditions(table, o, c.text(source.on, t, o))} ORDER BY {order}"
        )
    else:
        raise TypeError(f"{path} does not say where it comes from.")
    reached = c.object(inner, nodes, o, path)
    rows = f"({rows} LIMIT {LARGEST_LIST + 1}) AS {o}"
    return _aggregated(c, shape, reached, rows, order, patient=c.patient_of(table, t, o))


def compile_derived(
    c: Compiler,
    shape: Shape,
    source: Derived,
    inner: GraphQLObjectType,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """A list whose records were decided in Python, and are in a parameter by their owner."""
    o, number = c.alias(), c.derived.index(source)
    records = c.text(f":derived_{number}::jsonb", t)
    owned = f"jsonb_to_recordset({records} -> ({c.text(source.key, t)}))"
    reached = c.object(inner, nodes, o, path)
    rows = f"(SELECT {o}.* FROM {owned} AS {o} ({source.columns})) AS {o}"
    return _aggregated(c, shape, reached, rows, f"{o}.place")


def _aggregated(
    c: Compiler, shape: Shape, reached: Shape, rows: str, order: str, *, patient: str = ""
) -> str:
    c.has_lists = True
    a, r = c.alias("a"), c.alias("r")
    things = f", {reached.total} AS n" if c.counts else ""
    counted = f", count(*) + coalesce(sum({r}.n), 0) AS n" if c.counts else ""
    if patient:
        things += f", {patient} AS p"
        counted += f", array_agg({r}.p) AS p"
        shape.patients.append(f"{a}.p")
    joins = " ".join(reached.joins)
    listed = f"SELECT {reached.json} AS j{things} FROM {rows} {joins} ORDER BY {order}"
    selected = f"SELECT coalesce(json_agg({r}.j), {_EMPTY}) AS j{counted} FROM ({listed}) AS {r}"
    if not c.counts and not patient:
        return f"({selected})"
    shape.joins.append(f"LEFT JOIN LATERAL ({selected}) AS {a} ON TRUE")
    if c.counts:
        shape.things.append(f"{a}.n")
    return f"{a}.j"


class Page:
    """A connection while it is compiled: which of its rows and fields are asked for."""

    def __init__(
        self,
        c: Compiler,
        listing: Listing,
        definition: GraphQLField,
        nodes: list[FieldNode],
        path: Path,
        conditions: Callable[[Page], list[str]],
    ) -> None:
        self.c = c
        self.listing = listing
        self.kind = named_object(definition.type)
        self.inner = named_object(self.kind.fields["nodes"].type)
        self.node, self.path = nodes[0], path
        self.fields = c.document.fields(self.kind, nodes)
        self.o, self.g = c.alias(), c.alias("g")
        self._definition = definition
        self._conditions = conditions
        self.arguments = c.document.arguments(definition, self.node)
        self.size = self._refusable(lambda: page_size(self.arguments.get("first")))
        self.is_after = isinstance(self.arguments.get("after"), str)
        if self.is_after and c.reached is not None:
            self._position(self.arguments)
        elif self.is_after:
            # Also where no row of the page is asked for.
            c.checks.append(self._read)
        #: whether one row more is read, to learn whether there are more
        self.looks_ahead = False
        #: what is read of each row, and what all rows together make of it
        self.row = Shape()
        self.made: list[str] = []
        self.has_rows = False

    @cached_property
    def conditions(self) -> list[str]:
        """What holds of the rows of the list; compiled only where some are read or counted."""
        return self._conditions(self)

    @property
    def order(self) -> str:
        """What the rows are sorted by before their ids."""
        return self.listing.order.replace("{o}", self.o)

    def row_value(self, value: str, aggregate: str) -> str:
        """What `aggregate` makes of a value of each row that is shown."""
        name, made = f"c{len(self.row.columns)}", f"a{len(self.made)}"
        self.has_rows = True
        self.row.columns.append((name, value))
        self.made.append(f"{aggregate.replace('{x}', f'{{r}}.{name}')} AS {made}")
        return f"{self.g}.{made}"

    def listed(self, value: str) -> str:
        """The JSON list of a value of each row that is shown."""
        return self.row_value(value, f"coalesce(json_agg({{x}}){{shown}}, {_EMPTY})")

    def cursor(self) -> str:
        """The cursor of a row."""
        return cursor_sql(self.listing, self.order, f"{self.o}.id")

    def condition(self, name: str) -> str:
        """A filter by an argument, where it is given and not empty; else nothing."""
        if not self.arguments.get(name):
            return ""
        return self.c.text(self.listing.filters[name], self.o, self.o, self._words)

    def place(self) -> str:
        """That the rows come after the cursor that is given; else nothing."""
        if not self.is_after:
            return ""
        sign = "<" if self.listing.is_descending else ">"
        key = f"{self.c.parameter(lambda run: self._read(run).key)}::uuid"
        if self.listing.kind == "name":
            z, table = self.c.alias("z"), table_of_kind(self.inner)
            value = (
                f"(SELECT {self.listing.order.replace('{o}', z)}"
                f" FROM {self.c.rows_of(table)} AS {z}"
                f" WHERE {z}.clinic_id = $1 AND {z}.id = {key})"
            )
        else:
            value = self.c.parameter(lambda run: self._read(run).value)
            value += f"::{_CASTS[self.listing.kind]}"
        return f"({self.order}, {self.o}.id) {sign} ({value}, {key})"

    def source_from_place(self, source: str, limit: int) -> str:
        """A sub-select that begins at the cursor or at the given moment `since` by itself."""

        def place(run: Run) -> tuple[Any, UUID]:
            since = (run.given["since"], UUID(int=0))
            if not self.is_after:
                return since
            position = self._read(run)
            return max((position.value, position.key), since)

        at = self.c.parameter(lambda run: place(run)[0])
        key = self.c.parameter(lambda run: place(run)[1])
        begun = source.replace("{place_at}", f"{at}::timestamptz")
        return begun.replace("{place_id}", f"{key}::uuid").replace("{limit}", str(limit))

    def _read(self, run: Run) -> Position:
        return self._position(run.arguments(self._definition, self.node))

    def _words(self, run: Run) -> dict[str, Any]:
        """The filters' values: lists of enum values as their words."""
        return {
            name: [str(word.value) for word in value]
            for name, value in run.arguments(self._definition, self.node).items()
            if name in self.listing.filters and value
        }

    def _position(self, arguments: dict[str, Any]) -> Position:
        return self._refusable(lambda: read_cursor(self.listing, arguments["after"]))

    def _refusable(self, read: Callable[[], Found]) -> Found:
        try:
            return read()
        except Refusal as refusal:
            raise FieldRefused(refusal, self.node, self.path) from refusal


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

    page = Page(c, source, definition, nodes, path, conditions)
    columns = connection_columns(page)
    json = json_sql.json_object(columns)
    if not page.has_rows:
        return json
    patient = c.patient_of(table_of_kind(page.inner), t, page.o)
    rows = f"({page_rows(page, patient=patient)}) AS {page.g}"
    if not c.counts and not patient:
        return f"(SELECT {json} FROM {rows})"
    a, beside = c.alias("a"), []
    if c.counts:
        beside.append(f", {page.g}.n AS n")
        shape.things.append(f"{a}.n")
    if patient:
        beside.append(f", {page.g}.patients AS p")
        shape.patients.append(f"{a}.p")
    shape.joins.append(
        f"LEFT JOIN LATERAL (SELECT {json} AS j{''.join(beside)} FROM {rows}) AS {a} ON TRUE"
    )
    return f"{a}.j"


def connection_columns(page: Page) -> list[tuple[str, str]]:
    """The fields of a connection; says to the page what is read of its rows."""
    c, columns = page.c, []
    for key, nodes in page.fields.items():
        name, path = nodes[0].name.value, (*page.path, key)
        if name == "__typename":
            value = f"'{page.kind.name}'::text"
        elif name == "totalCount":
            value = _total(page)
        elif name == "pageInfo":
            value = _page_info(page, nodes)
        elif name == "nodes":
            value = page.listed(_node(page, nodes, path))
        else:
            value = page.listed(_edge(page, nodes, path))
        if not c.is_gathering or name in ("nodes", "edges"):
            columns.append((key, value))
    return columns


def page_rows(page: Page, *, patient: str = "") -> str:
    """The rows of the page, made into what its fields need; `patient` is gathered as `patients`."""
    c, o, table = page.c, page.o, table_of_kind(page.inner)
    direction = " DESC" if page.listing.is_descending else ""
    order = f"{page.order}{direction}, {o}.id{direction}"
    limit = page.size + 1 if page.looks_ahead else page.size
    source = c.rows_of(table)
    if "{limit}" in source:
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
    if patient:
        columns.append(f"{patient} AS patient")
        # Not DISTINCT: that would sort the rows of the other aggregates too.
        made.append("array_agg({r}.patient){shown} AS patients")
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
            columns.append((key, page.cursor() if is_cursor else f"'{kind.name}'::text"))
    return json_sql.json_object(columns)


def _page_info(page: Page, nodes: list[FieldNode]) -> str:
    columns = []
    kind = named_object(page.kind.fields["pageInfo"].type)
    for key, of in page.c.document.fields(kind, nodes).items():
        name = of[0].name.value
        if name == "hasNextPage":
            page.looks_ahead = page.has_rows = True
            value = f"{page.g}.found > {page.size}"
        elif name == "hasPreviousPage":
            value = "TRUE" if page.is_after else "FALSE"
        elif name == "startCursor":
            value = page.row_value(page.cursor(), "(array_agg({x}){shown})[1]")
        elif name == "endCursor":
            last = f"least(count(*), {page.size})::int"
            value = page.row_value(page.cursor(), f"(array_agg({{x}}){{shown}})[{last}]")
        else:
            value = f"'{kind.name}'::text"
        columns.append((key, value))
    return json_sql.json_object(columns)


def _total(page: Page) -> str:
    c, table = page.c, table_of_kind(page.inner)
    if page.listing.count:
        return f"({c.text(page.listing.count, '', '')})"
    where = c.conditions(table, page.o, *page.conditions)
    return f"(SELECT count(*) FROM {c.rows_of(table)} AS {page.o} WHERE {where})"
