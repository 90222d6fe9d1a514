"""A connection while it is compiled: its arguments, its place, and what is read of its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from graphql import FieldNode, GraphQLField

from gql_packages.errors import Refusal
from gql_packages.reading.cursors import (
    Position,
    cursor_sql,
    no_cursor,
    page_size,
    place_sql,
    read_cursor,
)
from gql_packages.reading.declarations import Listing, Search, Table, or_else
from gql_packages.reading.json_sql import fragment, text
from gql_packages.reading.plans import Run
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

_CASTS = {"time": "timestamptz", "day": "date", "number": "bigint"}


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
        owner: str = "",
    ) -> None:
        self.c = c
        #: the row that the list is of
        self._owner = owner
        self.kind = named_object(definition.type)
        self.inner = named_object(self.kind.fields["nodes"].type)
        self.node, self.path = nodes[0], path
        self.fields = c.document.fields(self.kind, nodes)
        self.o, self.g = c.alias(), c.alias("g")
        self._definition = definition
        self._conditions = conditions
        self.arguments = c.document.arguments(definition, self.node)
        self.listing = listing.ordered(self.arguments.get("orderBy"))
        self.size = self._refusable(lambda: page_size(self.arguments.get("first")))
        self.is_after = isinstance(self.arguments.get("after"), str)
        if self.is_after and c.reached is not None:
            self._position(self.arguments)
            if path in c.reached:
                raise self._gone()
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
    def table(self) -> Table:
        """What its rows are read from."""
        return self.listing.table or table_of_kind(self.inner)

    @property
    def source(self) -> str:
        """The same as SQL."""
        if self.listing.table:
            return self.c.text(self.listing.table.source, self._owner)
        return self.c.rows_of(self.table)

    @property
    def order(self) -> str:
        """What the rows are sorted by before their ids."""
        return self.listing.place(self.o)

    def row_value(self, value: str, aggregate: str) -> str:
        """What `aggregate` makes of a value of each row that is shown."""
        name, made = f"c{len(self.row.columns)}", f"a{len(self.made)}"
        self.has_rows = True
        self.row.columns.append((name, value))
        self.made.append(f"{aggregate.replace('{x}', f'{{r}}.{name}')} AS {made}")
        return f"{self.g}.{made}"

    def listed(self, value: str) -> str:
        """The JSON list of a fragment of each row that is shown."""
        items = self.row_value(text(value), "coalesce(string_agg({x}, ','){shown}, '')")
        return f"[{fragment(items)}]"

    def cursor(self) -> str:
        """The cursor of a row."""
        return cursor_sql(place_sql(self.listing, self.o))

    def cursor_at(self, number: str) -> str:
        """The cursor of the row of that number on the page; null where there is none."""
        place = place_sql(self.listing, self.o)
        return cursor_sql(self.row_value(place, f"(array_agg({{x}}){{shown}})[{number}]"))

    def condition(self, name: str) -> str:
        """A filter by an argument, where it is given and not empty; else nothing."""
        condition = self.listing.filters[name]
        if not self.arguments.get(name):
            return ""
        if not isinstance(condition, str):
            raise TypeError(f"The value of {name} would shape a plan that all values share.")
        return self.c.text(condition, self.o, self.o, self._words)

    def place(self) -> str:
        """That the rows come after the cursor that is given; else nothing."""
        if not self.is_after:
            return ""
        sign = "<" if self.listing.is_descending else ">"
        key = self._key()
        if self.listing.kind == "name":
            z, table = self.c.alias("z"), table_of_kind(self.inner)
            value = (
                # In a select of its own it is known before the index is read.
                f"(SELECT coalesce((SELECT {self.listing.place(z)} FROM"
                f" {self.c.rows_of(table)} AS {z} WHERE {z}.clinic_id = $1 AND {z}.id = {key}),"
                f" {self._failing()}))"
            )
        else:
            value = self.c.parameter(lambda run: self._read(run).value)
            value += f"::{_CASTS[self.listing.kind]}"
            if self.listing.absent:
                value = or_else(value, self.listing.absent)
        return f"({self.order}, {self.o}.id) {sign} ({value}, {key})"

    def found(self, search: Search, limit: int) -> str:
        """A sub-select of the rows that are found behind the cursor."""
        texts = dict(search.begins)
        if self.is_after:
            number = self.c.parameter(lambda run: self._read(run).value)
            texts = {**search.goes_on, "key": self._key(), "gone": self._failing()}
            texts["number"] = f"{number}::bigint"
        texts["conditions"] = " AND ".join(f"({each})" for each in self.conditions if each)
        texts["limit"] = str(limit)
        rows = search.rows
        for name, said in texts.items():
            rows = rows.replace(f"{{{name}}}", said or "TRUE")
        return self.c.text(rows, self.o, self.o)

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

    def _key(self) -> str:
        return f"{self.c.parameter(lambda run: self._read(run).key)}::uuid"

    def _failing(self) -> str:
        """What fails, as text, where the row of the cursor is gone."""
        self.c.parked.append(self._gone())
        # Read from the row, so that the planner cannot work it out beforehand.
        return f"('refused_{len(self.c.parked) - 1}_' || v.currency)::json::text"

    def _gone(self) -> FieldRefused:
        """The refusal of a cursor whose row, by which its place is looked up, is gone."""
        return FieldRefused(no_cursor(), self.node, self.path)

    def _position(self, arguments: dict[str, Any]) -> Position:
        return self._refusable(lambda: read_cursor(self.listing, arguments["after"]))

    def _refusable(self, read: Callable[[], Found]) -> Found:
        try:
            return read()
        except Refusal as refusal:
            raise FieldRefused(refusal, self.node, self.path) from refusal
