"""Whether patients and packages are listed and found by their names as they are folded today."""

from collections.abc import AsyncIterator
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.patient_words import text_of_patient, words_of_patient
from gql_packages.domain.search_keys import sort_key
from gql_packages.verification.findings import Finding

# What is not folded yet was written by an earlier version, and is found all the same.
_PATIENTS = """
SELECT p.id, p.first_name, p.last_name, p.email, p.phone, p.number, p.sort_key, p.search_key,
    ARRAY(
        SELECT w.word FROM patient_word w
        WHERE w.clinic_id = $1 AND w.patient_id = p.id AND w.sort_key = p.sort_key
    ) AS words
FROM patient p WHERE p.clinic_id = $1 AND p.folded_version = p.version
"""
_PACKAGES = """
SELECT id, name, search_key FROM package WHERE clinic_id = $1 AND folded_version = version
"""


async def wrong_words(connection: Connection, clinic_id: UUID) -> AsyncIterator[Finding]:
    """Those that are folded otherwise than their names are."""
    what = "it is not found by what its name says"
    async for row in connection.cursor(_PATIENTS, clinic_id, prefetch=1000):
        names = (row["first_name"], row["last_name"], row["email"], row["phone"])
        words = words_of_patient(*names, row["number"])
        key = sort_key(f"{row['last_name']} {row['first_name']}")
        if (row["sort_key"], row["search_key"]) != (key, text_of_patient(*names)) or words != {
            *row["words"]
        }:
            yield Finding(clinic_id, "Patient", row["id"], what)
    async for row in connection.cursor(_PACKAGES, clinic_id, prefetch=1000):
        if row["search_key"] != sort_key(row["name"]):
            yield Finding(clinic_id, "Package", row["id"], what)
