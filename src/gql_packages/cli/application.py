"""The application that the commands belong to, and what they share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated
from uuid import UUID

import typer
from pydantic import ValidationError

from gql_packages import __version__
from gql_packages.errors import SetupError
from gql_packages.settings import Settings

app = typer.Typer(
    name="gql-packages",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
    help="""An open GraphQL backend for prepaid patient packages.

    DATABASE_URL is the application's role and MIGRATION_DATABASE_URL the owner of the tables. With
    neither, an embedded Postgres is used, with its data in GQL_PACKAGES_DATA (default: .data).
    """,
)


def main() -> None:
    """Run the command line: a SetupError is one sentence."""
    try:
        app()
    except SetupError as error:
        print(f"gql-packages: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def settings() -> Settings:
    """The settings. Raises SetupError that names the variable that does not fit."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        raise SetupError(
            f"The environment variable {wrong['loc'][0]} does not fit: {wrong['msg'].lower()}."
        ) from None


def progress(message: str) -> None:
    """Say on standard error what is being done."""
    typer.echo(f"{message} …", err=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lines in columns as wide as their widest value."""
    lines = [heads, *rows]
    widths = [max(len(line[number]) for line in lines) for number in range(len(heads))]
    padded = (
        [value.ljust(width) for value, width in zip(each, widths, strict=True)] for each in lines
    )
    return "\n".join("  ".join(each).rstrip() for each in padded)


def uuid_of(what: str, type_name: str, value: str) -> UUID:
    """The UUID that a value is, plain or as the API's id of that type. Raises SetupError."""
    from gql_packages.schema import global_id

    found = global_id.read(value)
    if found is not None and found[0] == type_name:
        return found[1]
    try:
        return UUID(value)
    except ValueError:
        raise SetupError(f"{value} is not the id of a {what}.") from None


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"gql-packages {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Carry the options that belong to no command."""
