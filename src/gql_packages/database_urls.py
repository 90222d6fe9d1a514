"""Which database: the one that the settings name, or else the embedded server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate, refuse_newer, state
from gql_packages.database.roles import refuse_unsafe_role
from gql_packages.dev.embedded_postgres import EmbeddedServer, already_running, running
from gql_packages.errors import SetupError
from gql_packages.settings import Settings

Progress = Callable[[str], None]


@contextmanager
def database_to_serve(
    settings: Settings,
    progress: Progress,
    on_death: Callable[[], None],
    *,
    allow_newer: bool = False,
) -> Iterator[str]:
    """The application's URL of a database that is ready to be served.

    The embedded server is started and migrated, and stopped at the end; of a database of one's
    own, SetupError says what is missing. Tables of a newer version are refused unless
    `allow_newer`.
    """
    if settings.is_embedded:
        if settings.reports_database_url is not None:
            raise SetupError(
                "REPORTS_DATABASE_URL is set and DATABASE_URL is not: set the database that it is"
                " a copy of, or neither."
            )
        if settings.listen_database_url is not None:
            raise SetupError(
                "LISTEN_DATABASE_URL is set and DATABASE_URL is not: set the database that it"
                " names without a pooler, or neither."
            )
        with running(settings.data_directory, progress, on_death=on_death) as server:
            asyncio.run(_migrate(server, progress, allow_newer=allow_newer))
            yield server.app_url
        return
    url = application_url(settings)
    asyncio.run(_refuse_unready(url, "DATABASE_URL", allow_newer=allow_newer))
    if (copy := settings.reports_database_url) is not None:
        asyncio.run(_refuse_unready(copy, "REPORTS_DATABASE_URL", allow_newer=allow_newer))
    yield url


@contextmanager
def database_to_use(
    settings: Settings, progress: Progress, *, allow_newer: bool = False
) -> Iterator[str]:
    """As `database_to_serve`, for one command: a server that is already running is used as well."""
    if settings.is_embedded and (server := already_running(settings.data_directory)):
        yield server.app_url
        return
    with database_to_serve(settings, progress, lambda: None, allow_newer=allow_newer) as url:
        yield url


@contextmanager
def database_as_owner(settings: Settings, progress: Progress) -> Iterator[str]:
    """The URL of the owner of the tables, for one command; SetupError asks for it."""
    if not settings.is_embedded:
        yield owner_url(settings)
    elif server := already_running(settings.data_directory):
        yield server.owner_url
    else:
        with running(settings.data_directory, progress) as server:
            asyncio.run(_migrate(server, progress))
            yield server.owner_url


def is_demo(settings: Settings) -> bool:
    """Whether the database is the embedded server, also as a worker sees it: its settings name the
    database that `serve` has started on the data directory."""
    if settings.is_embedded or settings.database_url is None:
        return settings.is_embedded
    server = already_running(settings.data_directory)
    return server is not None and server.app_url == settings.database_url


def application_url(settings: Settings) -> str:
    """DATABASE_URL, or SetupError that asks for it."""
    return settings.database_url or _ask_for("DATABASE_URL", "the application's role")


def reports_url(settings: Settings) -> str:
    """REPORTS_DATABASE_URL, or where there is none DATABASE_URL."""
    return settings.reports_database_url or application_url(settings)


def owner_url(settings: Settings) -> str:
    """MIGRATION_DATABASE_URL, or SetupError that asks for it."""
    wanted = settings.migration_database_url
    return wanted or _ask_for("MIGRATION_DATABASE_URL", "the owner of the tables")


def _ask_for(variable: str, role: str) -> NoReturn:
    (other,) = {"DATABASE_URL", "MIGRATION_DATABASE_URL"} - {variable}
    raise SetupError(f"{other} is set and {variable} is not: set it to the URL of {role}.")


def migrate_chosen(settings: Settings, progress: Progress) -> list[str]:
    """Migrate the database of the settings; the names of what was applied."""
    if not settings.is_embedded:
        url, app_url = owner_url(settings), settings.database_url
        return asyncio.run(migrate(url, app_url=app_url, progress=progress))
    if server := already_running(settings.data_directory):
        return asyncio.run(_migrate(server, progress))
    with running(settings.data_directory, progress) as server:
        return asyncio.run(_migrate(server, progress))


async def _migrate(
    server: EmbeddedServer, progress: Progress, *, allow_newer: bool = False
) -> list[str]:
    return await migrate(
        server.owner_url, app_url=server.app_url, progress=progress, allow_newer=allow_newer
    )


async def _refuse_unready(url: str, variable: str, *, allow_newer: bool) -> None:
    async with connected(url) as connection:
        await refuse_unsafe_role(connection, url, variable)
        found = await state(connection)
    refuse_pending(found.pending)
    if not allow_newer:
        refuse_newer(found.newer)


def refuse_pending(names: Sequence[str]) -> None:
    """Raise SetupError if migrations of these names are still to be applied."""
    if names:
        raise SetupError(
            f"{len(names)} of this version's migrations are not applied to the database (first:"
            f" {names[0]}): run `gql-packages migrate`."
        )
