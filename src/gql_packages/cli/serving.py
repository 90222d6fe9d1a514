"""`serve`, `migrate` and `demo`."""

from __future__ import annotations

from typing import Annotated

import typer

from gql_packages.cli.application import app, progress, settings


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.  [default: HOST, or 127.0.0.1]")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port to listen on.  [default: PORT, or 8000]"),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that serve.")] = 1,
    allow_newer: Annotated[
        bool, typer.Option("--allow-newer", help="Serve tables of a newer version all the same.")
    ] = False,
) -> None:
    """Serve the GraphQL API until Ctrl-C.

    With a database of your own, run `migrate` first. Without one, the embedded Postgres is
    started and migrated, demo clinics are made at the first start, and everything stops together.
    """
    from gql_packages.server import run

    given = {name: it for name, it in (("host", host), ("port", port)) if it is not None}
    chosen = settings().model_copy(update=given)
    try:
        run.serve(chosen, workers=workers, progress=progress, allow_newer=allow_newer)
    except KeyboardInterrupt:
        raise typer.Exit from None


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this version.

    As the owner of the tables (MIGRATION_DATABASE_URL). The role in DATABASE_URL, if set, is made
    and given its rights, and new columns are filled. Safe to repeat, and when two run at once.
    """
    from gql_packages.filling.migrate import migrate_and_fill

    applied = migrate_and_fill(settings(), progress)
    typer.echo(f"{len(applied)} migrations applied." if applied else "Nothing to do.")


@app.command()
def demo(
    patients: Annotated[int, typer.Option(min=2, max=1000, help="Both clinics together.")] = 100,
) -> None:
    """Make two demo clinics, once, in Vancouver and Berlin; print their owners as JSON.

    With a year and a half of history, the same on every run. Interrupted, it goes on next time.
    """
    from gql_packages.demo.generate import demo_as_json

    typer.echo(demo_as_json(settings(), progress, patients=patients))
