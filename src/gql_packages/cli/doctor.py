"""`doctor`: what would not work, and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import typer

from gql_packages.cli.application import app, settings, table
from gql_packages.errors import SetupError
from gql_packages.settings import Settings

OK, WARNING, WRONG = "ok", "warning", "WRONG"

#: How it stands with something: OK, WARNING or WRONG; what it is; and a sentence.
Finding = tuple[str, str, str]


@app.command()
def doctor() -> None:
    """Look at settings, keys, database, versions and replica; say what would not work.

    Changes nothing, and starts no database. The exit status is 1 if anything is wrong; what only
    some commands need is a warning.
    """
    try:
        chosen = settings()
    except SetupError as error:
        findings: list[Finding] = [(WRONG, "settings", str(error))]
    else:
        findings = [*_surroundings(chosen), *asyncio.run(_databases(chosen))]
    typer.echo(table(("", "WHAT", "HOW IT IS"), findings))
    wrong = sum(status == WRONG for status, _, _ in findings)
    typer.echo(f"\n{wrong} wrong." if wrong else "\nNothing is wrong.")
    if wrong:
        raise typer.Exit(1)


def _surroundings(chosen: Settings) -> Iterator[Finding]:
    """All but the databases."""
    from gql_packages.cli import doctor_checks as checks

    yield OK, "version", checks.versions()
    yield OK, "settings", checks.given(chosen)
    yield _finding("keys", lambda: checks.keys(chosen))
    yield _finding("explorer", lambda: checks.explorer(chosen))
    yield _finding("documents", lambda: checks.documents(chosen))
    yield _finding("data directory", lambda: checks.data_directory(chosen))
    yield _finding("address", lambda: checks.address(chosen), otherwise=WARNING)
    yield _finding("tracing", lambda: checks.tracing(chosen))


def _finding(what: str, check: Callable[[], str], otherwise: str = WRONG) -> Finding:
    try:
        return OK, what, check()
    except SetupError as error:
        return otherwise, what, str(error)


async def _databases(chosen: Settings) -> list[Finding]:
    found: list[Finding] = []
    for what, url, variable in _urls(chosen):
        try:
            found += [each async for each in _database(what, url, variable)]
        except SetupError as error:
            found.append((WRONG, what, str(error)))
    if chosen.is_embedded and chosen.reports_database_url is not None:
        found.append((WRONG, "replica", "REPORTS_DATABASE_URL is set and DATABASE_URL is not"))
    if chosen.is_embedded and not found:
        words = "not running: `serve` starts it, other commands for as long as they take"
        found.append((OK, "database", words))
    if chosen.database_url is not None and chosen.migration_database_url is None:
        words = "MIGRATION_DATABASE_URL is not set: migrate, verify and clinics would not work"
        found.append((WARNING, "owner", words))
    if chosen.database_url is None and chosen.migration_database_url is not None:
        words = "DATABASE_URL is not set: serve, create-clinic and token would not work"
        found.append((WRONG, "database", words))
    return found


def _urls(chosen: Settings) -> list[tuple[str, str, str]]:
    """What each database is, its URL, and the variable with it; the embedded one if it runs."""
    from gql_packages.dev.embedded_postgres import already_running

    urls: tuple[str | None, ...]
    if chosen.is_embedded:
        server = already_running(chosen.data_directory)
        urls = (server.app_url, server.owner_url, None, server.app_url) if server else (None,) * 4
    else:
        urls = (
            chosen.database_url,
            chosen.migration_database_url,
            chosen.reports_database_url,
            chosen.listen_database_url or chosen.database_url,
        )
    named = (
        ("database", "DATABASE_URL"),
        ("owner", "MIGRATION_DATABASE_URL"),
        ("replica", "REPORTS_DATABASE_URL"),
        ("changes", "LISTEN_DATABASE_URL" if chosen.listen_database_url else "DATABASE_URL"),
    )
    pairs = zip(named, urls, strict=True)
    return [(what, url, variable) for (what, variable), url in pairs if url is not None]


async def _database(what: str, url: str, variable: str) -> AsyncIterator[Finding]:
    from gql_packages.cli import doctor_database as checks
    from gql_packages.database.connect import connected, location

    async with connected(url) as connection:
        version = connection.get_server_version()
        yield OK, what, f"Postgres {version.major}.{version.minor} at {location(url)}"
        for check in checks.CHECKS[what]:
            try:
                words = await check(connection, url, variable)
            except SetupError as error:
                yield WRONG, what, str(error)
            else:
                yield OK, what, words
