"""Declares where the fields of object types come from: once, at their Strawberry fields.

Expressions are SQL. In them `{t}` is the row of the type itself and `{o}` the other row that a
relation leads to; `:name` is a parameter, given by the resolver or by the field's own argument.
`$1` is the clinic and `$2` the staff member who asks; `v` has one row with the role, the clinic's
currency, minor_unit and time_zone, and the clinic's day `today`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

import strawberry

SOURCE = "source"
_TABLE = "__reads__"

Class = TypeVar("Class", bound=type)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a type is read from: a table or a sub-select, and what holds for each row."""

    source: str
    where: str = ""
    clinic: str = "{t}.clinic_id = $1"
    #: whose record a row is part of, if it is some patient's
    patient: str | None = None
    #: whether its rows are given values: they have no patient, but what they lead to has
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """An SQL value: a leaf, an amount in minor units, or JSON where the field is a list."""

    sql: str
    #: whose record it is part of, where it stands in an object of given values
    patient: str = ""


@dataclass(frozen=True, slots=True)
class GlobalId:
    """The global id of a row of the field's own type."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another row or an unpaged list: the rows `{o}` for which `on` holds, in `order`."""

    on: str
    order: str = ""
    #: in place of its type's table; of another row, it may be a sub-select of `{t}`
    table: Table | None = None
    #: whether they may be part of other patients' records than `{t}` is
    of_others: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """The rows whose ids a uuid[] lists, in its order; what is not there is left out."""

    ids: str


Kind = Literal["time", "day", "number", "name"]
#: SQL; or what makes it of the value that is given, where indexes serve some values: in the lists
#: of root fields only, since nested ones share their plans.
Condition = str | Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Order:
    """What a list can be sorted by, both ways: an index has the clinic, this value and the id."""

    order: str
    kind: Kind
    #: what an absent value is sorted as: an SQL constant before or behind all others
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """How a page of a list is found whose order no column says.

    `rows` is a sub-select of the type's rows with what they are ordered by, behind a place,
    that meet {conditions}, at most {limit}. Further names in it are what `begins` says of the first
    page, and `goes_on` of those behind the row with the id {key} of a cursor with a {number}: where
    it stands, or {gone}, which fails. `number` is what the cursor of {o} holds. `condition` says of
    any row {o} whether it is found.
    """

    rows: str
    begins: Mapping[str, str]
    goes_on: Mapping[str, str]
    number: str
    condition: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is read page by page, by keyset: the order's value, then the id.

    Its cursors hold the value, but for names: their place is looked up by the id.
    """

    name: str
    order: str
    kind: Kind
    on: str = ""
    is_descending: bool = False
    #: a condition for each argument that filters, where it is given and not empty
    filters: Mapping[str, Condition] = field(default_factory=dict)
    #: how many there are, where that is not the number of rows of the type's table
    count: str = ""
    #: by the argument `orderBy` without its direction
    orders: Mapping[str, Order] = field(default_factory=dict)
    absent: str = ""
    search: Search | None = None
    #: in place of the table of its type: a sub-select of the row `{t}` that it is of
    table: Table | None = None

    def ordered(self, by: str | None) -> Listing:
        """The list in the order of that name, such as NUMBER_DESC, with cursors of its own."""
        if by is None:
            return self
        name, _, direction = by.rpartition("_")
        order = self.orders[name]
        is_down = direction == "DESC"
        chosen = replace(
            self, order=order.order, kind=order.kind, absent=order.absent, is_descending=is_down
        )
        return chosen if chosen == self else replace(chosen, name=f"{self.name}:{by}")

    def place(self, o: str) -> str:
        """What the row `o` is sorted by before its id; never null."""
        value = self.order.replace("{o}", o)
        return or_else(value, self.absent) if self.absent else value


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows that Python computes: from the JSON that `facts` reads, `decide` makes records.

    They are read as rows `{t}` of `columns`; `key` says which of the facts' owners they belong to.
    `candidates` selects the rows that there may be, as far as other types are reached from them.
    """

    facts: str
    candidates: str
    key: str
    columns: str
    decide: Callable[[Any], Sequence[Mapping[str, Any]]]


Source = Value | GlobalId | Related | Keyed | Listing | Derived


def or_else(value: str, other: str) -> str:
    """The value, or the other where it is null. Not coalesce(): the planner takes it for a leak
    past row-level security, and would use no index for it."""
    return f"(CASE WHEN {value} IS NULL THEN {other} ELSE {value} END)"


def reads(
    source: str,
    *,
    where: str = "",
    clinic: str = "{t}.clinic_id = $1",
    patient: str | None = None,
    is_given: bool = False,
) -> Callable[[Class], Class]:
    """Under `@strawberry.type`: say which rows the type is read from."""

    def declare(cls: Class) -> Class:
        setattr(cls, _TABLE, Table(source, where, clinic, patient, is_given))
        return cls

    return declare


def table_of(cls: type) -> Table | None:
    """What `reads` said of the type; None for a type that has no rows of its own."""
    return getattr(cls, _TABLE, None)


def sql(
    expression: str,
    description: str,
    *,
    name: str | None = None,
    patient: str = "",
    arguments: Any = None,
) -> Any:
    """A field whose value is an SQL expression over `{t}`; its parameters are what the function
    `arguments` declares."""
    metadata = {SOURCE: Value(expression, patient)}
    return strawberry.field(arguments, name=name, description=description, metadata=metadata)


def column(column_name: str, description: str, *, name: str | None = None) -> Any:
    """A field whose value is a column of the type's row."""
    return sql(f"{{t}}.{column_name}", description, name=name)


def one(on: str, description: str) -> Any:
    """A field that is another object: `one("patient_id")` by its key, or by a condition."""
    is_key = on.isidentifier() and on.islower()
    return _field(Related(f"{{o}}.id = {{t}}.{on}" if is_key else on), description)


def shown(description: str) -> Any:
    """A field that is the object whose id is given: of `invoice` it is `:invoice_id`."""
    return one("{o}.id = :{name}_id::uuid", description)


def part(description: str, columns: str = "{t}.*") -> Any:
    """A field that is an object of columns of the row `{t}` itself."""
    return _field(Related("TRUE", table=Table(f"(SELECT {columns})", clinic="TRUE")), description)


def many(
    on: str, order: str, description: str, *, source: str = "", of_others: bool = False
) -> Any:
    """A field that is a list without pages, in order; `source` is another table than its type's.
    With `of_others` it leads to other patients."""
    table = Table(source) if source else None
    return _field(Related(on, order, table, of_others), description)


def keyed(ids: str, description: str) -> Any:
    """A field that is the list of objects with these ids, in their order."""
    return _field(Keyed(ids), description)


def derived(source: Derived, description: str) -> Any:
    """A field that is a list computed in Python."""
    return _field(source, description)


def paged(listing: Listing, arguments: Callable[..., None], description: str) -> Any:
    """A field that is a connection; the function `arguments` declares its arguments."""
    return strawberry.field(resolver=arguments, description=description, metadata={SOURCE: listing})


def _field(source: Source, description: str, *, name: str | None = None) -> Any:
    return strawberry.field(description=description, name=name, metadata={SOURCE: source})
