"""Move a booked visit to another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gql_packages.domain.calendar import check_year
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import PastExpiry
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.row_locks import check_version
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class RescheduleAppointmentOutcome:
    """What was changed."""

    appointment_id: UUID


async def reschedule_appointment(
    work: Work, *, appointment_id: UUID, starts_at: datetime, expected_version: int | None
) -> RescheduleAppointmentOutcome:
    """Move the visit, as long as it was, with the use that it holds.

    Refuses PastExpiry for a covered visit past the package's last valid day (rule 36), WrongStatus
    unless booked, VersionConflict, InvalidInput.
    """
    check_year(starts_at.date(), "input", "startsAt")
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    check_version(expected_version, visit.version)
    await _check_expiry(work, visit, starts_at)
    change_visit(
        work, visit, starts_at=starts_at, ends_at=starts_at + (visit.ends_at - visit.starts_at)
    )
    return RescheduleAppointmentOutcome(visit.id)


async def _check_expiry(work: Work, visit: Appointment, starts_at: datetime) -> None:
    cover = (await lock_coverage(work, visit)).cover
    if cover is None:
        return
    package = cover.package.row
    if package.expires_on is not None and work.day_of(starts_at) > package.expires_on:
        raise PastExpiry(
            f"The package on this appointment is valid until {package.expires_on}. "
            "Take it off or move its expiry first.",
            path=("input", "startsAt"),
            expires_on=package.expires_on,
            patient_package_id=package.id,
        )
