"""What must never be written is refused by the database itself, whatever the application does.

Each write is tried with its own clinic set, where it must be refused for the reason named, and with
another clinic and with none, where it must write nothing.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from gql_packages.database.connecting import Connection, connected
from tests.catalogue.illegal_changes import CHANGES, MIGRATIONS, TABLES
from tests.catalogue.illegal_rows import INSERTS, LookedUp
from tests.catalogue.new_rows import insert, new_row
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk

#: Each foreign key within a clinic: its name, its column and the table that it leads to.
REFERENCES = re.findall(
    r"CONSTRAINT (\w+_fk)\s+FOREIGN KEY \(clinic_id, (\w+)\)\s+REFERENCES (\w+)", MIGRATIONS
)

#: What a row must say beside the reference, for the reference to be all that is wrong with it.
BESIDE: Mapping[str, Mapping[str, Any]] = {
    "appointment_fee_fk": {"status": "NO_SHOW", "no_show_resolution": "FEE"},
    "appointment_held_before_fk": {"status": "NO_SHOW", "no_show_resolution": "NOTHING"},
    "invoice_appointment_fk": {"kind": "VISIT"},
    "patient_package_appointment_fk": {"origin": "APPOINTMENT"},
    "patient_package_deleted_by_fk": {"deleted_at": "2026-03-03T00:00:00Z"},
    "payment_application_undoes_fk": {"amount": -1},
}

Write = Callable[[Connection], Awaitable[str]]


@pytest.fixture(scope="module")
async def clinics(catalogue: Connection, desk: FrontDesk) -> tuple[UUID, UUID]:
    """The clinic that is written to, and another."""
    other = await catalogue.fetchval(
        "SELECT id FROM clinic WHERE id <> $1", desk.principal.clinic_id
    )
    return desk.principal.clinic_id, other


@pytest.fixture(scope="module")
async def application(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    """A connection as the application's role."""
    async with connected(database_urls.app) as connection:
        yield connection


@asynccontextmanager
async def rolled_back(connection: Connection, clinic_id: UUID | None) -> AsyncIterator[None]:
    """A transaction of that clinic, or of none, that leaves nothing behind."""
    transaction = connection.transaction()
    await transaction.start()
    if clinic_id is not None:
        await connection.execute("SELECT set_config('app.clinic_id', $1, true)", str(clinic_id))
    try:
        yield
    finally:
        await transaction.rollback()


async def refusal(application: Connection, clinic_id: UUID | None, write: Write) -> str | None:
    """Why the write was refused: a constraint's name or what Postgres says; None if it was not."""
    async with rolled_back(application, clinic_id):
        try:
            status = await write(application)
        except asyncpg.PostgresError as error:
            return getattr(error, "constraint_name", None) or str(error)
    return "no row was seen" if status.endswith(" 0") else None


async def check_refused(
    application: Connection, clinics: tuple[UUID, UUID], write: Write, reason: str
) -> None:
    own, other = clinics
    assert reason in (await refusal(application, own, write) or "nothing")
    assert await refusal(application, other, write) is not None
    assert await refusal(application, None, write) is not None


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_like_the_others_is_taken_with_its_own_clinic_set_only(
    catalogue: Connection, application: Connection, clinics: tuple[UUID, UUID], table: str
) -> None:
    own, other = clinics
    row = await new_row(catalogue, table, own)

    assert await refusal(application, own, lambda db: insert(db, table, row)) is None
    for clinic_id in (other, None):
        why = await refusal(application, clinic_id, lambda db: insert(db, table, row))
        assert why == f'new row violates row-level security policy for table "{table}"'


@pytest.mark.parametrize(("table", "changes", "constraint"), INSERTS.values(), ids=INSERTS)
async def test_this_row_is_never_added(
    catalogue: Connection,
    application: Connection,
    clinics: tuple[UUID, UUID],
    table: str,
    changes: Mapping[str, Any],
    constraint: str,
) -> None:
    row = await new_row(catalogue, table, clinics[0])
    for column, value in changes.items():
        row[column] = value
        if isinstance(value, LookedUp):
            row[column] = str(await catalogue.fetchval(value.query, clinics[0]))

    await check_refused(application, clinics, lambda db: insert(db, table, row), constraint)


@pytest.mark.parametrize(("statement", "row", "reason"), CHANGES.values(), ids=CHANGES)
async def test_this_change_is_never_made(
    catalogue: Connection,
    application: Connection,
    clinics: tuple[UUID, UUID],
    statement: str,
    row: tuple[str, str],
    reason: str,
) -> None:
    table, condition = row
    row_id = await catalogue.fetchval(
        f"SELECT id FROM {table} WHERE clinic_id = $1 AND ({condition}) ORDER BY id LIMIT 1",
        clinics[0],
    )
    assert row_id is not None
    arguments = (clinics[0], row_id) if "$1" in statement else ()

    await check_refused(application, clinics, lambda db: db.execute(statement, *arguments), reason)


@pytest.mark.parametrize(
    ("constraint", "column", "target"), REFERENCES, ids=[found[0] for found in REFERENCES]
)
async def test_no_row_names_a_row_of_another_clinic(
    catalogue: Connection,
    application: Connection,
    clinics: tuple[UUID, UUID],
    constraint: str,
    column: str,
    target: str,
) -> None:
    table = await catalogue.fetchval(
        "SELECT conrelid::regclass::text FROM pg_constraint WHERE conname = $1", constraint
    )
    row = await new_row(catalogue, table, clinics[0]) | dict(BESIDE.get(constraint, {}))
    row[column] = str(
        await catalogue.fetchval(
            f"SELECT id FROM {target} WHERE clinic_id = $1 ORDER BY id LIMIT 1", clinics[1]
        )
    )

    await check_refused(application, clinics, lambda db: insert(db, table, row), constraint)


async def test_every_foreign_key_within_a_clinic_is_tried(catalogue: Connection) -> None:
    there_are = await catalogue.fetch(
        "SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) = 2"
    )
    assert {row["conname"] for row in there_are} == {found[0] for found in REFERENCES}


async def test_no_clinic_can_be_added_or_seen_from_another(
    application: Connection, clinics: tuple[UUID, UUID]
) -> None:
    own, other = clinics
    add = "INSERT INTO clinic VALUES (gen_random_uuid(), 'Mine', 'CAD', 'UTC', now())"
    for clinic_id in (own, None):
        why = await refusal(application, clinic_id, lambda db: db.execute(add))
        assert "row-level security" in (why or "")
    async with rolled_back(application, own):
        assert await application.fetch("SELECT id FROM clinic WHERE id = $1", other) == []
