"""A superuser who alters what never changes is found out, whichever column it is."""

import pytest

from gql_packages.domain.row_hash import HASHED_COLUMNS
from tests.verification.altered import altered, unnoticed_columns
from tests.verification.conftest import History

#: A row of each table: any will do, but for one that another would be missed by.
ROW = dict.fromkeys(HASHED_COLUMNS, "true") | {
    "appointment": "status = 'ARRIVED'",
    "audit_entry": "request_id IN (SELECT request_id FROM invoice)",
    "invoice": "paid > 0",
    "patient_package": "uses_redeemed > 0",
    "payment": "applied > 0",
    "redemption": "status = 'REDEEMED'",
}

#: The columns that go on changing and in which another value cannot be found, because neither the
#: hash nor another row tells of it.
NOT_HELD = {
    "appointment": {"ends_at", "version", "no_show_resolution", "held_before_no_show_id"},
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
