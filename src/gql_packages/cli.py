"""The command line: `gql-packages`."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
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


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        raise SetupError(
            f"The environment variable {wrong['loc'][0]} does not fit: {wrong['msg'].lower()}."
        ) from None


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


def _progress(message: str) -> None:
    typer.echo(f"{message} …", err=True)


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
) -> None:
    """Serve the GraphQL API until Ctrl-C.

    With a database of your own, run `migrate` first. Without one, the embedded Postgres is
    started and migrated, demo clinics are made at the first start, and everything stops together.
    """
    from gql_packages.server import run

    given = {name: it for name, it in (("host", host), ("port", port)) if it is not None}
    settings = _settings().model_copy(update=given)
    try:
        run.serve(settings, workers=workers, progress=_progress)
    except KeyboardInterrupt:
        raise typer.Exit from None


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this version.

    As the owner of the tables (MIGRATION_DATABASE_URL). The role in DATABASE_URL, if set, is made
    and given its rights, and new columns are filled. Safe to repeat, and when two run at once.
    """
    from gql_packages.filling.migrate import migrate_and_fill

    applied = migrate_and_fill(_settings(), _progress)
    typer.echo(f"{len(applied)} migrations applied." if applied else "Nothing to do.")


@app.command()
def create_clinic(
    name: Annotated[str, typer.Option(help="What the clinic is called.")],
    currency: Annotated[str, typer.Option(help="Its one currency: an ISO 4217 code, like CAD.")],
    time_zone: Annotated[str, typer.Option(help="Its time zone, like America/Vancouver.")],
    owner_name: Annotated[str, typer.Option(help="The first staff member, with every right.")],
    owner_email: Annotated[str | None, typer.Option(help="The owner's e-mail address.")] = None,
) -> None:
    """Set up a clinic; print its ids and a token of its owner as JSON.

    The token is null where AUTH_JWKS_URL is set: your identity provider issues tokens then, with
    the claims sub (the staff member) and clinic_id, each the plain UUID that is printed.
    """
    from gql_packages.database.pool import Database
    from gql_packages.database_urls import database_to_use
    from gql_packages.domain.permissions import Principal
    from gql_packages.schema import global_id
    from gql_packages.services import create_clinic as service

    settings = _settings()

    async def create(url: str) -> Principal:
        database = await Database.open(url, pool_size=1)
        try:
            return await service.create_clinic(
                database,
                name=name,
                currency=currency,
                time_zone=time_zone,
                owner_name=owner_name,
                owner_email=owner_email,
                now=datetime.now(UTC),
            )
        finally:
            await database.close()

    with database_to_use(settings, _progress) as url:
        owner = asyncio.run(create(url))
    described = {
        "clinicId": str(owner.clinic_id),
        "clinicGlobalId": global_id.encode("Clinic", owner.clinic_id),
        "staffMemberId": str(owner.staff_member_id),
        "staffMemberGlobalId": global_id.encode("StaffMember", owner.staff_member_id),
        "token": None if settings.auth_jwks_url else _token(owner.clinic_id, owner.staff_member_id),
    }
    typer.echo(json.dumps(described, indent=2))


@app.command()
def demo(
    patients: Annotated[int, typer.Option(min=2, max=1000, help="Both clinics together.")] = 100,
) -> None:
    """Make two demo clinics, once, in Vancouver and Berlin; print their owners as JSON.

    With a year and a half of history, the same on every run. Interrupted, it goes on next time.
    """
    from gql_packages.demo.generate import demo_as_json

    typer.echo(demo_as_json(_settings(), _progress, patients=patients))


@app.command()
def token(
    clinic: Annotated[str, typer.Option(help="The clinic's id, as `create-clinic` printed it.")],
    staff_member: Annotated[str, typer.Option(help="The staff member's id.")],
    hours: Annotated[float, typer.Option(help="How long it holds.")] = 24,
) -> None:
    """Print a token for a staff member, signed with this installation's own key.

    Both kinds of id are taken, the plain UUID and the API's. Whether the staff member exists and
    is active is looked up at every request that carries the token.
    """
    if _settings().auth_jwks_url:
        raise SetupError(
            "AUTH_JWKS_URL is set, so only its issuer's tokens are taken: ask it for one."
        )
    clinic_id = _uuid("clinic", "Clinic", clinic)
    staff_member_id = _uuid("staff member", "StaffMember", staff_member)
    typer.echo(_token(clinic_id, staff_member_id, hours=hours))


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

    with database_as_owner(_settings(), _progress) as url:
        verification = asyncio.run(verify_with_checkpoints(url, checkpoints, progress=_progress))
    typer.echo(verification.report())
    if verification.findings:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the GraphQL schema (SDL)."""
    from gql_packages.resolvers.build_schema import sdl

    typer.echo(sdl().rstrip())


def _token(clinic_id: UUID, staff_member_id: UUID, *, hours: float = 24) -> str:
    from gql_packages.auth.local_signing_key import issue_token, load_or_create
    from gql_packages.domain.permissions import Principal

    key = load_or_create(_settings().signing_key_file)
    return issue_token(
        key, Principal(clinic_id, staff_member_id), hours=hours, now=datetime.now(UTC)
    )


def _uuid(what: str, type_name: str, value: str) -> UUID:
    from gql_packages.schema import global_id

    found = global_id.read(value)
    if found is not None and found[0] == type_name:
        return found[1]
    try:
        return UUID(value)
    except ValueError:
        raise SetupError(f"{value} is not the id of a {what}.") from None


if __name__ == "__main__":
    main()
