"""`verify` and `schema`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from gql_packages.cli.application import app, progress, settings


@app.command()
def verify(
    checkpoints: Annotated[
        Path | None, typer.Option("--checkpoints", "--seals", help="A file of checkpoints.")
    ] = None,
) -> None:
    """Recompute every history, counter, invoice and payment; print what differs.

    As the owner of the tables (MIGRATION_DATABASE_URL). The exit status is 1 if anything differs.
    With a file of checkpoints, digests of the rows of an hour ago are added to it, and those in it
    must still be right: no row is lost unnoticed. Who can change the database must not change it.
    """
    from gql_packages.database_urls import database_as_owner
    from gql_packages.verification.verify import verify_with_checkpoints

    with database_as_owner(settings(), progress) as url:
        verification = asyncio.run(verify_with_checkpoints(url, checkpoints, progress=progress))
    typer.echo(verification.report())
    if verification.findings:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the GraphQL schema (SDL)."""
    from gql_packages.resolvers.build_schema import sdl

    typer.echo(sdl().rstrip())
