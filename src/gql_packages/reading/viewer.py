"""Who asks, and the terms of their clinic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role

#: Who asks: no row unless they work here now. `today` is the clinic's day.
_CLINIC = "c.currency, c.minor_unit, c.time_zone, $4::date AS today"
VIEWER = (
    f"(SELECT s.id, s.role, {_CLINIC} FROM staff_member s JOIN clinic c ON c.id = $1"
    " WHERE s.clinic_id = $1 AND s.id = $2 AND s.is_active OFFSET 0) AS v"
)
#: The same where it was looked up before: the role is the one that is let through, and behind it
#: may stand what is known of the clinic, which a copy of the database may not have yet.
KNOWN = (
    "(SELECT $2::uuid AS id, ($3::text[])[1] AS role,"
    " coalesce(($3::text[])[2], c.currency) AS currency,"
    " coalesce(($3::text[])[3]::numeric, c.minor_unit) AS minor_unit,"
    " coalesce(($3::text[])[4], c.time_zone) AS time_zone, $4::date AS today"
    " FROM (SELECT) AS asked LEFT JOIN clinic c ON c.id = $1 OFFSET 0) AS v"
)
#: The roles with a right; of None, all.
ROLES_WITH: Mapping[Permission | None, list[str]] = {
    permission: [
        role.value
        for role, rights in ROLE_PERMISSIONS.items()
        if permission is None or permission in rights
    ]
    for permission in (None, *Permission)
}
#: The statement that says who asks, and nothing else.
CHECK = (
    "SELECT v.role, v.currency, v.minor_unit, v.time_zone"
    f" FROM {VIEWER} WHERE $3::text[] IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as it was looked up: their role, and the clinic's zone and day."""

    role: Role
    currency: str
    minor_unit: Decimal
    time_zone: str
    today: date

    @property
    def known(self) -> list[str]:
        """All of it, as a statement takes it that does not look it up."""
        return [self.role.value, self.currency, str(self.minor_unit), self.time_zone]
