"""`purge`."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from gql_packages.cli.application import app, progress, settings


@app.command()
def purge(
    older_than: Annotated[int, typer.Option(help="In days, at least 30.")],
    checkpoints: Annotated[
        Path | None, typer.Option("--checkpoints", help="Verify first, with this file.")
    ] = None,
) -> None:
    """Delete the idempotency records that are older; say how many.

    As the owner of the tables (MIGRATION_DATABASE_URL), while the application serves. A request
    that is repeated later than that is no longer answered with its first outcome. A row of each
    clinic keeps which were deleted, how many, and their digest. With a file of checkpoints, all is
    verified first and nothing is deleted if anything differs; new checkpoints are added after it.
    """
    from gql_packages.database_urls import database_as_owner
    from gql_packages.purging.purge import purge as purge_all
    from gql_packages.verification.verify import verify_with_checkpoints

    with database_as_owner(settings(), progress) as url:

        def verify() -> None:
            verification = asyncio.run(verify_with_checkpoints(url, checkpoints, progress=progress))
            if verification.findings:
                typer.echo(verification.report())
                raise typer.Exit(1)

        if checkpoints is not None:
            verify()
        age = timedelta(days=older_than)
        purged = asyncio.run(purge_all(url, older_than=age, progress=progress))
        typer.echo(purged.report())
        if checkpoints is not None:
            verify()
