"""Add a staff member."""

from collections.abc import Sequence
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.domain.permissions import Role
from gql_packages.models.clinic import StaffMember
from gql_packages.services.staff_treatments import (
    check_list,
    check_treatments,
    write_treatments,
)
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_staff_member(
    work: Work,
    *,
    name: str,
    role: Role,
    email: str | None = None,
    is_bookable: bool = True,
    treatment_ids: Sequence[UUID] | None = None,
) -> UUID:
    """Add the staff member, active at once with the rights of the role.

    They give the treatments that are listed, or all if none is (rule 172). Raises InvalidInput, and
    NotFound and Archived for a treatment.
    """
    treatment_ids = treatment_ids or ()
    problems = InputValidator()
    name = problems.required(name, "name")
    email = problems.email(email, "email")
    check_list(problems, treatment_ids)
    problems.refuse_if_any()
    await check_treatments(work, treatment_ids)
    columns = {"name": name, "email": email, "role": role, "is_bookable": is_bookable}
    staff_member_id = await create(work, StaffMember, **columns, is_active=True)
    await write_treatments(work, staff_member_id, treatment_ids, is_new=True)
    return staff_member_id
