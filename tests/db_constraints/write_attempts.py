"""Every illegal write that there is, ready to be tried as whoever works in a clinic."""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from gql_packages.database.connect import Connection
from tests.db_constraints.illegal_changes import CHANGES, MIGRATIONS, NO_RIGHT, TABLES
from tests.db_constraints.illegal_rows import ROWS, LookedUp
from tests.db_constraints.new_rows import Row, Write, insert, new_row
from tests.table_state import COUNTERS, column

#: Each foreign key within a clinic: its name, its column and the table that it leads to.
REFERENCES: Mapping[str, tuple[str, str]] = {
    name: (column, target)
    for name, column, target in re.findall(
        r"CONSTRAINT (\w+_fk)\s+FOREIGN KEY \(clinic_id, (\w+)\)\s+REFERENCES (\w+)", MIGRATIONS
    )
}

#: What a row must say beside the reference, for the reference to be all that is wrong with it.
BESIDE: Mapping[str, Mapping[str, Any]] = {
    "appointment_fee_fk": {"status": "NO_SHOW", "no_show_resolution": "FEE"},
    "appointment_held_before_fk": {"status": "NO_SHOW", "no_show_resolution": "NOTHING"},
    "invoice_appointment_fk": {"kind": "VISIT"},
    "patient_package_appointment_fk": {"origin": "APPOINTMENT"},
    "patient_package_deleted_by_fk": {"deleted_at": "2026-03-03T00:00:00Z"},
    "payment_application_undoes_fk": {"amount": -1},
}

APPLICATION, OWNER = "gql_packages_server", "gql_packages_owner"

#: Only the owner of the tables adds rows here; row-level security holds for it, too.
OWNERS = frozenset({"purge"})

#: The clinic itself and its counters have a key of their own.
ALL_TABLES = sorted([*TABLES, "clinic", *COUNTERS])

_MUST_BE_SAID = """
SELECT attname::text FROM pg_attribute a
WHERE attrelid = $1::text::regclass AND attnum > 0 AND attnotnull AND NOT EXISTS (
    SELECT FROM pg_constraint WHERE conrelid = attrelid AND contype = 'p' AND attnum = ANY(conkey)
)
ORDER BY attnum
"""

_NEVER_CHANGED = """
SELECT attname::text FROM pg_attribute
WHERE attrelid = $1::text::regclass AND attnum > 0 AND attgenerated = ''
    AND NOT has_column_privilege('gql_packages_server', attrelid, attnum, 'UPDATE')
ORDER BY attnum
"""


@dataclass(frozen=True)
class Attempt:
    """Something that must not be written into a clinic, and why it is refused there."""

    said: str
    table: str
    reason: str
    clinic_id: UUID
    write: Write
    #: who might do it
    role: str = APPLICATION


@dataclass(frozen=True)
class Attempts:
    """Made of the rows of one clinic, and of another that it must not name."""

    superuser: Connection
    own: UUID
    other: UUID
    _new_rows: dict[str, Row] = field(default_factory=dict)

    async def new_row(self, table: str) -> Row:
        """A row of the clinic that could be added, always the same."""
        if table not in self._new_rows:
            self._new_rows[table] = await new_row(self.superuser, table, self.own)
        return dict(self._new_rows[table])

    def _row(self, said: str, table: str, row: Row, reason: str) -> Attempt:
        clinic = row["id"] if table == "clinic" else row["clinic_id"]
        role = OWNER if table in OWNERS else APPLICATION
        return Attempt(said, table, reason, UUID(clinic), lambda db: insert(db, table, row), role)

    def _statement(self, said: str, table: str, reason: str, text: str, *values: Any) -> Attempt:
        return Attempt(said, table, reason, self.own, lambda db: db.execute(text, *values))

    async def row(self, said: str) -> Attempt:
        """A row with something wrong in it."""
        illegal = ROWS[said]
        row = await self.new_row(illegal.table) | dict(illegal.changes)
        for name, value in illegal.changes.items():
            if isinstance(value, LookedUp):
                row[name] = str(await self.superuser.fetchval(value.query, self.own))
        return self._row(said, illegal.table, row, illegal.constraint)

    async def change(self, said: str) -> Attempt:
        """A change of a row that there is."""
        change = CHANGES[said]
        row_id = await self._some_id(change.table, self.own, change.condition)
        values = (self.own, row_id) if "$1" in change.statement else ()
        return self._statement(said, change.table, change.refusal, change.statement, *values)

    async def reference(self, constraint: str) -> Attempt:
        """A row that names a row of the other clinic."""
        name, target = REFERENCES[constraint]
        table = await self.superuser.fetchval(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE conname = $1", constraint
        )
        row = await self.new_row(table) | dict(BESIDE.get(constraint, {}))
        row[name] = str(await self._some_id(target, self.other))
        return self._row(f"another clinic's {target} as {name}", table, row, constraint)

    async def left_out(self, table: str) -> AsyncIterator[Attempt]:
        """Rows that do not say all that they must."""
        for name in await column(self.superuser, _MUST_BE_SAID, table):
            said, reason = f"a {table} without {name}", f'null value in column "{name}"'
            if table in COUNTERS:
                text = f"UPDATE {table} SET {name} = NULL WHERE clinic_id = $1"
                yield self._statement(said, table, reason, text, self.own)
            else:
                row = await self.new_row(table) | {name: None}
                yield self._row(said, table, row, reason)

    async def second(self, table: str) -> Attempt:
        """A row under the key of one that there is."""
        row = await self.new_row(table)
        if table in {"clinic", *COUNTERS}:
            row["id" if table == "clinic" else "clinic_id"] = str(self.own)
        else:
            row["id"] = str(await self._some_id(table, self.own))
        return self._row(f"a second {table} under one key", table, row, f"{table}_pk")

    async def of_no_clinic(self, table: str) -> Attempt:
        """A row of a clinic that there is not."""
        row = await self.new_row(table) | {"clinic_id": str(uuid4())}
        return self._row(f"a {table} of no clinic", table, row, f"{table}_clinic_fk")

    async def changed(self, table: str) -> AsyncIterator[Attempt]:
        """Updates of what is never changed, be it to what it is."""
        key = "id" if table == "clinic" else "clinic_id"
        for name in await column(self.superuser, _NEVER_CHANGED, table):
            text = f"UPDATE {table} SET {name} = {name} WHERE {key} = $1"
            said = f"the {name} of a {table} changed"
            yield self._statement(said, table, NO_RIGHT, text, self.own)

    async def all(self) -> list[Attempt]:
        """Every one."""
        found = [await self.row(said) for said in ROWS]
        found += [await self.change(said) for said in CHANGES]
        found += [await self.reference(name) for name in REFERENCES]
        for table in ALL_TABLES:
            found += [attempt async for attempt in self.left_out(table)]
            found += [attempt async for attempt in self.changed(table)]
            found.append(await self.second(table))
        found += [await self.of_no_clinic(table) for table in OF_A_CLINIC]
        return found

    async def _some_id(self, table: str, clinic_id: UUID, condition: str = "true") -> UUID:
        row_id = await self.superuser.fetchval(
            f"SELECT id FROM {table} WHERE clinic_id = $1 AND ({condition}) ORDER BY id LIMIT 1",
            clinic_id,
        )
        assert isinstance(row_id, UUID)
        return row_id


#: The tables that name their clinic, and no other table that does.
OF_A_CLINIC = re.findall(r"CONSTRAINT (\w+)_clinic_fk FOREIGN KEY \(clinic_id\)", MIGRATIONS)
