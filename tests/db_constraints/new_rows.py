"""Rows that the database takes, one for each table, and writes that leave nothing behind."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from gql_packages.database.connect import Connection
from tests.table_state import COUNTERS, clinic_column, stored_columns

Row = dict[str, Any]
Write = Callable[[Connection], Awaitable[str]]

#: Which of a clinic's rows a new one is made after.
MODELS = {
    "invoice": "kind = 'PACKAGE_SALE'",
    "patient_package": "entry_count = 1",
    "payment_application": "amount > 0",
    "redemption": "status = 'REVERSED'",
    "use_adjustment": "change = 2",
    "staff_member": "role = 'PRACTITIONER'",
}

#: What keeps the new one out of the way of those that there are: expressions, with m as the model.
UNLIKE = {
    "correction": {"version": "version + 1000"},
    "policy_change": {"version": "version + 1000"},
    "breakage_policy": {"version": "version + 1000"},
    "imported_patient": {
        "external_id": "gen_random_uuid()",
        "patient_id": "(SELECT id FROM patient p WHERE p.clinic_id = m.clinic_id AND NOT EXISTS"
        " (SELECT FROM imported_patient i WHERE i.clinic_id = m.clinic_id"
        " AND i.patient_id = p.id) LIMIT 1)",
    },
    "idempotency_record": {"key": "gen_random_uuid()"},
    "purge": {"after_id": f"'{UUID(int=1)}'", "before_id": f"'{UUID(int=2)}'"},
    "appointment": {"is_practitioner_corrected": "true"},
    "invoice": {"number": "number + 1000", "paid": "0"},
    "invoice_line": {"position": "position + 1000"},
    "package_entry": {"sequence": "sequence + 1000"},
    "package_item": {
        "treatment_id": "(SELECT id FROM treatment t WHERE t.clinic_id = m.clinic_id AND NOT EXISTS"
        " (SELECT FROM package_item o WHERE o.package_id = m.package_id"
        " AND o.treatment_id = t.id) LIMIT 1)"
    },
    "package_limit": {"number": "number + 100"},
    "patient_package_limit": {"number": "number + 100"},
    "package_refund": {
        "patient_package_id": "(SELECT id FROM patient_package p WHERE p.clinic_id = m.clinic_id"
        " AND refunded_at IS NULL LIMIT 1)"
    },
    "use_adjustment": {
        "package_entry_id": "(SELECT id FROM package_entry e WHERE e.clinic_id = m.clinic_id"
        " AND NOT EXISTS (SELECT FROM use_adjustment a WHERE a.package_entry_id = e.id) LIMIT 1)"
    },
    "patient_package": {
        "is_staff_member_corrected": "true",
        "invoice_id": "(SELECT id FROM invoice i WHERE i.clinic_id = m.clinic_id"
        " AND kind = 'VISIT' LIMIT 1)",
    },
    "patient_package_item": {
        "treatment_id": "(SELECT id FROM treatment t WHERE t.clinic_id = m.clinic_id"
        " AND t.id <> m.treatment_id LIMIT 1)"
    },
    "patient": {"number": "number + 1000"},
    "staff_member_treatment": {
        "treatment_id": "(SELECT id FROM treatment t WHERE t.clinic_id = m.clinic_id"
        " AND t.id <> m.treatment_id LIMIT 1)"
    },
    "patient_word": {"word": "word || 'x'"},
}


async def new_row(superuser: Connection, table: str, clinic_id: UUID) -> Row:
    """A row of that clinic that can be inserted, as JSON; of the clinic table, a new clinic."""
    changes = "".join(f", '{name}', {value}" for name, value in UNLIKE.get(table, {}).items())
    key = "clinic_id" if table in COUNTERS else "id"
    text = await superuser.fetchval(
        f"SELECT to_jsonb(m) || jsonb_build_object('id', gen_random_uuid(){changes})"
        f" FROM {table} m WHERE {clinic_column(table)} = $1 AND ({MODELS.get(table, 'true')})"
        f" ORDER BY {key} LIMIT 1",
        clinic_id,
    )
    row: Row = json.loads(text)
    return row | ({"request_id": str(uuid4())} if "request_id" in row else {})


async def insert(connection: Connection, table: str, row: Row) -> str:
    """Insert the row; the command's status."""
    names = await stored_columns(connection, table)
    return await connection.execute(
        f"INSERT INTO {table} ({names})"
        f" SELECT {names} FROM jsonb_populate_record(NULL::{table}, $1)",
        json.dumps(row),
    )


@asynccontextmanager
async def rolled_back(
    connection: Connection, clinic_id: UUID | None, role: str | None = None
) -> AsyncIterator[None]:
    """A transaction of that clinic, or of none, that leaves nothing behind; a savepoint in one."""
    settings = [f"SET LOCAL app.clinic_id = '{clinic_id}'"] if clinic_id else []
    settings += [f"SET LOCAL ROLE {role}"] if role else []
    transaction = connection.transaction()
    await transaction.start()
    try:
        for setting in settings:
            await connection.execute(setting)
        yield
    finally:
        await transaction.rollback()


async def refusal(
    connection: Connection, clinic_id: UUID | None, write: Write, role: str | None = None
) -> str | None:
    """Why the write was refused: a constraint's name or what Postgres says; None if it was not."""
    async with rolled_back(connection, clinic_id, role):
        try:
            status = await write(connection)
        except asyncpg.PostgresError as error:
            return getattr(error, "constraint_name", None) or str(error)
    return "no row was seen" if status.endswith(" 0") else None
