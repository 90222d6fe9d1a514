"""The patient did not come: redeem a use, charge a fee, or charge nothing."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.services.appointments import lock_appointment
from gql_packages.services.resolutions import Resolution, ResolvedOutcome, resolve
from gql_packages.unit_of_work.work import Work


async def mark_no_show(
    work: Work, *, appointment_id: UUID, resolution: Resolution
) -> ResolvedOutcome:
    """Resolve a booked appointment that the patient missed (rules 26-28, 31).

    Refuses WrongStatus unless booked, and what `resolve` refuses.
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    return await resolve(
        work,
        appointment,
        resolution,
        status=AppointmentStatus.NO_SHOW,
        reason=RedemptionReason.NO_SHOW,
        path="resolution",
    )
