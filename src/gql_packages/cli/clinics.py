"""`create-clinic`, `clinics` and `staff`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from gql_packages.cli.application import app, progress, settings, table, uuid_of
from gql_packages.errors import SetupError

if TYPE_CHECKING:
    from gql_packages.database.clinic_directory import ClinicEntry
    from gql_packages.domain.permissions import Principal

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


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
    from gql_packages.cli.token import signed
    from gql_packages.database_urls import database_to_use
    from gql_packages.schema import global_id

    chosen = settings()

    async def create(url: str) -> Principal:
        from gql_packages.database.pool import Database
        from gql_packages.services import create_clinic as service

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

    with database_to_use(chosen, progress) as url:
        owner = asyncio.run(create(url))
    described = {
        "clinicId": str(owner.clinic_id),
        "clinicGlobalId": global_id.encode("Clinic", owner.clinic_id),
        "staffMemberId": str(owner.staff_member_id),
        "staffMemberGlobalId": global_id.encode("StaffMember", owner.staff_member_id),
        "token": None if chosen.auth_jwks_url else signed(chosen, owner, is_first=True),
    }
    typer.echo(json.dumps(described, indent=2))


@app.command()
def clinics(as_json: AsJson = False) -> None:
    """List the clinics, with the ids that other commands ask for.

    As the owner of the tables (MIGRATION_DATABASE_URL).
    """
    found = _listed(None)
    if as_json:
        typer.echo(_as_json([_clinic_as_json(each) for each in found]))
    elif not found:
        typer.echo("There is no clinic yet: `gql-packages create-clinic` makes one.")
    else:
        heads = ("CLINIC", "NAME", "CURRENCY", "TIME ZONE", "STAFF")
        rows = [
            (
                str(it.id),
                it.name,
                it.currency,
                it.time_zone,
                str(sum(m.is_active for m in it.staff)),
            )
            for it in found
        ]
        typer.echo(table(heads, rows))


@app.command()
def staff(
    clinic: Annotated[
        str | None, typer.Option(help="The clinic's id, as `clinics` lists it; all without it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the staff members of a clinic, or of all, with their ids and roles.

    As the owner of the tables (MIGRATION_DATABASE_URL); of one clinic, DATABASE_URL suffices.
    """
    found = _listed(None if clinic is None else uuid_of("clinic", "Clinic", clinic))
    if clinic is not None and not found:
        raise SetupError(f"There is no clinic {clinic}: `gql-packages clinics` lists them.")
    if as_json:
        described = [
            {"clinic": _clinic_as_json(each), "staff": [vars(member) for member in each.staff]}
            for each in found
        ]
        typer.echo(_as_json(described))
        return
    for each in found:
        heads = ("STAFF MEMBER", "NAME", "ROLE", "E-MAIL", "")
        rows = [
            (str(it.id), it.name, it.role, it.email or "", "" if it.is_active else "archived")
            for it in each.staff
        ]
        typer.echo(f"{each.name}, clinic {each.id}\n\n{table(heads, rows)}\n")


def _listed(clinic_id: UUID | None) -> Sequence[ClinicEntry]:
    from gql_packages.database.clinic_directory import clinics
    from gql_packages.database.connect import connected
    from gql_packages.database.migration_runner import state
    from gql_packages.database.roles import refuse_other_than_owner
    from gql_packages.database_urls import database_as_owner, database_to_use, refuse_pending

    async def listed(url: str) -> Sequence[ClinicEntry]:
        async with connected(url) as connection:
            refuse_pending((await state(connection)).pending)
            if clinic_id is None:
                await refuse_other_than_owner(connection)
            return await clinics(connection, clinic_id)

    chosen = settings()
    opened: AbstractContextManager[str]
    if clinic_id is None or chosen.database_url is None:
        opened = database_as_owner(chosen, progress)
    else:
        opened = database_to_use(chosen, progress, allow_newer=True)
    with opened as url:
        return asyncio.run(listed(url))


def _clinic_as_json(it: ClinicEntry) -> dict[str, object]:
    described: dict[str, object] = dict(vars(it))
    return {**described, "staff": sum(member.is_active for member in it.staff)}


def _as_json(described: object) -> str:
    return json.dumps(described, indent=2, ensure_ascii=False, default=str)
