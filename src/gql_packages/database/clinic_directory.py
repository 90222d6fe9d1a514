"""Which clinics and staff members there are, for whoever runs the installation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gql_packages.database.connect import Connection

_CLINICS = """
SELECT id, name, currency, time_zone, created_at FROM clinic
WHERE $1::uuid IS NULL OR id = $1 ORDER BY created_at, id
"""
_STAFF = """
SELECT id, name, role, is_active, email FROM staff_member
WHERE clinic_id = $1 ORDER BY created_at, id
"""


@dataclass(frozen=True)
class StaffEntry:
    """A staff member, archived unless `is_active`."""

    id: UUID
    name: str
    role: str
    is_active: bool
    email: str | None


@dataclass(frozen=True)
class ClinicEntry:
    """A clinic with its staff, the longest-serving first."""

    id: UUID
    name: str
    currency: str
    time_zone: str
    created_at: datetime
    staff: tuple[StaffEntry, ...]


async def clinics(connection: Connection, clinic_id: UUID | None = None) -> Sequence[ClinicEntry]:
    """Every clinic, as the owner of the tables; or that one, as any role, if there is it."""
    found = []
    async with connection.transaction(readonly=True):
        if clinic_id is not None:
            await _set_clinic(connection, clinic_id)
        for row in await connection.fetch(_CLINICS, clinic_id):
            await _set_clinic(connection, row["id"])
            staff = [StaffEntry(**each) for each in await connection.fetch(_STAFF, row["id"])]
            found.append(ClinicEntry(**row, staff=tuple(staff)))
    return found


async def _set_clinic(connection: Connection, clinic_id: UUID) -> None:
    await connection.execute(f"SET LOCAL app.clinic_id = '{clinic_id}'")
