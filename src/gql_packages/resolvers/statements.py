"""The texts of the statements that read: composed once, when the module is imported.

`$1` is always the clinic. What a client sends is only ever a parameter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Generic, Literal, TypeVar
from uuid import UUID

from asyncpg import Record

from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.schema.page import Position

Row = TypeVar("Row")

_FIRST_KEY = UUID(int=0)
_LAST_KEY = UUID(int=2**128 - 1)


@dataclass(frozen=True, eq=False, kw_only=True)
class Entity(Generic[Row]):
    """A kind of thing: the table it comes from, with what is joined to it, and how it is made."""

    alias: str
    columns: str
    source: str
    where: str = "TRUE"
    make: Callable[[Record, ViewerRow], Row]
    #: the attribute that says whose record it is part of, if it is some patient's
    patient: str | None = None

    @property
    def select(self) -> str:
        """All of them in the clinic, with room for more conditions."""
        return (
            f"SELECT {self.columns} FROM {self.source} "  # noqa: S608 our own words
            f"WHERE {self.alias}.clinic_id = $1 AND {self.where}"
        )

    @cached_property
    def by_keys(self) -> str:
        """Those with one of the keys `$2`."""
        return f"{self.select} AND {self.alias}.id = ANY($2::uuid[])"


@dataclass(frozen=True, eq=False, kw_only=True)
class Parts(Generic[Row]):
    """What belongs to a thing and is read whole: rows with the owner's key, in order."""

    sql: str
    make: Callable[[Record, ViewerRow], Row]


@dataclass(frozen=True, eq=False, kw_only=True)
class Listing(Generic[Row]):
    """A list that is read page by page, by keyset: the sort column, then the key.

    `filter` uses the parameters from `$2` on; `owner` is the column that says whose list it is.
    """

    name: str
    entity: Entity[Row]
    order: str
    kind: Literal["timestamptz", "text", "integer"]
    position: Callable[[Row], Position]
    owner: str | None = None
    filter: str = "TRUE"
    filter_parameters: int = 0
    is_descending: bool = False

    @property
    def start(self) -> Position:
        """The position before every item."""
        if self.kind == "timestamptz":
            if self.is_descending:
                return datetime.max.replace(tzinfo=UTC), _LAST_KEY
            return datetime.min.replace(tzinfo=UTC), _FIRST_KEY
        return ("" if self.kind == "text" else -1), _FIRST_KEY

    @cached_property
    def page(self) -> str:
        """Parameters: the filter's, the owners if it has any, the limit, the position's two."""
        size = self._next_parameter + (self.owner is not None)
        sign, direction = ("<", "DESC") if self.is_descending else (">", "ASC")
        key = f"{self.entity.alias}.id"
        page = (
            f"{self.entity.select}{self._conditions} "
            f"AND ({self.order}, {key}) {sign} (${size + 1}::{self.kind}, ${size + 2}::uuid) "
            f"ORDER BY {self.order} {direction}, {key} {direction} LIMIT ${size}"
        )
        if self.owner is None:
            return page
        return (
            f"SELECT o.owner, page.* FROM unnest(${self._next_parameter}::uuid[]) AS o (owner) "  # noqa: S608 our own words
            f"CROSS JOIN LATERAL ({page}) AS page"
        )

    @cached_property
    def count(self) -> str:
        """Parameters: the filter's, the owners if it has any."""
        entity = self.entity
        counted = (
            f"SELECT count(*) AS total FROM {entity.source} "  # noqa: S608 our own words
            f"WHERE {entity.alias}.clinic_id = $1 AND {entity.where}{self._conditions}"
        )
        if self.owner is None:
            return counted
        return (
            f"SELECT o.owner, counted.total "  # noqa: S608 our own words
            f"FROM unnest(${self._next_parameter}::uuid[]) AS o (owner) "
            f"CROSS JOIN LATERAL ({counted}) AS counted"
        )

    @property
    def _next_parameter(self) -> int:
        return 2 + self.filter_parameters

    @property
    def _conditions(self) -> str:
        owned = f" AND {self.owner} = o.owner" if self.owner else ""
        return f"{owned} AND {self.filter}"
