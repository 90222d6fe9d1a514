"""Do sales and visits fall on the days of the clinic's calendar that the rows say?

Days are worked out as the services do it: Postgres' zone database may be of another version.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.calendar import day_of
from gql_packages.verification.findings import Finding

_ZONE = "SELECT time_zone FROM clinic WHERE id = $1"
_SALES = "SELECT id, purchased_at, purchased_on FROM patient_package WHERE clinic_id = $1"
_RESERVED = """
SELECT r.id, a.starts_at, p.expires_on
FROM redemption r
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
WHERE r.clinic_id = $1 AND r.status = 'RESERVED' AND p.expires_on IS NOT NULL
"""


async def wrong_days(connection: Connection, clinic_id: UUID) -> AsyncIterator[Finding]:
    """The sales whose day is another one, and the reserved uses after the last valid day."""
    zone: str = await connection.fetchval(_ZONE, clinic_id)
    async for row in connection.cursor(_SALES, clinic_id, prefetch=1000):
        if (day := day_of(row["purchased_at"], zone)) != row["purchased_on"]:
            what = f"it was bought on {day}, and says {row['purchased_on']}"
            yield Finding(clinic_id, "PatientPackage", row["id"], what)
    async for row in connection.cursor(_RESERVED, clinic_id, prefetch=1000):
        if (day := day_of(row["starts_at"], zone)) > row["expires_on"]:
            what = f"its visit is on {day} and the package is valid until {row['expires_on']}"
            yield Finding(clinic_id, "Redemption", row["id"], what)
