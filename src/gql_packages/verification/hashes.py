"""Does every row that is never changed still fit its hash? However many, they are streamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from uuid import UUID

from gql_packages.database.connecting import Connection
from gql_packages.domain.chain import HASHED_COLUMNS, row_hash
from gql_packages.verification.findings import Finding, entity_type

#: Those of a package's history are chained: `history` looks at them.
TABLES = [table for table in HASHED_COLUMNS if table != "package_entry"]


async def changed_rows(
    connection: Connection, clinic_id: UUID, table: str, checked: Counter[str]
) -> AsyncIterator[Finding]:
    """The rows of the table that were changed after they had been written."""
    columns = HASHED_COLUMNS[table]
    # Both are names of our own.
    select = f"SELECT {', '.join(columns)}, hash FROM {table} WHERE clinic_id = $1"  # noqa: S608
    async for row in connection.cursor(select, clinic_id, prefetch=1000):
        checked[table] += 1
        if row_hash([row[column] for column in columns]) != row["hash"]:
            yield Finding(clinic_id, entity_type(table), row["id"], "it does not fit its hash")
