"""Take a package off what the clinic offers, or bring it back."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.models.catalogue import Package
from gql_packages.services.optimistic_locking import set_archived
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class ArchivePackageOutcome:
    """What was archived or brought back."""

    package_id: UUID


async def archive_package(
    work: Work, *, package_id: UUID, archived: bool = True
) -> ArchivePackageOutcome:
    """It can no longer be sold; sold ones go on (rule 4).

    Doing it again changes nothing. Raises NotFound.
    """
    await set_archived(work, Package, package_id, "input", "packageId", archived=archived)
    return ArchivePackageOutcome(package_id)
