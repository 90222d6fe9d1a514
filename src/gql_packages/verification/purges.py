"""What purges have deleted of a clinic, for checks that look for older rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gql_packages.database.connect import Connection

FIRST_ID = UUID(int=0)

_PURGES = """
SELECT table_name, after_id, before_id, row_count FROM purge WHERE clinic_id = $1 ORDER BY before_id
"""
# The names of tables are our own.
_BETWEEN = """
SELECT count(*) AS rows,
       sha256(coalesce(string_agg(hash, ''::bytea ORDER BY id), ''::bytea)) AS digest
FROM {table} WHERE clinic_id = $1 AND id >= $2 AND id < $3
"""


@dataclass(frozen=True)
class Purge:
    """The rows of a table from one id on and before another, which were deleted."""

    table: str
    after_id: UUID
    before_id: UUID
    row_count: int


@dataclass(frozen=True)
class Purges:
    """All of a clinic, the oldest first."""

    all: Sequence[Purge]

    def ends(self) -> Mapping[str, UUID]:
        """From which id on there are rows, for each table that was purged."""
        return {each.table: each.before_id for each in self.all}

    def since(self, table: str, first: UUID) -> int:
        """How many rows were purged of what had been there from that id on."""
        return sum(it.row_count for it in self.all if it.table == table and it.after_id >= first)


async def purges_of(connection: Connection, clinic_id: UUID) -> Purges:
    """The purges of the clinic that is set."""
    rows = await connection.fetch(_PURGES, clinic_id)
    return Purges([Purge(*row) for row in rows])


def first_id_of(moment: datetime) -> UUID:
    """What every id is above that is made from that moment on: they are of UUID version 7."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


async def rows_between(
    connection: Connection, clinic_id: UUID, table: str, first: UUID, end: UUID
) -> tuple[int, bytes]:
    """How many rows there are from one id on and before another, and a digest of their hashes."""
    row = await connection.fetchrow(_BETWEEN.format(table=table), clinic_id, first, end)
    if row is None:
        raise AssertionError("count() always has a row")
    return row["rows"], row["digest"]
