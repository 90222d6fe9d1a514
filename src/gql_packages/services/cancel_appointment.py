"""Cancel a booked visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.services.uses import lock_cover, release_use
from gql_packages.services.visits import change_visit, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class CancelAppointmentOutcome:
    """What was changed, and the package whose use was given back, if one was."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def cancel_appointment(work: Work, *, appointment_id: UUID) -> CancelAppointmentOutcome:
    """Cancel the visit and release the use that it holds (rule 17). Refuses WrongStatus."""
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    cover = await lock_cover(work, visit.id)
    if cover is not None:
        await release_use(work, cover.package.row, cover.redemption)
    await change_visit(work, visit, status=AppointmentStatus.CANCELLED)
    return CancelAppointmentOutcome(visit.id, cover.package.row.id if cover else None)
