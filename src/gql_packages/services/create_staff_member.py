"""Add a staff member."""

from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.domain.permissions import Role
from gql_packages.models.clinic import StaffMember
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_staff_member(
    work: Work, *, name: str, role: Role, email: str | None = None
) -> UUID:
    """Add the staff member, active at once with the rights of the role. Raises InvalidInput."""
    problems = InputValidator()
    name = problems.required(name, "name")
    email = problems.email(email, "email")
    problems.refuse_if_any()
    return await create(work, StaffMember, name=name, email=email, role=role, is_active=True)
