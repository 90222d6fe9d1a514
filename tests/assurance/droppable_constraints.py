"""Everything in the database that refuses something, each with the statement that takes it out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
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
SELECT c.conname::text AS name, c.conrelid::regclass::text AS table, c.contype::text AS type,
       (SELECT attname::text FROM pg_attribute
        WHERE attrelid = c.conrelid AND attnum = c.conkey[1]) AS column
FROM pg_constraint c
WHERE c.connamespace = 'public'::regnamespace AND c.conrelid <> 'schema_migration'::regclass
    AND NOT (c.contype = 'n' AND EXISTS (
        SELECT FROM pg_constraint k
        WHERE k.conrelid = c.conrelid AND k.contype = 'p' AND k.conkey @> c.conkey
    ))
ORDER BY c.conrelid::regclass::text, c.conname
"""

_UNIQUE_INDEXES = """
SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS table
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indrelid <> 0
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""

_WITHHELD_COLUMNS = """
SELECT a.attname::text AS name, c.relname::text AS table
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND a.attgenerated = '' AND NOT has_column_privilege($1, c.oid, a.attnum, 'UPDATE')
ORDER BY c.relname, a.attnum
"""

_WITHHELD = """
SELECT c.relname::text AS table, kind
FROM pg_class c, unnest(ARRAY['INSERT', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS kind
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT has_table_privilege($1, c.oid, kind)
ORDER BY c.relname, kind
"""


async def protections(superuser: Connection) -> list[Protection]:
    """All that the catalogue knows of."""
    found = [protection async for protection in _constraints(superuser)]
    found += [*_policies(), *_roles()]
    found += [protection async for protection in _withheld(superuser)]
    return found


async def _constraints(superuser: Connection) -> AsyncIterator[Protection]:
    for row in await superuser.fetch(_CONSTRAINTS):
        name, table = row["name"], row["table"]
        cascade = " CASCADE" if row["type"] == "p" else ""
        reason = f'null value in column "{row["column"]}"' if row["type"] == "n" else name
        without = f"ALTER TABLE {table} DROP CONSTRAINT {name}{cascade}"
        yield Protection(f"constraint {name}", table, without, reason)
    for row in await superuser.fetch(_UNIQUE_INDEXES):
        name = row["name"]
        yield Protection(f"unique index {name}", row["table"], f"DROP INDEX {name}", name)


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


async def _withheld(superuser: Connection) -> AsyncIterator[Protection]:
    for row in await superuser.fetch(_WITHHELD_COLUMNS, APPLICATION):
        name, table = row["name"], row["table"]
        without = f"GRANT UPDATE ({name}) ON {table} TO {APPLICATION}"
        shown_by = f"the {name} of a {table} changed"
        yield Protection(f"no update of {table}.{name}", table, without, shown_by)
    for row in await superuser.fetch(_WITHHELD, APPLICATION):
        kind, table = row["kind"], row["table"]
        without = f"GRANT {kind} ON {table} TO {APPLICATION}"
        shown_by = {"DELETE": "removed", "TRUNCATE": "removed at once"}.get(kind, kind.lower())
        yield Protection(f"no {kind.lower()} on {table}", table, without, shown_by)
