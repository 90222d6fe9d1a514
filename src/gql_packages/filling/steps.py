"""The columns that are filled in Python, a batch of rows at a time.

A step fills up to so many rows of the connection's clinic and gives how many it filled; 0 says that
none is left. Whatever its transaction commits is done: killed, it goes on with the next rows. It
takes rows that others have locked another time, and finds what an earlier version of the
application writes meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.search_keys import sort_key
from gql_packages.domain.uses import commission_basis
from gql_packages.filling.numbers import number_patients
from gql_packages.filling.sums import recount_patients, sum_patients
from gql_packages.services.patient_search_columns import patient_keys, write_words

Step: TypeAlias = Callable[[TenantConnection, int], Awaitable[int]]

_UNFOLDED_PATIENTS = """
SELECT id, first_name, last_name, email, phone, number, version FROM patient
WHERE clinic_id = $1 AND folded_version IS DISTINCT FROM version
ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""
_FOLD_PATIENTS = """
UPDATE patient p SET sort_key = n.sort_key, search_key = n.search_key, folded_version = n.version
FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) AS n (id, sort_key, search_key, version)
WHERE p.clinic_id = $1 AND p.id = n.id
"""
_UNFOLDED_PACKAGES = """
SELECT id, name, version FROM package
WHERE clinic_id = $1 AND folded_version IS DISTINCT FROM version
ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""
_FOLD_PACKAGES = """
UPDATE package p SET search_key = n.search_key, folded_version = n.version
FROM unnest($2::uuid[], $3::text[], $4::int[]) AS n (id, search_key, version)
WHERE p.clinic_id = $1 AND p.id = n.id
"""
#: What is compensated cannot change while a use is redeemed: its package need not be locked.
_UNTOLD_USES = """
SELECT r.id, CASE WHEN pp.is_staff_member_corrected THEN pp.corrected_staff_member_id
    ELSE pp.staff_member_id END AS staff_member_id
FROM redemption r
JOIN patient_package pp ON pp.clinic_id = $1 AND pp.id = r.patient_package_id
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND r.commission_basis IS NULL
ORDER BY r.used_at, r.id LIMIT $2 FOR NO KEY UPDATE OF r SKIP LOCKED
"""
_TELL_USES = """
UPDATE redemption r SET commission_basis = n.commission_basis
FROM unnest($2::uuid[], $3::text[]) AS n (id, commission_basis)
WHERE r.clinic_id = $1 AND r.id = n.id
"""


async def fold_patients(db: TenantConnection, limit: int) -> int:
    """What patients are listed and found by (rules 160, 165 and 166)."""
    rows = await db.rows(_UNFOLDED_PATIENTS, db.clinic_id, limit)
    if not rows:
        return 0
    folded = []
    for row in rows:
        names = (row["first_name"], row["last_name"], row["email"], row["phone"])
        folded.append({**row, **patient_keys(*names)})
    columns = ("id", "sort_key", "search_key", "version")
    given = ([each[column] for each in folded] for column in columns)
    await db.run(_FOLD_PATIENTS, db.clinic_id, *given)
    await write_words(db, folded)
    return len(rows)


async def fold_packages(db: TenantConnection, limit: int) -> int:
    """What packages on offer are listed and found by (rule 160)."""
    rows = await db.rows(_UNFOLDED_PACKAGES, db.clinic_id, limit)
    if not rows:
        return 0
    keys = [sort_key(row["name"]) for row in rows]
    ids, versions = [row["id"] for row in rows], [row["version"] for row in rows]
    await db.run(_FOLD_PACKAGES, db.clinic_id, ids, keys, versions)
    return len(rows)


async def tell_uses(db: TenantConnection, limit: int) -> int:
    """Of redeemed uses, whether they or the sales of their packages are compensated (rule 181)."""
    rows = await db.rows(_UNTOLD_USES, db.clinic_id, limit)
    if not rows:
        return 0
    told = [commission_basis(row["staff_member_id"]).value for row in rows]
    await db.run(_TELL_USES, db.clinic_id, [row["id"] for row in rows], told)
    return len(rows)


#: By name, in their order.
STEPS: Mapping[str, Step] = {
    "numbers of patients": number_patients,
    "search words of patients": fold_patients,
    "search keys of packages": fold_packages,
    "compensation of redeemed uses": tell_uses,
    "sums of patients": sum_patients,
}
#: Once for all of a clinic: what cannot be seen of a single row.
ALL_STEPS: Mapping[str, Step] = {**STEPS, "sums left behind": recount_patients}
