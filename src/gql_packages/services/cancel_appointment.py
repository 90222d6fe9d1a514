"""Cancel a booked appointment."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.services.appointments import change_appointment, lock_appointment
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.redemptions import release_use
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class CancelAppointmentOutcome:
    """What was changed, and the package whose use was given back, if one was."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def cancel_appointment(work: Work, *, appointment_id: UUID) -> CancelAppointmentOutcome:
    """Cancel the appointment and release its reserved use (rule 17). Refuses WrongStatus."""
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    live = (await lock_coverage(work, appointment)).live
    if live is not None:
        release_use(work, live)
    change_appointment(work, appointment, status=AppointmentStatus.CANCELLED)
    return CancelAppointmentOutcome(appointment.id, live.package.row.id if live else None)
