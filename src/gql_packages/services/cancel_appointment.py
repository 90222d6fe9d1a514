"""Cancel a booked visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.redemptions import release_cover
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class CancelAppointmentOutcome:
    """What was changed, and the package whose use was given back, if one was."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def cancel_appointment(work: Work, *, appointment_id: UUID) -> CancelAppointmentOutcome:
    """Cancel the visit and release the use that it holds (rule 17). Refuses WrongStatus."""
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    cover = (await lock_coverage(work, visit)).cover
    if cover is not None:
        release_cover(work, cover)
    change_visit(work, visit, status=AppointmentStatus.CANCELLED)
    return CancelAppointmentOutcome(visit.id, cover.package.row.id if cover else None)
