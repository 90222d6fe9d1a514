"""How Postgres writes a column as `domain/row_hash.py` does."""

from __future__ import annotations

from collections.abc import Mapping

from gql_packages.database.connect import Connection

_TYPES = """
SELECT attname, atttypid::regtype::text AS type
FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
"""

#: What Postgres would write otherwise than Python: everything else is the same in JSON.
_WRITTEN: Mapping[str, str] = {
    "bytea": "encode({value}, 'hex')",
    "timestamp with time zone": (
        "to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00')"
    ),
}


async def column_types(connection: Connection, table: str) -> Mapping[str, str]:
    """The type of each column of the table."""
    return {row["attname"]: row["type"] for row in await connection.fetch(_TYPES, table)}


def written_as(type_name: str, value: str) -> str:
    """The SQL of a value of that type as `domain.row_hash.written` has it."""
    return _WRITTEN.get(type_name, "{value}").format(value=value)
