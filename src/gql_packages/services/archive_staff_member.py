"""Make a staff member inactive, or active again."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.services.active_owners import check_owner_remains, lock_with_active_owners
from gql_packages.services.versioned_rows import write_changes
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class ArchiveStaffMemberOutcome:
    """Who was made inactive or active."""

    staff_member_id: UUID


async def archive_staff_member(
    work: Work, *, staff_member_id: UUID, archived: bool = True
) -> ArchiveStaffMemberOutcome:
    """An inactive staff member can send no further request; what they did is kept.

    Doing it again changes nothing. Raises NotFound, and InvalidInput for the last active owner.
    """
    member, other_owners = await lock_with_active_owners(work, staff_member_id)
    if archived:
        check_owner_remains(other_owners, "staff_member_id")
    if member.is_active == archived:
        await write_changes(work, member, is_active=not archived)
    return ArchiveStaffMemberOutcome(staff_member_id)
