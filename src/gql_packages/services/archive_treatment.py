"""Take a treatment or class off what the clinic offers, or bring it back."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.models.catalogue import Treatment
from gql_packages.services.optimistic_locking import set_archived
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class ArchiveTreatmentOutcome:
    """What was archived or brought back."""

    treatment_id: UUID


async def archive_treatment(
    work: Work, *, treatment_id: UUID, archived: bool = True
) -> ArchiveTreatmentOutcome:
    """It can no longer be booked or put into a package; what is booked and sold goes on.

    Doing it again changes nothing. Raises NotFound.
    """
    await set_archived(work, Treatment, treatment_id, "input", "treatmentId", archived=archived)
    return ArchiveTreatmentOutcome(treatment_id)
