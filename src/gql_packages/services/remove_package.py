"""Take a package off a booked visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.errors import NotCovered
from gql_packages.services.uses import lock_cover, release_use
from gql_packages.services.visits import change_visit, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work


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
    cover = await lock_cover(work, visit.id)
    if cover is None:
        raise NotCovered(
            "There is no package on this appointment.", path=("input", "appointmentId")
        )
    await release_use(work, cover.package.row, cover.redemption)
    await change_visit(work, visit)
    return RemovePackageOutcome(visit.id, cover.package.row.id)
