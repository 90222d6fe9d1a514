"""Visits: locked, checked for their status, moved on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import refusal_to_hold
from gql_packages.errors import WrongStatus
from gql_packages.events.change_notification import Place
from gql_packages.models.schedule import Appointment
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work

_WORDS = {
    AppointmentStatus.BOOKED: "booked",
    AppointmentStatus.ARRIVED: "already arrived",
    AppointmentStatus.NO_SHOW: "marked as a no-show",
    AppointmentStatus.CANCELLED: "cancelled",
}


async def lock_visit(work: Work, appointment_id: UUID, *allowed: AppointmentStatus) -> Appointment:
    """The appointment, locked; refuses NotFound, and WrongStatus for a status not allowed."""
    visit = await lock(work, Appointment, appointment_id, "input", "appointmentId")
    if visit.status not in allowed:
        raise WrongStatus(
            f"The appointment is {_WORDS[visit.status]}.",
            path=("input", "appointmentId"),
            status=visit.status.value,
        )
    return visit


def change_visit(work: Work, visit: Appointment, **changes: Any) -> None:
    """Make the changes and the next version."""
    places = {Place.of(visit.starts_at, visit.practitioner_id)}
    for name, value in changes.items():
        setattr(visit, name, value)
    visit.version += 1
    places.add(Place.of(visit.starts_at, visit.practitioner_id))
    work.changes.visit(visit.id, *places)


def check_may_hold(work: Work, package: LockedPackage, visit: Appointment, *path: str) -> None:
    """Raise, with that path, why a use of the package cannot be put on the visit, if it cannot."""
    refusal = refusal_to_hold(
        package.terms,
        patient_id=visit.patient_id,
        treatment_id=visit.treatment_id,
        day=work.day_of(visit.starts_at),
    )
    if refusal is not None:
        refusal.path = path
        raise refusal
