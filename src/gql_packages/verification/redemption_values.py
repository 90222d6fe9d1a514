"""Is every use numbered within its package, and worth what a use of that number is worth?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.uses import use_value
from gql_packages.verification.findings import Finding

_USES = """
SELECT r.id, r.use_number, r.value, p.price, p.uses_total
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
WHERE r.clinic_id = $1
"""


async def wrong_uses(connection: Connection, clinic_id: UUID) -> AsyncIterator[Finding]:
    """The uses whose number or value (rule 25) does not follow from the package sold."""
    async for row in connection.cursor(_USES, clinic_id, prefetch=1000):
        number, uses = row["use_number"], row["uses_total"]
        if not 1 <= number <= uses:
            what = f"it is number {number} of {uses}"
            yield Finding(clinic_id, "Redemption", row["id"], what)
        elif row["value"] != (value := use_value(row["price"], uses, number)):
            what = f"number {number} of {uses} uses for {row['price']} is worth {value}, it says"
            yield Finding(clinic_id, "Redemption", row["id"], f"{what} {row['value']}")
