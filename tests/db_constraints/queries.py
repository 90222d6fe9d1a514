"""What the catalogue is asked again and again."""

from __future__ import annotations

from typing import Any

from gql_packages.database.connect import Connection


async def column(catalogue: Connection, query: str, *arguments: Any) -> list[Any]:
    return [row[0] for row in await catalogue.fetch(query, *arguments)]


async def tables(catalogue: Connection) -> list[str]:
    """Every table of a clinic's data."""
    found = await column(
        catalogue,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') AND relname <> 'schema_migration' ORDER BY relname",
    )
    assert len(found) > 20
    return found


async def columns(catalogue: Connection, table: str) -> list[str]:
    return await column(
        catalogue,
        "SELECT column_name::text FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position",
        table,
    )
