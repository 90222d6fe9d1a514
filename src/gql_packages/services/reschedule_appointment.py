"""Move a booked appointment to another time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gql_packages.domain.calendar import check_year
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import PastExpiry
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointments import change_appointment, lock_appointment
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class RescheduleAppointmentOutcome:
    """What was changed."""

    appointment_id: UUID


async def reschedule_appointment(
    work: Work, *, appointment_id: UUID, starts_at: datetime, expected_version: int | None
) -> RescheduleAppointmentOutcome:
    """Move the appointment, as long as it was, with its reserved use.

    Refuses PastExpiry for a covered appointment past the package's last valid day (rule 36),
    WrongStatus unless booked, VersionConflict, InvalidInput.
    """
    check_year(starts_at.date(), "starts_at")
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    check_version(expected_version, appointment.version)
    await _check_expiry(work, appointment, starts_at)
    change_appointment(
        work,
        appointment,
        starts_at=starts_at,
        ends_at=starts_at + (appointment.ends_at - appointment.starts_at),
    )
    return RescheduleAppointmentOutcome(appointment.id)


async def _check_expiry(work: Work, appointment: Appointment, starts_at: datetime) -> None:
    live = (await lock_coverage(work, appointment)).live
    if live is None:
        return
    package = live.package.row
    if package.expires_on is not None and work.day_of(starts_at) > package.expires_on:
        raise PastExpiry(
            f"The package on this appointment is valid until {package.expires_on}. "
            "Take it off or move its expiry first.",
            path=("starts_at",),
            expires_on=package.expires_on,
            patient_package_id=package.id,
        )
