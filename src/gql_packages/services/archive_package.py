"""Archive a package, or restore it."""

from uuid import UUID

from gql_packages.models.catalogue import Package
from gql_packages.services.versioned_rows import set_archived
from gql_packages.unit_of_work.work import Work


async def archive_package(work: Work, *, package_id: UUID, archived: bool = True) -> UUID:
    """An archived one can no longer be sold; patient packages go on (rule 4).

    Doing it again changes nothing. Raises NotFound.
    """
    return await set_archived(work, Package, package_id, "package_id", archived=archived)
