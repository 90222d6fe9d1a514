"""What patients' rows keep of their invoices, payments and appointments (rule 169), for rows that
were there before, and after an earlier version of the application, which does not keep it."""

from __future__ import annotations

from gql_packages.database.tenant_connection import TenantConnection

_UNSUMMED = """
SELECT id FROM patient WHERE clinic_id = $1 AND owing IS NULL
ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""
_LEFT_BEHIND = """
SELECT p.id FROM patient p
LEFT JOIN (
    SELECT patient_id, sum(total - paid) AS owing
    FROM invoice WHERE clinic_id = $1 AND voided_at IS NULL GROUP BY patient_id
) i ON i.patient_id = p.id
LEFT JOIN (
    SELECT patient_id, sum(amount - applied - refunded) AS credit
    FROM payment WHERE clinic_id = $1 AND voided_at IS NULL GROUP BY patient_id
) y ON y.patient_id = p.id
LEFT JOIN (
    SELECT patient_id, max(starts_at) AS last_visit_at
    FROM appointment WHERE clinic_id = $1 AND status = 'ARRIVED' GROUP BY patient_id
) a ON a.patient_id = p.id
WHERE p.clinic_id = $1 AND p.owing IS NOT NULL AND (
    p.owing <> coalesce(i.owing, 0) OR p.credit <> coalesce(y.credit, 0)
    OR p.last_visit_at IS DISTINCT FROM a.last_visit_at
)
ORDER BY p.id LIMIT $2 FOR NO KEY UPDATE OF p SKIP LOCKED
"""
# A statement of its own, behind the lock: what was committed before it is all in its sums, and what
# is under way is added when the lock is free.
_SUM = """
UPDATE patient p SET
    owing = coalesce((
        SELECT sum(i.total - i.paid) FROM invoice i
        WHERE i.clinic_id = $1 AND i.patient_id = p.id AND i.voided_at IS NULL
    ), 0),
    credit = coalesce((
        SELECT sum(y.amount - y.applied - y.refunded) FROM payment y
        WHERE y.clinic_id = $1 AND y.patient_id = p.id AND y.voided_at IS NULL
    ), 0),
    last_visit_at = (
        SELECT max(a.starts_at) FROM appointment a
        WHERE a.clinic_id = $1 AND a.patient_id = p.id AND a.status = 'ARRIVED'
    )
WHERE p.clinic_id = $1 AND p.id = ANY ($2::uuid[])
"""


async def sum_patients(db: TenantConnection, limit: int) -> int:
    """The sums of patients that have none yet."""
    return await _sum(db, _UNSUMMED, limit)


async def recount_patients(db: TenantConnection, limit: int) -> int:
    """The sums that an earlier version has left behind: goes through all of the clinic."""
    return await _sum(db, _LEFT_BEHIND, limit)


async def _sum(db: TenantConnection, found_by: str, limit: int) -> int:
    rows = await db.rows(found_by, db.clinic_id, limit)
    if rows:
        await db.run(_SUM, db.clinic_id, [row["id"] for row in rows])
    return len(rows)
