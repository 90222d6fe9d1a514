"""One byte of a stored row changed, as a superuser can, and put back."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from tests.db_constraints.illegal_changes import HISTORY

_COLUMNS = """
SELECT attname AS name, atttypid::regtype::text AS type, NOT attnotnull AS may_be_null
FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum
"""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

#: A value where there was none.
_SOMETHING = {
    "uuid": "'0190abcd-ef01-7abc-8def-0123456789ab'",
    "text": "'0'",
    "date": "'2026-05-05'",
    "integer": "1",
    "bigint": "1",
}


@dataclass(frozen=True)
class Column:
    """A column of which a byte may be changed."""

    table: str
    name: str
    type: str
    may_be_null: bool

    def changed(self, value: str | None, chance: Random) -> str:
        """SQL for a value that differs from this one, given as text, in as little as can be."""
        if value is None:
            return _SOMETHING[self.type]
        if self.may_be_null and chance.random() < 0.2:
            return "NULL"
        match self.type:
            case "uuid":
                place = chance.choice([at for at, char in enumerate(value) if char != "-"])
                digit = chance.choice([char for char in "0123456789abcdef" if char != value[place]])
                return f"'{value[:place]}{digit}{value[place + 1 :]}'"
            case "text":
                place = chance.randrange(len(value)) + 1
                other = f"chr(ascii(substr({self.name}, {place})) # 1)"
                return f"overlay({self.name} PLACING {other} FROM {place} FOR 1)"
            case "integer" | "bigint":
                return f"{self.name} # {1 << chance.randrange(30)}"
            case "timestamp with time zone":
                return f"{self.name} + interval '{chance.choice([-1, 1])} microsecond'"
            case "date":
                return f"{self.name} + {chance.choice([-1, 1])}"
            case "bytea":
                bit = chance.randrange(256)
                return f"set_bit({self.name}, {bit}, 1 - get_bit({self.name}, {bit}))"
        raise AssertionError(f"nobody has said how a {self.type} is changed")


async def columns_that_never_change(superuser: Connection) -> dict[str, list[Column]]:
    """By table: all of a row of history; of every other row what its hash covers, and the hash."""
    found = {}
    for table, hashed in HASHED_COLUMNS.items():
        found[table] = [
            Column(table, row["name"], row["type"], row["may_be_null"])
            for row in await superuser.fetch(_COLUMNS, table)
            if table in HISTORY or row["name"] in {*hashed, "hash"}
        ]
    return found


@dataclass(frozen=True)
class Tampering:
    """A row in which one column says something else now."""

    column: Column
    was: str | None
    #: the rows that it speaks or spoke of, itself first
    kin: Sequence[UUID]

    @property
    def is_move(self) -> bool:
        """Whether the row is gone from its clinic."""
        return self.column.name == "clinic_id"

    def __str__(self) -> str:
        return f"{self.column.table}.{self.column.name} of {self.kin[0]}, which was {self.was}"


@asynccontextmanager
async def tampered(
    superuser: Connection, column: Column, row_id: UUID, chance: Random
) -> AsyncIterator[Tampering]:
    """One byte of that column changed in that row; put back afterwards."""
    table, name = column.table, column.name
    row = await superuser.fetchrow(
        f"SELECT {name}::text AS value, to_jsonb(t)::text AS row FROM {table} t WHERE id = $1",
        row_id,
    )
    assert row is not None
    after = await superuser.fetchrow(
        f"UPDATE {table} SET {name} = {column.changed(row['value'], chance)} WHERE id = $1"
        f" RETURNING id, {name}::text AS value, to_jsonb({table})::text AS row",
        row_id,
    )
    assert after is not None
    assert after["value"] != row["value"]
    kin = dict.fromkeys([row_id, *map(UUID, _UUID.findall(row["row"] + after["row"]))])
    yield Tampering(column, row["value"], [*kin, *await _made_together(superuser, row["row"])])
    await superuser.execute(
        f"UPDATE {table} SET {name} = $2::text::{column.type} WHERE id = $1",
        after["id"],
        row["value"],
    )


async def _made_together(superuser: Connection, row: str) -> list[UUID]:
    """What the same request made."""
    request_id = json.loads(row).get("request_id")
    made = [
        await superuser.fetch(f"SELECT id FROM {table} WHERE request_id = $1::uuid", request_id)
        for table, columns in HASHED_COLUMNS.items()
        if "request_id" in columns
    ]
    return [found["id"] for rows in made for found in rows]
