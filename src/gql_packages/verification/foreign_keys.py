"""Rows that name a row that is not there: possible for whoever switches foreign keys off."""

from __future__ import annotations

from gql_packages.database.connect import Connection
from gql_packages.verification.findings import entity_type

# Which foreign keys are there, that name a row of the same clinic? Each as table, column, table.
_FOREIGN_KEYS = """
SELECT child.relname AS child, a.attname AS name, parent.relname AS parent
FROM pg_constraint c
JOIN pg_class child ON child.oid = c.conrelid
JOIN pg_class parent ON parent.oid = c.confrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 2
ORDER BY c.conname
"""


async def reference_questions(connection: Connection) -> list[str]:
    """For each foreign key, the question which rows name one that is not there."""
    return [
        _question(row["child"], row["name"], row["parent"])
        for row in await connection.fetch(_FOREIGN_KEYS)
    ]


def _question(child: str, name: str, parent: str) -> str:
    # The names come from the catalogue, and the migrations make only plain ones.
    return f"""
        SELECT '{entity_type(child)}' AS entity_type, child.id AS entity_id,
               'its {name} names a row of {parent} that is not there' AS what
        FROM {child} child
        WHERE child.clinic_id = $1 AND child.{name} IS NOT NULL AND NOT EXISTS (
            SELECT FROM {parent} parent WHERE parent.clinic_id = $1 AND parent.id = child.{name}
        )
    """  # noqa: S608
