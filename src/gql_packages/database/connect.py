"""One connection outside the pool, and a sentence for each way in which it cannot be had."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeAlias
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import asyncpg

from gql_packages.errors import SetupError

#: The oldest Postgres that works: UNIQUE NULLS NOT DISTINCT came with it.
OLDEST_POSTGRES = 15

#: Seconds.
CONNECT_TIMEOUT = 5.0

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@asynccontextmanager
async def connected(url: str, *, kept_statements: int = 0) -> AsyncIterator[Connection]:
    """A connection, closed at the end; SetupError when there is none, or the server is too old.

    It keeps so many statements prepared: none where it may be a pooler's.
    """
    connection = await _connect(url, kept_statements)
    try:
        version = connection.get_server_version()
        if version.major < OLDEST_POSTGRES:
            raise SetupError(
                f"The database at {location(url)} is Postgres {version.major}, and"
                f" {OLDEST_POSTGRES} is the oldest that works: upgrade it or use another server."
            )
        yield connection
    finally:
        await connection.close(timeout=CONNECT_TIMEOUT)


def location(url: str) -> str:
    """Where a URL leads, without its password: "host:port/name as user"."""
    parts = urlsplit(url)
    hosts = parts.netloc.rpartition("@")[2] or parse_qs(parts.query).get("host", ["localhost"])[0]
    return f"{hosts}/{_name(parts)} as {role_of(url)}"


def role_of(url: str) -> str:
    """The role that a URL names."""
    parts = urlsplit(url)
    return unquote(parts.username or parse_qs(parts.query).get("user", [""])[0])


def password_of(url: str) -> str | None:
    """The password that a URL carries."""
    password = urlsplit(url).password
    return unquote(password) if password else None


def _name(parts: SplitResult) -> str:
    return unquote(parts.path.lstrip("/"))


async def _connect(url: str, kept_statements: int) -> Connection:
    if urlsplit(url).scheme not in {"postgresql", "postgres"} or not role_of(url):
        raise SetupError(
            "A database URL looks like postgresql://user:password@host:5432/name, and this one"
            " does not: correct DATABASE_URL or MIGRATION_DATABASE_URL."
        )
    try:
        return await asyncpg.connect(
            url,
            timeout=CONNECT_TIMEOUT,
            statement_cache_size=kept_statements,
            server_settings={"application_name": "gql-packages setup", "timezone": "UTC"},
        )
    except asyncpg.InvalidAuthorizationSpecificationError as error:
        raise SetupError(
            f"The database refuses {location(url)}: check the role and the password in the URL, and"
            " whether `gql-packages migrate` has made that role."
        ) from error
    except asyncpg.InvalidCatalogNameError as error:
        raise SetupError(
            f"There is no database {_name(urlsplit(url))} on the server of {location(url)}:"
            " create it, or correct the URL."
        ) from error
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise SetupError(
            f"The database cannot be reached at {location(url)}"
            f" ({_reason(error)}): start it, or correct the URL."
        ) from error
    except ValueError as error:
        raise SetupError(f"The database URL cannot be read: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {CONNECT_TIMEOUT:g} seconds"
    words = (str(error) or type(error).__name__).splitlines()[0]
    return words.strip().rstrip(".")
