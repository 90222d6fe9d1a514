"""Take somebody who works at the clinic into its books."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.domain.permissions import Role
from gql_packages.models.clinic import StaffMember
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class CreateStaffMemberOutcome:
    """Who was added."""

    staff_member_id: UUID


async def create_staff_member(
    work: Work, *, name: str, role: Role, email: str | None = None
) -> CreateStaffMemberOutcome:
    """Add the staff member, active at once with the rights of the role. Raises InvalidInput."""
    problems = InputValidator()
    name = problems.required(name, "input", "name")
    email = problems.email(email, "input", "email")
    problems.refuse_if_any()

    member = await StaffMember.create(
        using_db=work.db,
        id=work.new_id(),
        clinic_id=work.clinic_id,
        name=name,
        email=email,
        role=role,
        is_active=True,
        version=1,
        created_at=work.now,
    )
    return CreateStaffMemberOutcome(member.id)
