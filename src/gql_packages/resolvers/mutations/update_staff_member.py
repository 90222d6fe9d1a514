"""Change a staff member's name, e-mail address or role, and what can be booked with them.

A new role counts from their next request on. The clinic must keep an active owner. What is booked
with them already stays as it is.
"""

import strawberry

from gql_packages.domain.permissions import Permission, Role
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    BOOKABLE,
    EMAIL,
    GIVEN,
    NAME,
    change_key_field,
    clearable,
    kept,
    version_field,
)
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_staff_member import update_staff_member


@described_input
class UpdateStaffMemberInput:
    """Changes to a staff member. Fields left out stay as they are."""

    staff_member_id: strawberry.ID = id_of("StaffMember", "Who it is.")
    expected_version: int | None = version_field()
    name: str | None = kept(f"The full name. {NAME}")
    email: strawberry.Maybe[str | None] = clearable(EMAIL, "none is known any more")
    role: Role | None = kept(
        "The part they play; it counts from their next request on. The clinic must keep an "
        "active owner."
    )
    is_bookable: bool | None = kept(f"{BOOKABLE} What is booked already stays as it is.")
    treatment_ids: list[strawberry.ID] | None = id_of(
        "Treatment",
        f"{GIVEN} In the place of what there was; what is booked already stays as it is. Left out: "
        "as it was.",
        default=None,
    )
    idempotency_key: str | None = change_key_field()


@described
class UpdateStaffMemberPayload:
    """The staff member was changed."""

    staff_member: StaffMember = shown("The staff member as they are now.")


mutation = Mutation(
    __name__, update_staff_member, Permission.STAFF_EDIT, refusals=(VersionConflict,)
)
