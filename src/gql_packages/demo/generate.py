"""Make the two demo clinics, once; go on with them where an interrupted start stopped."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.auth.local_signing_key import DEMO_TOKEN_HOURS, issue_token, load_or_create
from gql_packages.auth.sign_in_code import SignInCode
from gql_packages.database.pool import Database
from gql_packages.database_urls import database_to_use
from gql_packages.demo.clinic_setup import set_up
from gql_packages.demo.clinics import BERLIN, VANCOUVER, ClinicPlan
from gql_packages.demo.demo_clinic import DemoClinic, Progress
from gql_packages.demo.history import fill_history
from gql_packages.demo.timeline import gather_or_cancel
from gql_packages.demo.today import fill_today
from gql_packages.errors import (
    IdempotencyKeyInUse,
    IdempotencyKeyMismatch,
    RequestError,
    SetupError,
)
from gql_packages.models.registry import register_models
from gql_packages.services.create_clinic import create_clinic
from gql_packages.settings import Settings

#: In both clinics together, unless another number is asked for.
PATIENTS = 100

_BEGUN, _FINISHED = "demo-clinic-begun", "demo-clinic-finished"


async def make_demo(url: str, progress: Progress, *, patients: int = PATIENTS) -> bool:
    """Make the demo clinics unless they are there, and visits of today unless there are some;
    whether clinics were made, or SetupError."""
    await register_models()
    database = await Database.open(url, pool_size=2)
    audit = AuditBatchWriter(database)
    try:
        is_made = await fill_demo(database, audit, patients=patients, progress=progress)
        for plan in (VANCOUVER, BERLIN):
            await fill_today(database, audit, plan, datetime.now(UTC))
        return is_made
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
    return issue_token(key, plan.owner, hours=DEMO_TOKEN_HOURS, now=datetime.now(UTC))


def demo_sign_in_code(file: Path) -> str:
    """A code that signs the clinic's owner in, once and for five minutes; its hash is in `file`."""
    return SignInCode(file).issue(VANCOUVER.owner, datetime.now(UTC))


async def fill_demo(
    database: Database, audit: AuditBatchWriter, *, patients: int, progress: Progress
) -> bool:
    """Make the demo clinics with so many patients in both together; whether anything was made.

    The history is the same on every run, ids aside. One that was interrupted is gone on with, for
    the number of patients that it was begun with. Raises SetupError where that cannot be.
    """
    vancouver = DemoClinic(database, audit, VANCOUVER, progress)
    berlin = DemoClinic(database, audit, BERLIN, progress)
    try:
        # Concurrently: one waits for the database while the other one computes.
        made = await gather_or_cancel(
            _fill(vancouver, patients - patients // 2), _fill(berlin, patients // 2)
        )
    except IdempotencyKeyMismatch as error:
        raise SetupError(
            "The demo clinics were begun by another version of this program: use an empty database"
            " (for the embedded one, remove its data directory)."
        ) from error
    except IdempotencyKeyInUse as error:
        raise SetupError("Something else is filling the demo clinics right now.") from error
    except RequestError as error:
        raise SetupError(
            "Filling the demo clinics was interrupted: run `gql-packages demo` again, and it goes"
            f" on from there ({error})"
        ) from error
    return any(made)


async def _fill(clinic: DemoClinic, patients: int) -> bool:
    if await clinic.is_marked(_FINISHED):
        return False
    plan = clinic.plan
    await create_clinic(
        clinic.database,
        name=plan.name,
        currency=plan.currency,
        time_zone=plan.time_zone,
        owner_name=plan.staff[0].name,
        owner_email=plan.staff[0].email,
        now=clinic.timeline.now,
        owner=plan.owner,
    )
    begun_with = await clinic.mark(_BEGUN, patients)
    await set_up(clinic)
    await fill_history(clinic, begun_with)
    await clinic.mark(_FINISHED, begun_with)
    return True
