"""Visits for the day on which a demo is started: its front desk has something to show."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Concatenate, ParamSpec, TypeVar, get_type_hints
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from asyncpg import Record
from pydantic.alias_generators import to_camel

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.clinics import ClinicPlan
from gql_packages.domain.permissions import Principal, Role
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.services.arrive_appointment import arrive_appointment
from gql_packages.services.book_appointment import NewAppointment, book_appointment
from gql_packages.services.mark_no_show import mark_no_show
from gql_packages.services.resolutions import ChargeNothing
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform

Outcome = TypeVar("Outcome")
P = ParamSpec("P")

#: A day with so many visits has something to show.
ENOUGH = 4

#: Which of four past visits was missed.
MISSED = 2

#: Hours and minutes at which visits begin, taken by the practitioners in turn.
TIMES = ((8, 0), (8, 30), (9, 30), (10, 0), (11, 0), (12, 30), (13, 30), (14, 0), (15, 0), (16, 30))

_COUNT = """
SELECT count(*) AS visits FROM appointment
WHERE clinic_id = $1 AND starts_at >= $2 AND starts_at < $3
"""

_STAFF = """
SELECT s.id, s.role, ARRAY(
    SELECT g.treatment_id FROM staff_member_treatment g
    WHERE g.clinic_id = $1 AND g.staff_member_id = s.id
) AS gives
FROM staff_member s
WHERE s.clinic_id = $1 AND s.is_active
    AND (s.role = 'FRONT_DESK' OR s.role = 'PRACTITIONER' AND s.is_bookable)
ORDER BY s.id
"""

# The treatment is one that a package of theirs covers, if there is such a package. The examples are
# about the first two patients: they keep what they have.
_PATIENTS = """
SELECT DISTINCT ON (patient.id) patient.id, treatment.id AS treatment_id
FROM patient
JOIN treatment ON treatment.clinic_id = $1 AND NOT treatment.is_archived
    AND treatment.kind = 'TREATMENT'
LEFT JOIN (
    SELECT held.patient_id, item.treatment_id FROM patient_package AS held
    JOIN patient_package_item AS item
        ON item.clinic_id = $1 AND item.patient_package_id = held.id
    WHERE held.clinic_id = $1 AND held.refunded_at IS NULL AND held.deleted_at IS NULL
        AND held.uses_reserved + held.uses_redeemed < held.uses_total
        AND (held.expires_on IS NULL OR held.expires_on >= $2)
) AS covered ON covered.patient_id = patient.id AND covered.treatment_id = treatment.id
WHERE patient.clinic_id = $1 AND NOT patient.is_archived
ORDER BY patient.id, covered.treatment_id IS NULL, treatment.id
OFFSET 2 LIMIT 10
"""


async def fill_today(
    database: Database, audit: AuditBatchWriter, plan: ClinicPlan, now: datetime
) -> int:
    """Book visits for the clinic's day at `now` unless it has enough; how many were booked.

    Those before `now` have happened, save the last of them: there is something to do at once.
    """
    zone = ZoneInfo(plan.time_zone)
    day = now.astimezone(zone).date()
    begins = datetime.combine(day, time(), zone)
    async with database.reading(plan.clinic_id) as db:
        [row] = await db.rows(_COUNT, plan.clinic_id, begins, begins + timedelta(days=1))
        if row["visits"] >= ENOUGH:
            return 0
        staff = list(await db.rows(_STAFF, plan.clinic_id))
        patients = list(await db.rows(_PATIENTS, plan.clinic_id, day))
    practitioners = [row for row in staff if row["role"] == Role.PRACTITIONER]
    at_desk = [row["id"] for row in staff if row["role"] == Role.FRONT_DESK]
    if not practitioners or not at_desk:
        return 0
    desk = _Desk(database, audit, Principal(plan.clinic_id, at_desk[0]), now)
    past = []
    for number, (patient, (hour, minute)) in enumerate(zip(patients, TIMES, strict=False)):
        new = NewAppointment(
            patient_id=patient["id"],
            treatment_id=patient["treatment_id"],
            starts_at=datetime.combine(day, time(hour, minute), zone).astimezone(UTC),
            practitioner_id=_in_turn(practitioners, number, patient["treatment_id"]),
            use_preselected=True,
        )
        booked = await desk.do(book_appointment, new)
        if new.starts_at < now:
            past.append(booked.appointment_id)
    for number, appointment_id in enumerate(past[:-1]):
        if number % 4 == MISSED:
            nothing = ChargeNothing()
            await desk.do(mark_no_show, appointment_id=appointment_id, resolution=nothing)
        else:
            await desk.do(arrive_appointment, appointment_id=appointment_id)
    return len(patients)


def _in_turn(practitioners: Sequence[Record], number: int, treatment_id: UUID) -> UUID | None:
    """The practitioner whose turn it is, or the next one who gives the treatment."""
    turn = number % len(practitioners)
    for each in (*practitioners[turn:], *practitioners[:turn]):
        if not each["gives"] or treatment_id in each["gives"]:
            found: UUID = each["id"]
            return found
    return None


@dataclass(frozen=True)
class _Desk:
    """A staff member at the front desk, at one moment."""

    database: Database
    audit: AuditBatchWriter
    who: Principal
    now: datetime

    async def do(
        self,
        service: Callable[Concatenate[Work, P], Awaitable[Outcome]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Outcome:
        """Call the service; the mutation has its name."""
        operation = to_camel(service.__name__)
        request = Request(
            principal=self.who,
            operation=operation,
            permission=ROOT_FIELD_PERMISSIONS.get(operation),
            now=self.now,
            key=IdempotencyKey.of(self.who, f"demo-today-{uuid4()}", operation, {}),
        )
        outcome_type = get_type_hints(service)["return"]
        return await perform(
            self.database,
            self.audit,
            request,
            lambda work: service(work, *args, **kwargs),
            outcome_type,
        )
