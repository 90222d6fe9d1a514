"""Everything in the database that refuses something, each with the statement that takes it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gql_packages.database.connect import Connection
from tests.db_constraints.write_attempts import ALL_TABLES

APPLICATION = "gql_packages_server"
OWNER = "gql_packages_owner"


@dataclass(frozen=True)
class Protection:
    """A constraint, an index, a policy, a flag, or a right that somebody has not."""

    said: str
    table: str
    without: str
    #: what the refusals for its sake say, or the try that is refused for it
    shown_by: str


# Not those of the runner's own table; nor what a primary key demands by itself.
_CONSTRAINTS = """
SELECT 'constraint ' || c.conname AS said, c.conrelid::regclass::text AS table,
    format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname)
        || CASE c.contype WHEN 'p' THEN ' CASCADE' ELSE '' END AS without,
    CASE c.contype WHEN 'n' THEN 'null value in column "' || a.attname || '"' ELSE c.conname END
        AS shown_by
FROM pg_constraint c
LEFT JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.connamespace = 'public'::regnamespace AND c.conrelid <> 'schema_migration'::regclass
    AND NOT (c.contype = 'n' AND EXISTS (
        SELECT FROM pg_constraint k
        WHERE k.conrelid = c.conrelid AND k.contype = 'p' AND k.conkey @> c.conkey
    ))
ORDER BY c.conrelid::regclass::text, c.conname
"""

_UNIQUE_INDEXES = """
SELECT 'unique index ' || i.indexrelid::regclass AS said, i.indrelid::regclass::text AS table,
    format('DROP INDEX %s', i.indexrelid::regclass) AS without,
    i.indexrelid::regclass::text AS shown_by
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indrelid <> 0
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""

_WITHHELD_COLUMNS = f"""
SELECT format('no update of %s.%s', c.relname, a.attname) AS said, c.relname::text AS table,
    format('GRANT UPDATE (%I) ON %I TO {APPLICATION}', a.attname, c.relname) AS without,
    format('the %s of a %s changed', a.attname, c.relname) AS shown_by
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND a.attgenerated = ''
    AND NOT has_column_privilege('{APPLICATION}', c.oid, a.attnum, 'UPDATE')
ORDER BY c.relname, a.attnum
"""

_WITHHELD = f"""
SELECT format('no %s on %s', lower(kind), c.relname) AS said, c.relname::text AS table,
    format('GRANT %s ON %I TO {APPLICATION}', kind, c.relname) AS without, shown_by
FROM pg_class c, (
    VALUES ('INSERT', 'insert'), ('DELETE', 'removed'), ('TRUNCATE', 'removed at once'),
        ('TRIGGER', 'trigger'), ('REFERENCES', 'references')
) AS rights (kind, shown_by)
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT has_table_privilege('{APPLICATION}', c.oid, kind)
ORDER BY c.relname, kind
"""


async def protections(superuser: Connection) -> list[Protection]:
    """All that the catalogue knows of."""
    found = [*_policies(), *_roles()]
    for query in (_CONSTRAINTS, _UNIQUE_INDEXES, _WITHHELD_COLUMNS, _WITHHELD):
        found += [Protection(*row) for row in await superuser.fetch(query)]
    return found


def _policies() -> Iterator[Protection]:
    for table in ALL_TABLES:
        policy = f"tenant ON {table}"
        for said, without in {
            f"policy on {table}": f"DROP POLICY {policy}",
            f"policy on what is seen of {table}": f"ALTER POLICY {policy} USING (true)",
            f"policy on what is added to {table}": f"ALTER POLICY {policy} WITH CHECK (true)",
            f"row-level security of {table}": f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            f"row-level security of {table} for its owner": (
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"
            ),
        }.items():
            shown_by = f"look at {table}" if "seen" in said or "owner" in said else f"new {table}"
            yield Protection(said, table, without, shown_by)
    owners = "owner_lists_clinics ON clinic"
    yield Protection(
        "policy that the owner lists clinics", "clinic", f"DROP POLICY {owners}", "lists"
    )
    yield Protection(
        "only the owner lists clinics", "clinic", f"ALTER POLICY {owners} TO PUBLIC", "look"
    )


def _roles() -> Iterator[Protection]:
    for said, without in {
        "the application is no superuser": f"ALTER ROLE {APPLICATION} SUPERUSER",
        "the application does not bypass policies": f"ALTER ROLE {APPLICATION} BYPASSRLS",
        "the application owns no table": f"ALTER TABLE patient OWNER TO {APPLICATION}",
    }.items():
        yield Protection(said, "patient", without, "look at patient")
    without = f"GRANT CREATE ON SCHEMA public TO {APPLICATION}"
    yield Protection("the application makes no tables", "schema public", without, "a table made")
