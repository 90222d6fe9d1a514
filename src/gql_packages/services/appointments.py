"""Appointments: locked, checked for their status, moved on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.appointment_messages import wrong_status
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import refusal_to_reserve
from gql_packages.errors import Refusal, WrongStatus
from gql_packages.events.change_notification import ScheduleSlot
from gql_packages.models.schedule import Appointment
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class AppointmentOutcome:
    """The appointment that was changed, and the package that a use of was released or reversed."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def lock_appointment(
    work: Work, appointment_id: UUID, *allowed: AppointmentStatus
) -> Appointment:
    """The appointment, locked; refuses NotFound, and WrongStatus for a status not allowed."""
    appointment = await lock(work, Appointment, appointment_id, "appointment_id")
    if appointment.status not in allowed:
        raise WrongStatus(
            wrong_status(appointment.status),
            path=("appointment_id",),
            status=appointment.status.value,
        )
    return appointment


def slot_of(appointment: Appointment) -> ScheduleSlot:
    """Where the appointment stands in the schedule."""
    return ScheduleSlot.of(appointment.starts_at, appointment.current_practitioner_id)


def change_appointment(work: Work, appointment: Appointment, **changes: Any) -> None:
    """Make the changes and the next version."""
    before = slot_of(appointment)
    for name, value in changes.items():
        setattr(appointment, name, value)
    appointment.version += 1
    work.changes.appointment(appointment.id, before, slot_of(appointment))


def refusal_for(work: Work, package: LockedPackage, appointment: Appointment) -> Refusal | None:
    """Why no use of the package can be reserved for the appointment, or None if one can."""
    return refusal_to_reserve(
        package.terms,
        patient_id=appointment.patient_id,
        treatment_id=appointment.current_treatment_id,
        day=work.day_of(appointment.starts_at),
    )


def check_reservable(
    work: Work, package: LockedPackage, appointment: Appointment, *path: str
) -> None:
    """Raise, with that path, why no use of the package can be reserved, if none can."""
    if refusal := refusal_for(work, package, appointment):
        refusal.path = path
        raise refusal
