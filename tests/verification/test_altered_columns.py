"""A superuser who alters what never changes is found out, whichever column it is."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from gql_packages.domain.row_hash import HASHED_COLUMNS
from tests.verification.conftest import History

#: A row of each table: any will do, but for one that another would be missed by.
ROW = dict.fromkeys(HASHED_COLUMNS, "true") | {
    "appointment": "status = 'ARRIVED' AND is_practitioner_corrected",
    "audit_entry": "request_id IN (SELECT request_id FROM invoice)",
    "invoice": "paid > 0",
    "patient_package": "uses_redeemed > 0 AND is_staff_member_corrected",
    "payment": "applied > 0",
    "redemption": "status = 'REDEEMED'",
}

#: The columns that go on changing and in which another value cannot be found, because neither the
#: hash nor another row tells of it: of a visit without a use, when it ended.
NOT_HELD = {
    "appointment": {
        *("ends_at", "version", "note"),
        *("no_show_resolution", "held_before_no_show_id"),
    },
    "patient_package": {"deletion_reason", "version"},
}


@pytest.mark.parametrize("table", HASHED_COLUMNS)
async def test_a_changed_value_is_found_in_every_column_that_never_changes(
    history: History, table: str
) -> None:
    row = await history.row(table, ROW[table])

    assert await unnoticed_columns(history, table, row) == NOT_HELD.get(table, set())
    assert await history.found() == []


def test_nothing_that_never_changes_is_left_unheld() -> None:
    for table, columns in NOT_HELD.items():
        assert columns.isdisjoint(HASHED_COLUMNS[table])


@pytest.mark.parametrize("table", HASHED_COLUMNS)
async def test_a_row_that_was_moved_to_another_clinic_is_found(
    history: History, table: str
) -> None:
    row = await history.row(table, ROW[table])

    async with altered(history, table, row, f"clinic_id = '{history.other_clinic_id}'"):
        found = await history.found()

    assert history.other_clinic_id in {finding.clinic_id for finding in found}


@pytest.mark.parametrize("table", HASHED_COLUMNS)
async def test_a_row_that_was_removed_is_found(history: History, table: str) -> None:
    row = await history.row(table, ROW[table])

    await history.superuser.execute(f"DELETE FROM {table} WHERE id = $1", row["id"])

    assert await history.found()


#: What a value of each type is altered to.
OTHER_VALUE = {
    "uuid": "gen_random_uuid()",
    "boolean": "NOT {column}",
    "text": "coalesce({column}, '') || 'x'",
    "bigint": "{column} + 1000",
    "integer": "coalesce({column}, 0) + 1000",
    "timestamp with time zone": "coalesce({column}, now()) + interval '1 microsecond'",
    "date": "coalesce({column}, date '2026-01-01') + 1",
    "bytea": "sha256({column})",
}

#: A reference is altered to another row of the same clinic: one to nowhere is easily found.
REFERENCES = {
    "actor_id": "staff_member",
    "applied_by_id": "staff_member",
    "appointment_id": "appointment",
    "corrected_practitioner_id": "staff_member",
    "corrected_staff_member_id": "staff_member",
    "corrected_treatment_id": "treatment",
    "held_before_no_show_id": "patient_package",
    "invoice_id": "invoice",
    "package_id": "package",
    "patient_id": "patient",
    "patient_package_id": "patient_package",
    "payment_id": "payment",
    "practitioner_id": "staff_member",
    "received_by_id": "staff_member",
    "redemption_id": "redemption",
    "refunded_by_id": "staff_member",
    "staff_member_id": "staff_member",
    "treatment_id": "treatment",
}

_ANOTHER_ROW = """(
    SELECT other.id FROM {referenced} other
    WHERE other.clinic_id = {table}.clinic_id AND other.id IS DISTINCT FROM {table}.{column}
    ORDER BY other.id LIMIT 1
)"""

_COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position
"""


async def unnoticed_columns(history: History, table: str, row: dict[str, Any]) -> set[str]:
    """The columns of the row in which another value is not found out."""
    columns = await history.superuser.fetch(_COLUMNS, table)
    assert len(columns) > 5
    unnoticed = set()
    for column, data_type in columns:
        referenced = REFERENCES.get(column)
        expression = _ANOTHER_ROW if referenced else OTHER_VALUE[data_type]
        value = expression.format(column=column, table=table, referenced=referenced)
        async with altered(history, table, row, f"{column} = {value}"):
            if not await history.found():
                unnoticed.add(column)
    return unnoticed


@asynccontextmanager
async def altered(
    history: History, table: str, row: dict[str, Any], change: str
) -> AsyncIterator[None]:
    changed = await history.superuser.fetchval(
        f"UPDATE {table} SET {change} WHERE id = $1 RETURNING id", row["id"]
    )
    assert changed is not None
    yield
    await history.superuser.execute(f"DELETE FROM {table} WHERE id = $1", changed)
    await history.superuser.execute(
        f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, $1)",
        json.dumps(row),
    )
