"""What patients are listed and found by."""

from collections.abc import Mapping, Sequence
from typing import Any

from uuid_utils.compat import uuid7

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.patient_words import text_of_patient, words_of_patient
from gql_packages.domain.search_keys import sort_key

LONGEST_PHONE = 50

#: The columns that the words are made of.
FOUND_BY = ("first_name", "last_name", "email", "phone", "number")

# Words that stay are not written anew, so that a word is never missing.
_WRITE_WORDS = """
WITH given AS (
    SELECT g.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
        AS g (id, patient_id, word, sort_key)
), gone AS (
    DELETE FROM patient_word w
    WHERE w.clinic_id = $1 AND w.patient_id = ANY($3::uuid[])
        AND NOT EXISTS (
            SELECT FROM given g WHERE g.patient_id = w.patient_id AND g.word = w.word
        )
)
INSERT INTO patient_word (clinic_id, id, patient_id, word, sort_key)
SELECT $1::uuid, g.id, g.patient_id, g.word, g.sort_key FROM given g
ON CONFLICT (clinic_id, patient_id, word) DO UPDATE SET sort_key = excluded.sort_key
    WHERE patient_word.sort_key <> excluded.sort_key
"""


def patient_keys(
    first_name: str, last_name: str, email: str | None, phone: str | None
) -> dict[str, str]:
    """The columns that follow from the others: listed by last name, found by anything."""
    return {
        "sort_key": sort_key(f"{last_name} {first_name}"),
        "search_key": text_of_patient(first_name, last_name, email, phone),
    }


async def write_words(db: TenantConnection, patients: Sequence[Mapping[str, Any]]) -> None:
    """Write the words of these patients (id, sort_key, and all of FOUND_BY), and no others."""
    words = []
    for patient in patients:
        own = sorted(words_of_patient(*(patient[name] for name in FOUND_BY)))
        words += [(uuid7(), patient["id"], word, patient["sort_key"]) for word in own]
    await db.run(_WRITE_WORDS, db.clinic_id, *map(list, zip(*words, strict=True)))
