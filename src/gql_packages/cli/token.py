"""`token`."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from gql_packages.cli.application import app, progress, settings, uuid_of
from gql_packages.domain.permissions import Principal, Role
from gql_packages.errors import SetupError

if TYPE_CHECKING:
    from gql_packages.database.clinic_directory import ClinicEntry, StaffEntry
    from gql_packages.settings import Settings

DEFAULT_HOURS = 24


@app.command()
def token(
    clinic: Annotated[
        str | None, typer.Option(help="The clinic's id.  [default: the demo clinic]")
    ] = None,
    staff_member: Annotated[str | None, typer.Option(help="The staff member's id.")] = None,
    role: Annotated[
        list[Role] | None,
        typer.Option(help="Instead: the first with that role. Given again, one of each."),
    ] = None,
    hours: Annotated[float, typer.Option(help="How long it holds.")] = DEFAULT_HOURS,
) -> None:
    """Print a token for a staff member, signed with this installation's own key.

    `clinics` and `staff` list the ids; both kinds are taken, the plain UUID and the API's. That the
    staff member exists and is active is checked now, and at every request that carries the token.
    Standard error says whose the token is, and which key signs it; no new key is made.
    """
    from gql_packages.auth.local_signing_key import check_hours, load
    from gql_packages.demo.clinics import VANCOUVER

    chosen, roles = settings(), role or []
    if (staff_member is None) == (not roles):
        raise SetupError("Say whose token: either --staff-member, see `staff`, or --role.")
    if chosen.auth_jwks_url:
        raise SetupError(
            "AUTH_JWKS_URL is set, so only its issuer's tokens are taken: ask it for one."
        )
    clinic_id = VANCOUVER.clinic_id if clinic is None else uuid_of("clinic", "Clinic", clinic)
    member = staff_member and uuid_of("staff member", "StaffMember", staff_member)
    check_hours(hours)
    load(chosen.signing_key_file)
    found = _clinic(chosen, clinic_id)
    if found is None and clinic is None:
        raise SetupError("There is no demo clinic: name a clinic with --clinic, see `clinics`.")
    if found is None:
        raise SetupError(f"There is no clinic {clinic}: `gql-packages clinics` lists them.")
    if isinstance(member, UUID):
        typer.echo(_token(chosen, found, _member(found, member), hours))
    for each in roles:
        signed_token = _token(chosen, found, _with_role(found, each), hours)
        typer.echo(signed_token if len(roles) == 1 else f"{each:<12}  {signed_token}")


def signed(
    chosen: Settings, who: Principal, *, hours: float = DEFAULT_HOURS, is_first: bool = False
) -> str:
    """A token, and on standard error which key signs it; `is_first`: made if there is none yet."""
    from gql_packages.auth.local_signing_key import fingerprint, issue_token, load, load_or_create

    file = chosen.signing_key_file
    key = load_or_create(file) if is_first else load(file)
    now = datetime.now(UTC)
    made = issue_token(key, who, hours=hours, now=now)
    until = now + timedelta(hours=hours)
    typer.echo(
        f"Signed with the key {fingerprint(key)} in {file.resolve()}, good until"
        f" {until:%Y-%m-%d %H:%M} UTC.",
        err=True,
    )
    return made


def _token(chosen: Settings, clinic: ClinicEntry, member: StaffEntry, hours: float) -> str:
    typer.echo(f"For {member.name}, {member.role} at {clinic.name}.", err=True)
    return signed(chosen, Principal(clinic.id, member.id), hours=hours)


def _member(clinic: ClinicEntry, staff_member_id: UUID) -> StaffEntry:
    found = next((each for each in clinic.staff if each.id == staff_member_id), None)
    if found is None:
        raise SetupError(
            f"{clinic.name} has no staff member {staff_member_id}: list them with"
            f" `gql-packages staff --clinic {clinic.id}`."
        )
    if not found.is_active:
        raise SetupError(f"{found.name} is archived: no token of theirs would be taken.")
    return found


def _with_role(clinic: ClinicEntry, role: Role) -> StaffEntry:
    for each in clinic.staff:
        if each.role == role and each.is_active:
            return each
    raise SetupError(f"{clinic.name} has no active staff member with the role {role}.")


def _clinic(chosen: Settings, clinic_id: UUID) -> ClinicEntry | None:
    from gql_packages.database.clinic_directory import clinics
    from gql_packages.database.connect import connected
    from gql_packages.database_urls import database_to_use

    async def found(url: str) -> ClinicEntry | None:
        async with connected(url) as connection:
            return next(iter(await clinics(connection, clinic_id)), None)

    with database_to_use(chosen, progress, allow_newer=True) as url:
        return asyncio.run(found(url))
