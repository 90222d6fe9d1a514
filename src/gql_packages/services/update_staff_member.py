"""Change a staff member's name, e-mail address or role."""

from uuid import UUID

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.domain.permissions import Role
from gql_packages.services.active_owners import check_owner_remains, lock_with_active_owners
from gql_packages.services.versioned_rows import check_version, given, write_changes
from gql_packages.unit_of_work.work import Work


async def update_staff_member(
    work: Work,
    *,
    staff_member_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    email: str | Unchanged | None = UNCHANGED,
    role: Role | None = None,
) -> UUID:
    """Change what is given; None removes the e-mail address, and leaves name and role.

    A new role counts from the member's next request on. The last active owner keeps the role.
    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes = given(name=problems.required(name, "name"), role=role)
    if email is not UNCHANGED:
        changes["email"] = problems.email(email, "email")
    problems.refuse_if_any()

    member, other_owners = await lock_with_active_owners(work, staff_member_id)
    check_version(expected_version, member.version)
    if role not in (None, Role.OWNER):
        check_owner_remains(other_owners, "role")
    return await write_changes(work, member, **changes)
