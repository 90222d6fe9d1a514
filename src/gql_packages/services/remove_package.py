"""Take a package off a booked visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import NotCovered
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.redemptions import release_cover
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class RemovePackageOutcome:
    """What was changed."""

    appointment_id: UUID
    patient_package_id: UUID


async def remove_package(work: Work, *, appointment_id: UUID) -> RemovePackageOutcome:
    """Release the use that the visit holds (rules 16, 17).

    Refuses WrongStatus once it is arrived, NotCovered where there is no package on it.
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    cover = (await lock_coverage(work, visit)).cover
    if cover is None:
        raise NotCovered(
            "There is no package on this appointment.", path=("input", "appointmentId")
        )
    release_cover(work, cover)
    change_visit(work, visit)
    return RemovePackageOutcome(visit.id, cover.package.row.id)
