"""Make the two demo clinics, once; go on with them where an interrupted start stopped."""

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.clinic_setup import set_up
from gql_packages.demo.clinics import BERLIN, VANCOUVER
from gql_packages.demo.demo_clinic import DemoClinic, Progress
from gql_packages.demo.history import fill_history
from gql_packages.demo.timeline import gather_or_cancel
from gql_packages.errors import (
    IdempotencyKeyInUse,
    IdempotencyKeyMismatch,
    RequestError,
    SetupError,
)
from gql_packages.services.create_clinic import create_clinic

_BEGUN, _FINISHED = "demo-clinic-begun", "demo-clinic-finished"


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
