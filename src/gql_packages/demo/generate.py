"""Make the two demo clinics, once; go on with them where an interrupted start stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.berlin import BERLIN
from gql_packages.demo.calendar import Diary
from gql_packages.demo.clinic_setup import open_clinic
from gql_packages.demo.demo_clinic import Desk
from gql_packages.demo.founding import found_clinic
from gql_packages.demo.history import tell
from gql_packages.demo.plan import FIRST_DAY, ClinicPlan
from gql_packages.demo.vancouver import VANCOUVER
from gql_packages.domain.permissions import Principal
from gql_packages.errors import (
    IdempotencyKeyInUse,
    IdempotencyKeyMismatch,
    RequestError,
    SetupError,
)
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform

#: In both clinics together, unless another number is asked for.
PATIENTS = 100

_BEGUN = "demo-clinic-begun"
_FINISHED = "demo-clinic-finished"

_IS_RECORDED = """
SELECT 1 FROM idempotency_record WHERE clinic_id = $1 AND staff_member_id = $2 AND key = $3
"""


@dataclass(frozen=True)
class DemoClinic:
    """A demo clinic, and its owner, who may do everything there."""

    name: str
    owner: Principal


@dataclass(frozen=True)
class DemoClinics:
    """Both of them, and whether this call finished them."""

    vancouver: DemoClinic
    berlin: DemoClinic
    made_now: bool


@dataclass(frozen=True)
class _Marker:
    """How many patients the clinic was begun with."""

    patients: int


async def fill_demo(
    database: Database,
    audit: AuditBatchWriter,
    *,
    patients: int = PATIENTS,
    progress: Callable[[str], None],
) -> DemoClinics:
    """Make the demo clinics with so many patients in both together, unless they are there.

    The history is the same on every run, ids aside. One that was interrupted is gone on with, for
    the number of patients that it was begun with. Raises SetupError where that cannot be.
    """
    shares = ((VANCOUVER, patients - patients // 2), (BERLIN, patients // 2))
    # Side by side: one waits for the database while the other one thinks.
    both = [
        asyncio.ensure_future(_fill(database, audit, plan, share, progress))
        for plan, share in shares
    ]
    try:
        made = await asyncio.gather(*both)
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
    finally:
        for filling in both:
            filling.cancel()
    return DemoClinics(_described(VANCOUVER), _described(BERLIN), any(made))


def _described(plan: ClinicPlan) -> DemoClinic:
    return DemoClinic(plan.name, plan.owner_principal)


async def _fill(
    database: Database,
    audit: AuditBatchWriter,
    plan: ClinicPlan,
    patients: int,
    progress: Callable[[str], None],
) -> bool:
    if await _is_finished(database, plan):
        return False
    opens = Diary(plan).open_moment(FIRST_DAY, Random(plan.key))  # noqa: S311 - no secret
    await found_clinic(database, plan, opens)
    desk = Desk(database, audit, plan, opens + timedelta(minutes=1))
    begun = await _mark(desk, _BEGUN, patients)
    await open_clinic(desk)
    await tell(desk, patients=begun.patients, progress=progress)
    await _mark(desk, _FINISHED, begun.patients)
    return True


async def _is_finished(database: Database, plan: ClinicPlan) -> bool:
    owner = plan.owner_principal
    async with database.reading(plan.clinic_id) as db:
        return bool(await db.rows(_IS_RECORDED, plan.clinic_id, owner.staff_member_id, _FINISHED))


async def _mark(desk: Desk, key: str, patients: int) -> _Marker:
    """Write down, once, that the clinic is that far; gives what was written first."""

    async def write_nothing(_: Work) -> _Marker:
        return _Marker(patients)

    desk.advance_to(desk.clock + timedelta(minutes=1))
    owner = desk.plan.owner_principal
    request = Request(
        principal=owner,
        operation="fillDemo",
        permission=None,
        now=desk.clock,
        key=IdempotencyKey.of(owner, key, "fillDemo", {}),
    )
    return await perform(desk.database, desk.audit, request, write_nothing, _Marker)
