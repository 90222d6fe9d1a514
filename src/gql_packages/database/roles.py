"""The two roles: the owner of the tables, and the one that the application connects as."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import asyncpg

from gql_packages.database.connect import Connection, password_of, role_of
from gql_packages.errors import SetupError

#: The rights are given to this role; those who connect are its members.
GROUP_ROLE = "gql_packages_app"

#: What is set on the application's role on the server. The time-outs are each inside the next; the
#: driver's are shorter or longer than these on purpose (see database.pool). Compiling a statement
#: to machine code takes longer than any of ours runs.
SETTINGS = {
    "lock_timeout": "2s",
    "statement_timeout": "4s",
    "idle_in_transaction_session_timeout": "5s",
    "transaction_timeout": "8s",
    "timezone": "UTC",
    "jit": "off",
}


async def ensure_group_role(connection: Connection) -> None:
    """Create the role that the migrations give rights to, where it is missing."""
    if await _exists(connection, GROUP_ROLE):
        return
    await _as_owner(connection, [f"CREATE ROLE {GROUP_ROLE} NOLOGIN"])


async def ensure_application_role(connection: Connection, url: str) -> None:
    """Create the role that the URL names, where it is missing; give it its rights and settings.

    A role that is already as it should be is left alone, so that an owner without CREATEROLE can
    migrate where a superuser made the roles.
    """
    role = role_of(url)
    statements = []
    if not await _exists(connection, role):
        attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
        password = password_of(url)
        secret = "" if password is None else f" PASSWORD {await _literal(connection, password)}"
        statements.append(f"CREATE ROLE {_identifier(role)} {attributes}{secret}")
        statements.append(f"GRANT {GROUP_ROLE} TO {_identifier(role)}")
    elif not await connection.fetchval(
        "SELECT pg_has_role($1::name, $2::name, 'MEMBER')", role, GROUP_ROLE
    ):
        statements.append(f"GRANT {GROUP_ROLE} TO {_identifier(role)}")
    for name, value in await missing_settings(connection, role):
        statements.append(f"ALTER ROLE {_identifier(role)} SET {name} = '{value}'")
    await _as_owner(connection, statements)


async def refuse_unsafe_role(connection: Connection, url: str, variable: str) -> None:
    """Raise SetupError when row-level security would not hold for the role that connected.

    `variable` is where its URL was given.
    """
    row = await connection.fetchrow(
        "SELECT rolsuper, rolbypassrls,"
        " EXISTS (SELECT FROM pg_class"
        "  WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        "  AND pg_has_role(current_user, relowner, 'MEMBER')) AS is_owner"
        " FROM pg_roles WHERE rolname = current_user"
    )
    if row is None:
        return
    wrongs = {
        "is a superuser": row["rolsuper"],
        "has BYPASSRLS": row["rolbypassrls"],
        "owns the tables": row["is_owner"],
    }
    wrong = next((words for words, applies in wrongs.items() if applies), None)
    if wrong is not None:
        raise SetupError(
            f"The role {role_of(url)} in {variable} {wrong}, so that clinics would not be kept"
            " apart: use a plain role there and the owner in MIGRATION_DATABASE_URL."
        )


async def refuse_other_than_owner(connection: Connection) -> None:
    """Raise SetupError unless the role that connected owns the tables, and so sees every clinic."""
    is_owner = await connection.fetchval(
        "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class"
        " WHERE oid = 'clinic'::regclass"
    )
    if not is_owner:
        raise SetupError(
            "Only the owner of the tables sees every clinic: set MIGRATION_DATABASE_URL to the URL"
            " of that role."
        )


async def missing_settings(connection: Connection, role: str) -> list[tuple[str, str]]:
    """Those of SETTINGS that the role has not, with their values."""
    settings: Sequence[str] = await connection.fetchval(
        "SELECT coalesce(max(setconfig), '{}') FROM pg_db_role_setting"
        " WHERE setdatabase = 0 AND setrole = (SELECT oid FROM pg_roles WHERE rolname = $1)",
        role,
    )
    have = {setting.partition("=")[0].lower() for setting in settings}
    is_old = connection.get_server_version().major < 17
    return [
        (name, value)
        for name, value in SETTINGS.items()
        if name not in have and not (is_old and name == "transaction_timeout")
    ]


async def _as_owner(connection: Connection, statements: Sequence[str]) -> None:
    """Run what changes roles. Roles belong to the whole server: another database's migration may
    be at the same one right now."""
    for statement in statements:
        for attempt in range(5):
            try:
                await connection.execute(statement)
                break
            except (asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
                break
            except asyncpg.InsufficientPrivilegeError as error:
                raise SetupError(
                    "The owner in MIGRATION_DATABASE_URL may not do this, so let a superuser do it"
                    f" once: {_without_secret(statement)};"
                ) from error
            except asyncpg.InternalServerError:  # "tuple concurrently updated"
                if attempt == 4:
                    raise
                await asyncio.sleep(0.05 * (attempt + 1))


async def _exists(connection: Connection, role: str) -> bool:
    return bool(
        await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role)
    )


async def _literal(connection: Connection, text: str) -> str:
    quoted: str = await connection.fetchval("SELECT quote_literal($1::text)", text)
    return quoted


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _without_secret(statement: str) -> str:
    before, password, _ = statement.partition(" PASSWORD ")
    return f"{before}{password}'…'" if password else before
