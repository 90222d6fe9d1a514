"""Add a staff member, with the permissions of the role from now on."""

import strawberry

from gql_packages.domain.permissions import Permission, Role
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    BOOKABLE,
    EMAIL,
    GIVEN,
    NAME,
    creation_key_field,
)
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.schema.global_id import id_of
from gql_packages.services.create_staff_member import create_staff_member


@described_input
class CreateStaffMemberInput:
    """A new staff member."""

    name: str = required(f"The full name. {NAME}")
    email: str | None = optional(EMAIL)
    role: Role = required("The part they play; it decides their rights.")
    is_bookable: bool = strawberry.field(default=True, description=BOOKABLE)
    treatment_ids: list[strawberry.ID] | None = id_of(
        "Treatment", f"{GIVEN} Left out or null: all.", default=None
    )
    idempotency_key: str | None = creation_key_field()


@described
class CreateStaffMemberPayload:
    """The staff member was added."""

    staff_member: StaffMember = shown("The staff member as they are now.")


mutation = Mutation(__name__, create_staff_member, Permission.STAFF_EDIT)
