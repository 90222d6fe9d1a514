"""Change a staff member's name, e-mail address or role."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.domain.permissions import Role
from gql_packages.services.active_owners import check_owner_remains, lock_with_active_owners
from gql_packages.services.optimistic_locking import write_changes
from gql_packages.services.row_locks import check_version
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class UpdateStaffMemberOutcome:
    """Who was changed."""

    staff_member_id: UUID


async def update_staff_member(
    work: Work,
    *,
    staff_member_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    email: str | Unchanged | None = UNCHANGED,
    role: Role | None = None,
) -> UpdateStaffMemberOutcome:
    """Change what is given; None removes the e-mail address, and leaves name and role.

    A new role counts from the member's next request on. The last active owner keeps the role.
    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = problems.required(name, "input", "name")
    if email is not UNCHANGED:
        changes["email"] = problems.email(email, "input", "email")
    if role is not None:
        changes["role"] = role
    problems.refuse_if_any()

    member, other_owners = await lock_with_active_owners(work, staff_member_id)
    check_version(expected_version, member.version)
    if role not in (None, Role.OWNER):
        check_owner_remains(other_owners, "input", "role")
    await write_changes(work, member, **changes)
    return UpdateStaffMemberOutcome(staff_member_id)
