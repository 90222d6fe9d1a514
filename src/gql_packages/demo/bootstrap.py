"""The demo clinics that an empty database is filled with, for the command line and `serve`."""

import asyncio
import json
from datetime import UTC, datetime

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.database.pool import Database
from gql_packages.database_urls import database_to_use
from gql_packages.demo.clinics import BERLIN, VANCOUVER, ClinicPlan
from gql_packages.demo.demo_clinic import Progress
from gql_packages.demo.generate import fill_demo
from gql_packages.models.registry import register_models
from gql_packages.settings import Settings

#: In both clinics together, unless another number is asked for.
PATIENTS = 100
#: Hours that a demo owner's token is good for; every start prints a new one.
TOKEN_HOURS = 7 * 24


async def make_demo(url: str, progress: Progress, *, patients: int = PATIENTS) -> bool:
    """Make the demo clinics unless they are there; whether anything was made, or SetupError."""
    await register_models()
    database = await Database.open(url, pool_size=2)
    audit = AuditBatchWriter(database)
    try:
        return await fill_demo(database, audit, patients=patients, progress=progress)
    finally:
        await audit.close()
        await database.close()


def demo_as_json(settings: Settings, progress: Progress, *, patients: int) -> str:
    """Make the demo clinics in the settings' database, and describe them and their owners."""
    with database_to_use(settings, progress) as url:
        is_made_now = asyncio.run(make_demo(url, progress, patients=patients))
    if not is_made_now:
        progress("The demo clinics are there already: nothing was made")
    described = [
        {
            "name": plan.name,
            "clinicId": str(plan.clinic_id),
            "staffMemberId": str(plan.owner.staff_member_id),
            "token": None if settings.auth_jwks_url else demo_token(settings, plan),
        }
        for plan in (VANCOUVER, BERLIN)
    ]
    return json.dumps(described, indent=2, ensure_ascii=False)


def demo_token(settings: Settings, plan: ClinicPlan = VANCOUVER) -> str:
    """A token of the clinic's owner, signed with the local key."""
    key = load_or_create(settings.signing_key_file)
    return issue_token(key, plan.owner, hours=TOKEN_HOURS, now=datetime.now(UTC))
