"""The Postgres that the figures are taken on: an embedded one, in a directory of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import migrate, migrations
from gql_packages.dev.embedded_postgres import (
    APPLICATION_ROLE,
    OWNER_ROLE,
    EmbeddedServer,
    running,
)

DIRECTORY = Path(".data/bench")

#: The schema of the tables that rows are copied into first.
COPIED = "copied"

_MEMORY = {"shared_buffers": "1GB", "max_connections": "50", "max_wal_size": "4GB"}

#: While rows are copied in: what is lost in a crash is simply filled again.
FILLING: Mapping[str, str] = {
    **_MEMORY,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "maintenance_work_mem": "512MB",
}

#: While figures are taken: as Postgres comes, but for its memory. Nothing vacuums in between.
MEASURING: Mapping[str, str] = {**_MEMORY, "autovacuum": "off"}


@dataclass(frozen=True)
class Urls:
    """One database, as each of the three roles that reach it."""

    app: str
    owner: str
    superuser: str


def urls_of(server: EmbeddedServer, database: str) -> Urls:
    """The URLs of a database of the server."""
    return Urls(
        app=server.url(APPLICATION_ROLE, database),
        owner=server.url(OWNER_ROLE, database),
        superuser=server.url("postgres", database),
    )


@contextmanager
def started(directory: Path, settings: Mapping[str, str]) -> Iterator[EmbeddedServer]:
    """The server, stopped at the end."""
    with running(directory, print, server_settings=settings) as server:
        yield server


async def recreate(server: EmbeddedServer, database: str) -> Urls:
    """An empty migrated database of that name, in place of the one that had it, with room for the
    rows as they come in."""
    async with connected(server.url("postgres", "postgres")) as connection:
        await connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {database} OWNER {OWNER_ROLE}")
    urls = urls_of(server, database)
    await migrate(urls.owner, app_url=urls.app, progress=print)
    async with connected(urls.superuser) as connection:
        for table in await tables(connection):
            await connection.execute(
                f"CREATE SCHEMA IF NOT EXISTS {COPIED};"
                f"CREATE UNLOGGED TABLE {COPIED}.{table} (LIKE {table} INCLUDING DEFAULTS)"
            )
    return urls


async def tables(connection: Connection) -> list[str]:
    """The clinics' tables."""
    rows = await connection.fetch(
        "SELECT tablename FROM pg_tables"
        " WHERE schemaname = 'public' AND tablename <> 'schema_migration' ORDER BY 1"
    )
    return [row["tablename"] for row in rows]


async def note_filled(server: EmbeddedServer, database: str) -> None:
    """Remember, with the database, that nothing is missing in it."""
    async with connected(server.url("postgres", "postgres")) as connection:
        await connection.execute(f"COMMENT ON DATABASE {database} IS 'filled'")


async def is_filled(server: EmbeddedServer, database: str) -> bool:
    """Whether it was filled to the end, by a version with the same migrations."""
    async with connected(server.url("postgres", "postgres")) as connection:
        noted = await connection.fetchval(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1",
            database,
        )
    if noted != "filled":
        return False
    async with connected(urls_of(server, database).owner) as connection:
        rows = await connection.fetch("SELECT name, checksum FROM schema_migration")
    return {row["name"]: row["checksum"] for row in rows} == {
        migration.name: migration.checksum for migration in migrations()
    }
