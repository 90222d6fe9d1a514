"""Bring a database to the schema of this version: numbered SQL files, each applied once."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources

import asyncpg

from gql_packages import __version__
from gql_packages.database.connect import Connection, connected
from gql_packages.database.roles import ensure_application_role, ensure_group_role
from gql_packages.errors import SetupError

#: Two that start at once on one database: the second waits for this advisory lock.
LOCK_KEY = 7_305_418_226_102

_TABLE = """
CREATE TABLE IF NOT EXISTS schema_migration (
    name text NOT NULL CONSTRAINT schema_migration_pk PRIMARY KEY,
    checksum bytea NOT NULL,
    applied_at timestamptz NOT NULL
)
"""


@dataclass(frozen=True)
class Migration:
    """One file: its name without ".sql", and its text."""

    name: str
    text: str

    @property
    def checksum(self) -> bytes:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).digest()

    @property
    def statements(self) -> list[str]:
        """The statements one by one: a distributed database takes one DDL at a time."""
        pieces = (piece.strip() for piece in self.text.split(";\n"))
        return [piece for piece in pieces if _says_something(piece)]


def _says_something(piece: str) -> bool:
    lines = (line.strip() for line in piece.splitlines())
    return any(line and not line.startswith("--") for line in lines)


def migrations() -> list[Migration]:
    """Every migration of this version, in order."""
    files = resources.files("gql_packages.migrations").iterdir()
    return sorted(
        (
            Migration(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
            for file in files
            if file.name.endswith(".sql")
        ),
        key=lambda migration: migration.name,
    )


async def migrate(
    owner_url: str,
    *,
    app_url: str | None,
    progress: Callable[[str], None],
    known: Sequence[Migration] | None = None,
    allow_newer: bool = False,
) -> list[str]:
    """Apply what is pending, as the owner of the tables; the names of what was applied.

    Safe when two run at once and when one is killed half way: each file is one transaction,
    together with the row that says that it was applied. With `app_url`, its role is created where
    it is missing, and given its rights and settings. Raises SetupError when an applied file has
    changed since, when the roles cannot be made, when a table stays locked, or, unless
    `allow_newer`, when a newer version has migrated it (rule 188).
    """
    known = migrations() if known is None else known
    async with connected(owner_url) as connection:
        await ensure_group_role(connection)
        async with _alone(connection, progress):
            await connection.execute(_TABLE)
            applied = await _applied(connection)
        _refuse_changed(known, applied)
        if not allow_newer:
            refuse_newer(_newer(known, applied))
        missing = [migration for migration in known if migration.name not in applied]
        names = [each.name for each in missing if await _apply(connection, each, progress)]
        if app_url is not None:
            await ensure_application_role(connection, app_url)
    return names


@dataclass(frozen=True)
class State:
    """How the tables and this version differ: the names of migrations, in order."""

    #: this version has them, and the database has not
    pending: list[str]
    #: the other way round: a newer version has applied them
    newer: list[str]


async def state(connection: Connection) -> State:
    """How the tables and this version differ, as any role."""
    known = migrations()
    if await connection.fetchval("SELECT to_regclass('schema_migration') IS NULL"):
        return State([migration.name for migration in known], [])
    try:
        applied = await _applied(connection)
    except asyncpg.InsufficientPrivilegeError as error:
        raise SetupError(
            "The role in DATABASE_URL has no rights on the tables: run `gql-packages migrate` with"
            " both DATABASE_URL and MIGRATION_DATABASE_URL set."
        ) from error
    missing = [migration.name for migration in known if migration.name not in applied]
    return State(missing, _newer(known, applied))


async def pending(connection: Connection) -> list[str]:
    """The names of migrations that this version has and the database has not, as any role."""
    return (await state(connection)).pending


def refuse_newer(names: Sequence[str]) -> None:
    """Raise SetupError if a newer version has applied migrations of these names."""
    if names:
        raise SetupError(
            f"The tables belong to a newer version than this one, {__version__}, which does not"
            f" know migration {names[0]}: use the newer version, or `serve --allow-newer` if the"
            " changelog says that this one can run on them."
        )


def _newer(known: Sequence[Migration], applied: dict[str, bytes]) -> list[str]:
    return sorted(applied.keys() - {migration.name for migration in known})


@asynccontextmanager
async def _alone(connection: Connection, progress: Callable[[str], None]) -> AsyncIterator[None]:
    """A transaction beside which no other migrates. Its lock ends with it, so that nothing stays on
    a connection that belongs to a pooler."""
    async with connection.transaction():
        if not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", LOCK_KEY):
            progress("Another migration is running on this database: waiting for it")
            await connection.execute("SELECT pg_advisory_xact_lock($1)", LOCK_KEY)
        # A statement that waits for a lock blocks all that come after it.
        await connection.execute("SET LOCAL lock_timeout = '15s'")
        yield


async def _applied(connection: Connection) -> dict[str, bytes]:
    rows = await connection.fetch("SELECT name, checksum FROM schema_migration")
    return {row["name"]: row["checksum"] for row in rows}


def _refuse_changed(known: Sequence[Migration], applied: dict[str, bytes]) -> None:
    for migration in known:
        if applied.get(migration.name, migration.checksum) != migration.checksum:
            raise SetupError(
                f"Migration {migration.name} was changed after it had been applied to this"
                " database: put the file back as it was and write a new one."
            )


async def _apply(
    connection: Connection, migration: Migration, progress: Callable[[str], None]
) -> bool:
    """Apply it, unless another has done so meanwhile; whether it did."""
    try:
        async with _alone(connection, progress):
            if migration.name in await _applied(connection):
                return False
            progress(f"Applying migration {migration.name}")
            for statement in migration.statements:
                await connection.execute(statement)
            await connection.execute(
                "INSERT INTO schema_migration (name, checksum, applied_at)"
                " VALUES ($1, $2, statement_timestamp())",
                migration.name,
                migration.checksum,
            )
            return True
    except asyncpg.LockNotAvailableError as error:
        raise SetupError(
            f"Migration {migration.name} could not get a lock within 15 seconds: nothing of it was"
            " applied, run it again when less is going on."
        ) from error
    except asyncpg.PostgresError as error:
        raise SetupError(
            f"Migration {migration.name} failed and nothing of it was applied: {error}."
        ) from error
