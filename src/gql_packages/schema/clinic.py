"""The clinic, its staff, and who is asking."""

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.reading.declarations import column, one, reads, sql
from gql_packages.schema.described import described
from gql_packages.schema.node import Node


def _permissions_of(role: Role) -> str:
    rights = ROLE_PERMISSIONS[role]
    listed = ", ".join(f'"{permission}"' for permission in Permission if permission in rights)
    return f"WHEN '{role}' THEN '[{listed}]'"


_PERMISSIONS = f"(CASE v.role {' '.join(map(_permissions_of, Role))} END)"


@described
@reads("clinic", clinic="{t}.id = $1")
class Clinic(Node):
    """The clinic that you work in. There is never a view of another one."""

    name: str = column("name", "The clinic's name.")
    time_zone: str = column(
        "time_zone",
        'The IANA name of the clinic\'s time zone: "America/Vancouver". Every Date is a '
        "calendar day there.",
    )
    currency: str = column(
        "currency", 'The ISO 4217 code of the one currency that the clinic works in: "CAD".'
    )
    address: str | None = column(
        "address", "What stands above receipts: the address, in lines; null: none."
    )
    receipt_footer: str | None = column(
        "receipt_footer", "What stands below receipts, in lines; null: nothing."
    )
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


@described
@reads("staff_member")
class StaffMember(Node):
    """A staff member of the clinic."""

    name: str = column("name", "The full name.")
    email: str | None = column("email", "The e-mail address; null if none is known.")
    role: Role = column("role", "The part they play; it decides their rights.")
    is_active: bool = column(
        "is_active", "Whether they still work here. Inactive staff members cannot sign in."
    )
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


@described
class Viewer:
    """The caller: the staff member whose token was sent."""

    staff_member: StaffMember = one("{o}.id = v.id", "The staff member.")
    clinic: Clinic = one("{o}.id = $1", "The clinic that they work in.")
    role: Role = sql("v.role", "The part they play in the clinic.")
    permissions: list[Permission] = sql(_PERMISSIONS, "The rights of that role.")
