"""Everything in the database that refuses something, and all that is tried without it, as whoever
might try it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID, uuid4

from gql_packages.database.connect import Connection
from tests.db_constraints.new_rows import Write, insert, refusal, rolled_back
from tests.db_constraints.write_attempts import ALL_TABLES, APPLICATION, OWNER, OWNERS, Attempts
from tests.table_state import COUNTERS, clinic_column


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
        || CASE WHEN c.contype IN ('p', 'u') THEN ' CASCADE' ELSE '' END AS without,
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


#: A clinic that has nothing yet.
BARE = uuid4()

_TRIGGER = (
    "CREATE TRIGGER mine BEFORE UPDATE ON {table} FOR EACH ROW"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
)

_RUNNERS_OWN = {
    "a migration added": "INSERT INTO schema_migration VALUES ('mine', '', now())",
    **{
        f"the {name} of a schema_migration changed": f"UPDATE schema_migration SET {name} = {name}"
        for name in ("name", "checksum", "applied_at")
    },
    "a migration removed": "DELETE FROM schema_migration",
    "a trigger on schema_migration": _TRIGGER.format(table="schema_migration"),
    "every migration removed at once": "TRUNCATE schema_migration",
}


@dataclass(frozen=True)
class Try:
    """One statement of somebody who has set that clinic, or none."""

    said: str
    table: str
    clinic_id: UUID | None
    write: Write
    role: str = APPLICATION
    #: whether it is right, and taken while everything is in its place
    is_right: bool = False
    #: why it is refused while everything is in its place
    usual: str | None = None

    def is_for(self, protection: Protection) -> bool:
        """Whether this is what shows the protection, if anything does."""
        return protection.shown_by in f"{self.said} {self.usual}"

    async def refusal(self, superuser: Connection) -> str | None:
        """Why it is refused now; None if it is taken. Nothing is left of it."""
        return await refusal(superuser, self.clinic_id, self.write, self.role)


@asynccontextmanager
async def without(superuser: Connection, statement: str | None) -> AsyncIterator[None]:
    """The database after that statement, put back afterwards."""
    async with rolled_back(superuser, None):
        await superuser.execute(
            "INSERT INTO clinic VALUES ($1, 'Bare Clinic', 'CAD', 'UTC', now())", BARE
        )
        if statement is not None:
            await superuser.execute(statement)
        yield


async def all_tries(attempts: Attempts) -> list[Try]:
    """Whatever is tried, with what usually comes of it."""
    found = [
        Try(attempt.said, attempt.table, clinic_id, attempt.write, attempt.role)
        for attempt in await attempts.all()
        for clinic_id in (attempt.clinic_id, attempts.other, None)
    ]
    async with without(attempts.superuser, None):
        found += [one async for one in _rows_like_others(attempts)]
        for table in ALL_TABLES:
            found += _looks(attempts, table)
            trigger = _run(_TRIGGER.format(table=table))
            found.append(Try(f"a trigger on {table}", table, attempts.own, trigger))
        found += [
            Try(said, "schema_migration", attempts.own, _run(statement))
            for said, statement in _RUNNERS_OWN.items()
        ]
        made = _run("CREATE TABLE public.mine ()")
        found.append(Try("a table made", "schema public", attempts.own, made))
        return [replace(one, usual=await one.refusal(attempts.superuser)) for one in found]


async def _rows_like_others(attempts: Attempts) -> AsyncIterator[Try]:
    for table in ALL_TABLES:
        row = await attempts.new_row(table)
        if table in COUNTERS:
            row["clinic_id"] = str(BARE)
        own = UUID(row[clinic_column(table)])
        for clinic_id in (own, attempts.other, None):
            write = partial(insert, table=table, row=row)
            role, is_own = OWNER if table in OWNERS else APPLICATION, clinic_id == own
            yield Try(f"a new {table}", table, clinic_id, write, role, is_right=is_own)
            if table in OWNERS:
                yield Try(f"an insert of {table}", table, clinic_id, write)
        if table not in {"package_item", "package_limit", "patient_word", "staff_member_treatment"}:
            write = partial(_add_and_remove, table=table, row=row)
            yield Try(f"a new {table} removed", table, own, write)


def _looks(attempts: Attempts, table: str) -> Iterator[Try]:
    look = _run(f"SELECT FROM {table} WHERE {clinic_column(table)} = $1", attempts.own)
    for clinic_id in (attempts.own, attempts.other, None):
        is_right = clinic_id == attempts.own
        yield Try(f"a look at {table}", table, clinic_id, look, is_right=is_right)
    if table == "clinic":
        change = _run("UPDATE clinic SET name = name WHERE id = $1", attempts.own)
        yield Try("the owner changes a clinic", table, None, change, OWNER)
        yield Try("the owner lists clinics", table, None, look, OWNER, is_right=True)
    else:
        yield Try(f"the owner looks at {table}", table, None, look, OWNER)


async def _add_and_remove(db: Connection, table: str, row: dict[str, object]) -> str:
    await insert(db, table, row)
    key = "clinic_id" if table in COUNTERS else "id"
    return await db.execute(f"DELETE FROM {table} WHERE {key}::text = $1", row[key])


def _run(statement: str, *values: object) -> Write:
    return lambda db: db.execute(statement, *values)
