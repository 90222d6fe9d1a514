"""The tables of the write side, as their models say: which columns change, and of what type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tortoise import fields
from tortoise.models import Model

from gql_packages.domain.row_hash import HASHED_COLUMNS

_TYPES: Mapping[type[object], str] = {
    fields.UUIDField: "uuid",
    fields.DatetimeField: "timestamptz",
    fields.DateField: "date",
    fields.BigIntField: "bigint",
    fields.IntField: "integer",
    fields.BooleanField: "boolean",
    fields.BinaryField: "bytea",
}


@dataclass(frozen=True)
class Table:
    """A table's name, and the Postgres type of each of its columns but the clinic."""

    name: str
    types: Mapping[str, str]
    #: the columns that an UPDATE sets: those that no hash covers
    changing: tuple[str, ...]


@cache
def table_of(model: type[Model]) -> Table:
    """The table of a model."""
    name = model._meta.db_table
    # The words of closed lists are text.
    types = {
        column: _TYPES.get(type(field), "text")
        for column, field in model._meta.fields_map.items()
        if column != "clinic_id"
    }
    never = {*HASHED_COLUMNS[name], "previous_hash", "hash"}
    return Table(name, types, tuple(column for column in types if column not in never))
