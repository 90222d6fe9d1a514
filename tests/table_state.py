"""What is in the tables, so that a test can say that nothing was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import encode
from tests.schema_walk import NODE_TYPES, table_of

#: Written with every request, refused ones too.
DIARIES = frozenset({"audit_entry", "idempotency_record"})

_STORED = """
SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""

#: Of each clinic one row, whose key is the clinic.
COUNTERS = frozenset({"invoice_counter", "patient_counter"})

State = Mapping[str, tuple[int, str]]

_TENANT_TABLES = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND c.relname <> 'schema_migration'
ORDER BY c.relname
"""


async def column(
    connection: Connection | asyncpg.Pool[asyncpg.Record], query: str, *arguments: Any
) -> list[Any]:
    """The first column of what is found."""
    return [row[0] for row in await connection.fetch(query, *arguments)]


async def tenant_tables(
    connection: Connection | asyncpg.Pool[asyncpg.Record],
) -> list[str]:
    """Every table but the runner's own."""
    found = await column(connection, _TENANT_TABLES)
    assert len(found) > 20
    return found


async def stored_columns(connection: Connection | asyncpg.Pool[asyncpg.Record], table: str) -> str:
    """The columns that a row is inserted with: all but those that Postgres computes."""
    names: str = await connection.fetchval(_STORED, table)
    return names


def clinic_column(table: str) -> str:
    return "id" if table == "clinic" else "clinic_id"


async def state_of(superuser: Connection, tables: Sequence[str], clinic_id: UUID) -> State:
    """How many rows of the clinic each table has, and a hash over all that is in them."""
    rows = await superuser.fetch(
        " UNION ALL ".join(
            f"SELECT '{table}' AS name, count(*) AS rows,"
            " md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash"
            f" FROM {table} t WHERE t.{clinic_column(table)} = $1"
            for table in tables
        ),
        clinic_id,
    )
    return {row["name"]: (row["rows"], row["hash"]) for row in rows}


async def business_of(superuser: Connection, clinic_id: UUID) -> State:
    """The state of all tables but the diaries."""
    tables = [table for table in await tenant_tables(superuser) if table not in DIARIES]
    return await state_of(superuser, tables, clinic_id)


async def some_ids(superuser: Connection, clinic_id: UUID) -> Mapping[str, str]:
    """The global id of the clinic's oldest thing of each type."""
    ids = {}
    for type_name in NODE_TYPES:
        table = table_of(type_name)
        key = await superuser.fetchval(
            f"SELECT id FROM {table} WHERE {clinic_column(table)} = $1 ORDER BY id LIMIT 1",
            clinic_id,
        )
        assert key is not None, f"the furnished clinic has no {type_name}"
        ids[type_name] = str(encode(type_name, key))
    return ids
