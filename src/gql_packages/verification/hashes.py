"""Does what is never changed in a row still fit the row's hash?

The database computes the hashes anew, as `domain/row_hash.py` does, and sends only the rows
that do not fit: there may be millions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.verification.findings import Finding, entity_type

#: Those of a package's history are chained: `history` looks at them.
TABLES = [table for table in HASHED_COLUMNS if table != "package_entry"]

# The names of tables and columns are our own.
_TYPES = """
SELECT attname, atttypid::regtype::text AS type
FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
"""

_HOW_MANY = "SELECT count(*) FROM {table} WHERE clinic_id = $1"

_UNFIT = """
SELECT id FROM {table}
WHERE clinic_id = $1 AND hash IS DISTINCT FROM {fitting}
"""

#: What Postgres would write otherwise than Python: everything else is the same in JSON.
_WRITTEN: Mapping[str, str] = {
    "bytea": "encode({column}, 'hex')",
    "timestamp with time zone": (
        "to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00')"
    ),
}


async def changed_rows(
    connection: Connection, clinic_id: UUID, table: str, checked: Counter[str]
) -> AsyncIterator[Finding]:
    """The rows of the table of which something was changed that never is."""
    checked[table] += await connection.fetchval(_HOW_MANY.format(table=table), clinic_id)
    types = {row["attname"]: row["type"] for row in await connection.fetch(_TYPES, table)}
    unfit = _UNFIT.format(table=table, fitting=fitting_hash(table, types))
    async for row in connection.cursor(unfit, clinic_id):
        yield Finding(clinic_id, entity_type(table), row["id"], "it does not fit its hash")


def fitting_hash(table: str, types: Mapping[str, str]) -> str:
    """The SQL of `row_hash` over a row of the table, whose columns are of those types."""
    written = (
        f"to_json({_WRITTEN.get(types[column], '{column}').format(column=column)})"
        for column in HASHED_COLUMNS[table]
    )
    return f"sha256(convert_to(array_to_json(ARRAY[{', '.join(written)}])::text, 'UTF8'))"
