"""Take a no-show fee off what the clinic charges, or bring it back."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.optimistic_locking import set_archived
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class ArchiveNoShowFeeOutcome:
    """What was archived or brought back."""

    no_show_fee_id: UUID


async def archive_no_show_fee(
    work: Work, *, no_show_fee_id: UUID, archived: bool = True
) -> ArchiveNoShowFeeOutcome:
    """It can no longer be charged; what was charged stands.

    Doing it again changes nothing. Raises NotFound.
    """
    await set_archived(work, NoShowFee, no_show_fee_id, "input", "noShowFeeId", archived=archived)
    return ArchiveNoShowFeeOutcome(no_show_fee_id)
