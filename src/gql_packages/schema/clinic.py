"""The clinic, its staff, and who is asking."""

from uuid import UUID

import strawberry

from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.node import Node, present
from gql_packages.schema.vocabulary import Permission, Role


@strawberry.type(description="The clinic that you work in. There is never a view of another one.")
class Clinic(Node):
    """A clinic."""

    name: str = strawberry.field(description="The clinic's name.")
    time_zone: str = strawberry.field(
        description=(
            'The IANA name of the clinic\'s time zone: "America/Vancouver". Every Date is a '
            "calendar day there."
        )
    )
    currency: str = strawberry.field(
        description='The ISO 4217 code of the one currency that the clinic works in: "CAD".'
    )


@strawberry.type(description="Somebody who works in the clinic.")
class StaffMember(Node):
    """A staff member."""

    name: str = strawberry.field(description="The full name.")
    email: str | None = strawberry.field(description="The e-mail address; null if none is known.")
    role: Role = strawberry.field(description="The part they play; it decides their rights.")
    is_active: bool = strawberry.field(
        description="Whether they still work here. Somebody who does not cannot sign in."
    )
    version: int = strawberry.field(description="Goes up with every change; for `expectedVersion`.")


@strawberry.type(description="Who is asking: the staff member whose token was sent.")
@in_order
class Viewer:
    """The staff member who asks, and what they may do."""

    staff_member_key: strawberry.Private[UUID]

    @resolved
    async def staff_member(self, info: Info) -> StaffMember:
        """The staff member."""
        return present(await info.context.read.staff_member(self.staff_member_key))

    @resolved
    async def clinic(self, info: Info) -> Clinic:
        """The clinic that they work in."""
        return await info.context.read.clinic()

    role: Role = strawberry.field(description="The part they play in the clinic.")
    permissions: list[Permission] = strawberry.field(description="The rights of that role.")
