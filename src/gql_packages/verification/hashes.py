"""Does what is never changed in a row still fit the row's hash?

The database computes the hashes anew, as `domain/row_hash.py` does, and sends only the rows
that do not fit: there may be millions.
"""

from __future__ import annotations

from collections.abc import Mapping

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.verification.findings import entity_type

_TYPES = """
SELECT attname, atttypid::regtype::text AS type
FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
"""

# The names of tables and columns are our own.
_UNFIT = """
SELECT '{entity_type}' AS entity_type, id AS entity_id, 'it does not fit its hash' AS what
FROM {table} WHERE clinic_id = $1 AND hash IS DISTINCT FROM {fitting}
"""

#: What Postgres would write otherwise than Python: everything else is the same in JSON.
_WRITTEN: Mapping[str, str] = {
    "bytea": "encode({column}, 'hex')",
    "timestamp with time zone": (
        "to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00')"
    ),
}


async def hash_checks(connection: Connection) -> list[str]:
    """For each hashed table, the check for rows of which something was changed that never is."""
    checks = []
    for table in HASHED_COLUMNS:
        types = {row["attname"]: row["type"] for row in await connection.fetch(_TYPES, table)}
        fitting = fitting_hash(table, types)
        checks.append(_UNFIT.format(entity_type=entity_type(table), table=table, fitting=fitting))
    return checks


def fitting_hash(table: str, types: Mapping[str, str]) -> str:
    """The SQL of `row_hash` over a row of the table, whose columns are of those types."""
    written = (
        f"to_json({_WRITTEN.get(types[column], '{column}').format(column=column)})"
        for column in HASHED_COLUMNS[table]
    )
    row = f"convert_to(array_to_json(ARRAY[{', '.join(written)}])::text, 'UTF8')"
    return f"sha256({f'previous_hash || {row}' if 'previous_hash' in types else row})"
