"""Cancel a booked appointment, in time or late."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.appointments import lock_appointment
from gql_packages.services.resolutions import Resolution, ResolvedOutcome, resolve
from gql_packages.unit_of_work.work import Work


async def cancel_appointment(
    work: Work, *, appointment_id: UUID, late: Resolution | None = None
) -> ResolvedOutcome:
    """Cancel the appointment and release its reserved use; late, as it is resolved (rules 17, 175).

    Refuses WrongStatus unless booked, InvalidInput for a late one without an idempotency key, and
    what `resolve` refuses.
    """
    if late is not None and not work.has_key:
        raise InvalidInput.of(Problem(("idempotency_key",), ProblemCode.KEY_MISSING))
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    return await resolve(
        work,
        appointment,
        late,
        status=AppointmentStatus.CANCELLED,
        reason=RedemptionReason.LATE_CANCELLATION,
        path="late",
    )
