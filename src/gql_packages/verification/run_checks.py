"""The checks in SQL: those in files, and one for each foreign key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib import resources
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.verification.findings import Finding, entity_type

# The foreign keys to a row of the same clinic, each as table, column, table.
_FOREIGN_KEYS = """
SELECT child.relname AS child, a.attname AS name, parent.relname AS parent
FROM pg_constraint c
JOIN pg_class child ON child.oid = c.conrelid
JOIN pg_class parent ON parent.oid = c.confrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 2
ORDER BY c.conname
"""

# The names come from the catalogue, and the migrations make only plain ones.
_ORPHANS = """
SELECT '{entity_type}' AS entity_type, child.id AS entity_id,
       'its {name} names a row of {parent} that is not there' AS what
FROM {child} child
WHERE child.clinic_id = $1 AND child.{name} IS NOT NULL AND NOT EXISTS (
    SELECT FROM {parent} parent WHERE parent.clinic_id = $1 AND parent.id = child.{name}
)
"""


def checks_in_files() -> list[str]:
    """Each check as SQL, with the clinic as $1; each row of its answer is one thing amiss."""
    files = resources.files("gql_packages.verification.checks").iterdir()
    found = [file for file in files if file.name.endswith(".sql")]
    return [file.read_text(encoding="utf-8") for file in sorted(found, key=lambda file: file.name)]


async def foreign_key_checks(connection: Connection) -> list[str]:
    """For each foreign key, the check for rows that name one that is not there: possible for a
    superuser, who can switch foreign keys off."""
    return [
        _ORPHANS.format(entity_type=entity_type(row["child"]), **row)
        for row in await connection.fetch(_FOREIGN_KEYS)
    ]


async def run(connection: Connection, clinic_id: UUID, check: str) -> AsyncIterator[Finding]:
    """What the check finds, a piece at a time."""
    async for row in connection.cursor(check, clinic_id):
        yield Finding(clinic_id, row["entity_type"], row["entity_id"], row["what"])
