"""What a database is filled with before anybody has used it: the demo clinics."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.database.pool import Database
from gql_packages.database_urls import database_to_use
from gql_packages.demo.generate import PATIENTS, DemoClinic, DemoClinics, fill_demo
from gql_packages.models.registry import register_models
from gql_packages.settings import Settings

Progress = Callable[[str], None]

#: Hours that a demo owner's token holds; every start prints a new one.
TOKEN_HOURS = 7 * 24


async def demo_clinics(url: str, progress: Progress, *, patients: int = PATIENTS) -> DemoClinics:
    """The demo clinics of the database, made now if it has none (SetupError if it cannot be)."""
    await register_models()
    database = await Database.open(url, pool_size=2)
    audit = AuditBatchWriter(database)
    try:
        return await fill_demo(database, audit, patients=patients, progress=progress)
    finally:
        await audit.close()
        await database.close()


def demo_as_json(settings: Settings, progress: Progress, *, patients: int) -> str:
    """Make the demo clinics in the settings' database, and describe them for whoever asked."""
    with database_to_use(settings, progress) as url:
        clinics = asyncio.run(demo_clinics(url, progress, patients=patients))
    if not clinics.made_now:
        progress("The demo clinics are there already: nothing was made")
    described = [_described(settings, clinic) for clinic in (clinics.vancouver, clinics.berlin)]
    return json.dumps(described, indent=2, ensure_ascii=False)


def demo_token(settings: Settings, clinic: DemoClinic) -> str:
    """A token of the clinic's owner, signed with the local key."""
    key = load_or_create(settings.signing_key_file)
    return issue_token(key, clinic.owner, hours=TOKEN_HOURS, now=datetime.now(UTC))


def _described(settings: Settings, clinic: DemoClinic) -> dict[str, str | None]:
    return {
        "name": clinic.name,
        "clinicId": str(clinic.owner.clinic_id),
        "staffMemberId": str(clinic.owner.staff_member_id),
        "token": None if settings.auth_jwks_url else demo_token(settings, clinic),
    }
