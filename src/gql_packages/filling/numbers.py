"""The numbers of patients (rule 167) that were there before, or that an earlier version adds."""

from __future__ import annotations

from uuid_utils.compat import uuid7

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.patient_words import number_word
from gql_packages.services.patient_numbers import draw_numbers

_UNNUMBERED = """
SELECT id, sort_key FROM patient WHERE clinic_id = $1 AND number IS NULL
ORDER BY created_at, id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""
_NUMBER = """
UPDATE patient p SET number = n.number
FROM unnest($2::uuid[], $3::int[]) AS n (id, number)
WHERE p.clinic_id = $1 AND p.id = n.id
"""
_WRITE_WORDS = """
INSERT INTO patient_word (clinic_id, id, patient_id, word, sort_key)
SELECT $1::uuid, n.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS n
"""


async def number_patients(db: TenantConnection, limit: int) -> int:
    """Number them in the order in which they were added, behind those that have a number."""
    rows = await db.rows(_UNNUMBERED, db.clinic_id, limit)
    if not rows:
        return 0
    numbers = await draw_numbers(db, len(rows))
    ids, keys = [row["id"] for row in rows], [row["sort_key"] for row in rows]
    await db.run(_NUMBER, db.clinic_id, ids, list(numbers))
    words = [number_word(number) for number in numbers]
    await db.run(_WRITE_WORDS, db.clinic_id, [uuid7() for _ in rows], ids, words, keys)
    return len(rows)
