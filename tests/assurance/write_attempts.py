"""What the database takes and what it refuses, tried as whoever might try it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from gql_packages.database.connect import Connection
from tests.assurance.droppable_constraints import APPLICATION, OWNER, Protection
from tests.db_constraints.new_rows import insert
from tests.db_constraints.rejected_writes import refusal, rolled_back
from tests.db_constraints.write_attempts import ALL_TABLES, Attempts, Write
from tests.every_row import clinic_column

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
        Try(attempt.said, attempt.table, clinic_id, attempt.write)
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
        if table == "invoice_counter":
            row["clinic_id"] = str(BARE)
        own = UUID(row[clinic_column(table)])
        for clinic_id in (own, attempts.other, None):
            write = _insertion(table, row)
            yield Try(f"a new {table}", table, clinic_id, write, is_right=clinic_id == own)
        if table != "package_item":
            yield Try(f"a new {table} removed", table, own, _addition_and_removal(table, row))


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


def _insertion(table: str, row: dict[str, object]) -> Write:
    return lambda db: insert(db, table, row)


def _addition_and_removal(table: str, row: dict[str, object]) -> Write:
    async def write(db: Connection) -> str:
        await insert(db, table, row)
        key = "clinic_id" if table == "invoice_counter" else "id"
        return await db.execute(f"DELETE FROM {table} WHERE {key}::text = $1", row[key])

    return write


def _run(statement: str, *values: object) -> Write:
    return lambda db: db.execute(statement, *values)
