"""Make a staff member inactive, or active again.

An inactive staff member can send no further request; what they did is kept.
"""

import strawberry

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import many, shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import change_key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.services.archive_staff_member import archive_staff_member

_PRACTITIONER = corrected("{o}", "appointment", "practitioner_id")


@described_input
class ArchiveStaffMemberInput:
    """A staff member to make inactive, or active again.

    An inactive staff member can send no request; what they did is kept.
    """

    staff_member_id: strawberry.ID = id_of(
        "StaffMember", "Who it is. The clinic must keep an active owner."
    )
    archived: bool = strawberry.field(
        default=True, description="True makes them inactive, false active again."
    )
    idempotency_key: str | None = change_key_field()


@described
class ArchiveStaffMemberPayload:
    """The staff member was made inactive or active."""

    staff_member: StaffMember = shown("The staff member as they are now.")
    booked_appointments: list[Appointment] = many(
        f"{_PRACTITIONER} = :staff_member_id::uuid AND {{o}}.status = 'BOOKED'",
        "{o}.starts_at, {o}.id",
        "The booked appointments of the staff member, to be reassigned.",
    )


mutation = Mutation(__name__, archive_staff_member, Permission.STAFF_EDIT)
