"""Add a staff member, with the permissions of the role from now on."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_inputs import EMAIL, NAME
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input
from gql_packages.schema.enums import Role
from gql_packages.services.create_staff_member import create_staff_member


@described_input
class CreateStaffMemberInput:
    """A new staff member."""

    name: str = strawberry.field(description=f"The full name. {NAME}")
    email: str | None = strawberry.field(default=None, description=EMAIL)
    role: Role = strawberry.field(description="The part they play; it decides their rights.")


@described
class CreateStaffMemberPayload:
    """A staff member was added."""

    staff_member: StaffMember = shown("id", "The staff member as they are now.")


mutation = Mutation(
    input=CreateStaffMemberInput,
    payload=CreateStaffMemberPayload,
    service=create_staff_member,
    permission=Permission.STAFF_EDIT,
)
