"""Archive a no-show fee, or restore it."""

from uuid import UUID

from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.versioned_rows import set_archived
from gql_packages.unit_of_work.work import Work


async def archive_no_show_fee(work: Work, *, no_show_fee_id: UUID, archived: bool = True) -> UUID:
    """An archived fee can no longer be charged; charged ones are not touched.

    Doing it again changes nothing. Raises NotFound.
    """
    return await set_archived(work, NoShowFee, no_show_fee_id, "no_show_fee_id", archived=archived)
