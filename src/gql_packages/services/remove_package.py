"""Release the reserved use of a booked appointment."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import NotCovered
from gql_packages.services.appointments import (
    AppointmentOutcome,
    change_appointment,
    lock_appointment,
)
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.redemptions import release_use
from gql_packages.unit_of_work.work import Work


async def remove_package(work: Work, *, appointment_id: UUID) -> AppointmentOutcome:
    """Release the use that is reserved for the appointment (rules 16, 17).

    Refuses WrongStatus once it is arrived, NotCovered where there is no package on it.
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    live = (await lock_coverage(work, appointment)).live
    if live is None:
        raise NotCovered("There is no package on this appointment.", path=("appointment_id",))
    release_use(work, live)
    change_appointment(work, appointment)
    return AppointmentOutcome(appointment.id, live.package.row.id)
