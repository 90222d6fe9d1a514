"""Cancel a booked appointment."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.services.appointments import (
    AppointmentOutcome,
    change_appointment,
    lock_appointment,
)
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.redemptions import release_use
from gql_packages.unit_of_work.work import Work


async def cancel_appointment(work: Work, *, appointment_id: UUID) -> AppointmentOutcome:
    """Cancel the appointment and release its reserved use (rule 17). Refuses WrongStatus."""
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    live = (await lock_coverage(work, appointment)).live
    if live is not None:
        release_use(work, live)
    change_appointment(work, appointment, status=AppointmentStatus.CANCELLED)
    return AppointmentOutcome(appointment.id, live.package.row.id if live else None)
