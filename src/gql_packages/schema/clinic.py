"""The clinic, its staff, and who is asking."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from gql_packages.domain.enums import BreakageMethod
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.domain.policy_sql import POLICY_VERSION, SETTINGS
from gql_packages.reading.declarations import Condition, column, many, one, reads, sql
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described
from gql_packages.schema.node import Node


def _permissions_of(role: Role) -> str:
    rights = ROLE_PERMISSIONS[role]
    listed = ", ".join(f'"{permission}"' for permission in Permission if permission in rights)
    return f"WHEN '{role}' THEN '[{listed}]'"


_GIVEN = (
    "SELECT g.treatment_id FROM staff_member_treatment g"
    " WHERE g.clinic_id = $1 AND g.staff_member_id = {t}.id"
)
#: What a filter of staff members asks for: of a treatment, that it is there, and given by them.
STAFF_FILTERS: Mapping[str, Condition] = {
    "is_bookable": lambda bookable: "{t}.is_bookable" if bookable else "NOT {t}.is_bookable",
    "treatment_id": "EXISTS (SELECT FROM treatment x WHERE x.clinic_id = $1"
    " AND x.id = :treatment_id::uuid)"
    f" AND (EXISTS ({_GIVEN} AND g.treatment_id = :treatment_id::uuid) OR NOT EXISTS ({_GIVEN}))",
}

#: The breakage policies, of those that are set for the same day the last.
_EACH_BREAKAGE = """SELECT DISTINCT ON (b.valid_from) b.* FROM breakage_policy b
    WHERE b.clinic_id = $1 ORDER BY b.valid_from, b.version DESC"""
_COMING_BREAKAGE = f"SELECT * FROM ({_EACH_BREAKAGE}) AS b WHERE b.valid_from > v.today"
_BREAKAGE = f"""SELECT coalesce(b.method, 'NEVER') AS method, b.expected_rate, b.valid_from,
        b.set_at, b.set_by_id
    FROM (SELECT) AS always LEFT JOIN LATERAL (
        SELECT * FROM ({_EACH_BREAKAGE}) AS b WHERE b.valid_from <= v.today
        ORDER BY b.valid_from DESC LIMIT 1
    ) AS b ON TRUE"""
_POLICY = f"SELECT {SETTINGS}, ({POLICY_VERSION}) AS version"

_PERMISSIONS = f"(CASE v.role {' '.join(map(_permissions_of, Role))} END)"


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
    is_bookable: bool = column(
        "is_bookable",
        "Whether appointments can be booked with them. What is booked already stays as it is.",
    )
    treatments: list[Treatment] = many(
        f"{{o}}.id IN ({_GIVEN})",
        '{o}.position, {o}.name COLLATE "C", {o}.id',
        "The treatments and classes that can be booked with them, archived ones too; empty: all.",
    )
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


@described
@reads(f"({_BREAKAGE})", clinic="TRUE")
class BreakagePolicy:
    """What becomes of the money on packages whose uses lapse, from a day on."""

    method: BreakageMethod = column("method", "What becomes of it.")
    expected_percent: Decimal | None = sql(
        "round({t}.expected_rate / 100.0, 2)",
        "With PROPORTIONAL: how much is expected to lapse, in percent; else null.",
    )
    from_: date | None = column(
        "valid_from", "The first day that it counts for; null: from the beginning.", name="from"
    )
    set_at: datetime | None = column("set_at", "When it was set; null: it is the default.")
    set_by: StaffMember | None = one("set_by_id", "Who set it.")


@described
@reads(f"({_POLICY})", clinic="TRUE")
class ClinicPolicy:
    """What the clinic has turned on. Each setting counts from the moment at which it was set."""

    breakage: BreakagePolicy = one(
        "TRUE", "What becomes of the money on packages whose uses lapse, as of today."
    )
    coming_breakage: list[BreakagePolicy] = many(
        "TRUE",
        "{o}.valid_from",
        "The same from coming days on, soonest first.",
        source=f"({_COMING_BREAKAGE})",
    )
    allows_expiry: bool = column(
        "allows_expiry", "Whether packages that are sold from now on may expire."
    )
    shortest_validity_days: int | None = column(
        "shortest_validity_days",
        "How many days a package that expires must be valid at least; null: any number.",
    )
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


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
    policy: ClinicPolicy = one("TRUE", "What the clinic has turned on.")
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


@described
class Viewer:
    """The caller: the staff member whose token was sent."""

    staff_member: StaffMember = one("{o}.id = v.id", "The staff member.")
    clinic: Clinic = one("{o}.id = $1", "The clinic that they work in.")
    role: Role = sql("v.role", "The part they play in the clinic.")
    permissions: list[Permission] = sql(_PERMISSIONS, "The rights of that role.")
