"""A superuser who alters or removes a row of history is found out, whichever column it is."""

from __future__ import annotations

import pytest

from gql_packages.domain.chain import HASHED_COLUMNS
from tests.verification.altered import altered, unnoticed_columns
from tests.verification.conftest import History

#: Every row will do; of the audit, one that is about something that is still there.
ROW = dict.fromkeys(HASHED_COLUMNS, "true") | {
    "audit_entry": "request_id IN (SELECT request_id FROM invoice)"
}

#: The tables that go on changing, a row of each, and the columns in which another value cannot be
#: found, because no other row tells of it. None of these rows has a hash.
CHANGING = {
    "appointment": (
        "status = 'ARRIVED'",
        {
            *("practitioner_id", "ends_at", "version", "created_at"),
            *("no_show_resolution", "held_before_no_show_id"),
        },
    ),
    "invoice": ("paid > 0", set()),
    "payment": ("applied > 0", {"amount", "method", "received_at", "received_by_id", "reference"}),
    "patient_package": (
        "uses_redeemed > 0",
        {
            *("package_id", "staff_member_id", "origin", "appointment_id"),
            *("deletion_reason", "version"),
        },
    ),
    "patient_package_item": (
        "patient_package_id IN (SELECT patient_package_id FROM redemption)",
        {"id", "position"},
    ),
    "redemption": ("status = 'REDEEMED'", set()),
}


@pytest.mark.parametrize("table", HASHED_COLUMNS)
async def test_a_changed_value_is_found_in_every_column(history: History, table: str) -> None:
    row = await history.row(table, ROW[table])

    assert await unnoticed_columns(history, table, row) == set()
    assert await history.found() == []


@pytest.mark.parametrize("table", CHANGING)
async def test_of_the_rows_that_go_on_changing_these_columns_are_not_held_by_others(
    history: History, table: str
) -> None:
    condition, not_held = CHANGING[table]
    row = await history.row(table, condition)

    assert await unnoticed_columns(history, table, row) == not_held


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
