"""Change a staff member's name, e-mail address or role, and what they can be booked for."""

from collections.abc import Sequence
from uuid import UUID

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.domain.permissions import Role
from gql_packages.services.active_owners import check_owner_remains, lock_with_active_owners
from gql_packages.services.staff_treatments import (
    check_list,
    check_treatments,
    current_treatments,
    write_treatments,
)
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
    is_bookable: bool | None = None,
    treatment_ids: Sequence[UUID] | None = None,
) -> UUID:
    """Change what is given; None removes the e-mail address, and leaves all else as it is.

    Treatments that are given take the place of all that there were; an empty list means every
    treatment. What is booked with them stays booked (rule 172). A new role counts from the member's
    next request on. The last active owner keeps the role.
    Raises NotFound, InvalidInput, VersionConflict, and Archived for a treatment newly listed.
    """
    problems = InputValidator()
    changes = given(name=problems.required(name, "name"), role=role, is_bookable=is_bookable)
    if email is not UNCHANGED:
        changes["email"] = problems.email(email, "email")
    if treatment_ids is not None:
        check_list(problems, treatment_ids)
    problems.refuse_if_any()

    member, other_owners = await lock_with_active_owners(work, staff_member_id)
    check_version(expected_version, member.version)
    if role not in (None, Role.OWNER):
        check_owner_remains(other_owners, "role")
    if treatment_ids is not None:
        already = await current_treatments(work, staff_member_id)
        await check_treatments(work, treatment_ids, already_given=already)
        await write_treatments(work, staff_member_id, treatment_ids)
    return await write_changes(work, member, **changes)
