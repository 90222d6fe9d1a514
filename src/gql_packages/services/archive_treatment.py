"""Archive a treatment or class, or restore it."""

from uuid import UUID

from gql_packages.models.catalogue import Treatment
from gql_packages.services.versioned_rows import set_archived
from gql_packages.unit_of_work.work import Work


async def archive_treatment(work: Work, *, treatment_id: UUID, archived: bool = True) -> UUID:
    """An archived one cannot be booked or added to a package; what is booked and sold goes on.

    Doing it again changes nothing. Raises NotFound.
    """
    return await set_archived(work, Treatment, treatment_id, "treatment_id", archived=archived)
