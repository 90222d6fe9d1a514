"""What must never be written is refused by the database itself, whatever the application does.

Each write is tried with its own clinic set, where it must be refused for the reason named, and with
another clinic and with none, where it must write nothing.
"""

from collections.abc import AsyncIterator, Mapping
from typing import TypeAlias

import pytest

from gql_packages.database.connect import Connection, connected
from tests.conftest import DatabaseUrls
from tests.db_constraints.illegal_changes import CHANGES, TABLES
from tests.db_constraints.illegal_rows import ROWS
from tests.db_constraints.new_rows import insert, refusal, rolled_back
from tests.db_constraints.write_attempts import (
    ALL_TABLES,
    APPLICATION,
    OF_A_CLINIC,
    OWNER,
    OWNERS,
    REFERENCES,
    Attempt,
    Attempts,
)

Writers: TypeAlias = Mapping[str, Connection]


@pytest.fixture(scope="module")
async def application(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    """A connection as the application's role."""
    async with connected(database_urls.app) as connection:
        yield connection


@pytest.fixture(scope="module")
async def writers(application: Connection, database_urls: DatabaseUrls) -> AsyncIterator[Writers]:
    """Connections of those who write, by their roles."""
    async with connected(database_urls.owner) as owner:
        yield {APPLICATION: application, OWNER: owner}


async def check_refused(writers: Writers, attempts: Attempts, attempt: Attempt) -> None:
    writer = writers[attempt.role]
    own = await refusal(writer, attempt.clinic_id, attempt.write)
    assert (attempt.said, attempt.reason in (own or "taken")) == (attempt.said, True), own
    for clinic_id in (attempts.other, None):
        why = await refusal(writer, clinic_id, attempt.write)
        assert (attempt.said, why) != (attempt.said, None)


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_like_the_others_is_taken_with_its_own_clinic_set_only(
    writers: Writers, attempts: Attempts, table: str
) -> None:
    row, writer = await attempts.new_row(table), writers[OWNER if table in OWNERS else APPLICATION]

    assert await refusal(writer, attempts.own, lambda db: insert(db, table, row)) is None
    for clinic_id in (attempts.other, None):
        why = await refusal(writer, clinic_id, lambda db: insert(db, table, row))
        assert why == f'new row violates row-level security policy for table "{table}"'


@pytest.mark.parametrize("said", ROWS)
async def test_this_row_is_never_added(writers: Writers, attempts: Attempts, said: str) -> None:
    await check_refused(writers, attempts, await attempts.row(said))


@pytest.mark.parametrize("said", CHANGES)
async def test_this_change_is_never_made(writers: Writers, attempts: Attempts, said: str) -> None:
    await check_refused(writers, attempts, await attempts.change(said))


@pytest.mark.parametrize("constraint", REFERENCES)
async def test_no_row_names_a_row_of_another_clinic(
    writers: Writers, attempts: Attempts, constraint: str
) -> None:
    await check_refused(writers, attempts, await attempts.reference(constraint))


async def test_every_foreign_key_within_a_clinic_is_tried(superuser: Connection) -> None:
    there_are = await superuser.fetch(
        "SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) = 2"
    )
    assert {row["conname"] for row in there_are} == REFERENCES.keys()


@pytest.mark.parametrize("table", ALL_TABLES)
async def test_no_row_leaves_out_what_it_must_say(
    writers: Writers, attempts: Attempts, table: str
) -> None:
    async for attempt in attempts.left_out(table):
        await check_refused(writers, attempts, attempt)


@pytest.mark.parametrize("table", ALL_TABLES)
async def test_what_never_changes_cannot_be_changed(
    writers: Writers, attempts: Attempts, table: str
) -> None:
    async for attempt in attempts.changed(table):
        await check_refused(writers, attempts, attempt)


@pytest.mark.parametrize("table", ALL_TABLES)
async def test_no_key_has_two_rows(writers: Writers, attempts: Attempts, table: str) -> None:
    await check_refused(writers, attempts, await attempts.second(table))


@pytest.mark.parametrize("table", OF_A_CLINIC)
async def test_no_row_is_of_a_clinic_that_there_is_not(
    writers: Writers, attempts: Attempts, table: str
) -> None:
    await check_refused(writers, attempts, await attempts.of_no_clinic(table))


async def test_no_clinic_can_be_added_or_seen_from_another(
    application: Connection, attempts: Attempts
) -> None:
    add = "INSERT INTO clinic VALUES (gen_random_uuid(), 'Mine', 'CAD', 'UTC', now())"
    for clinic_id in (attempts.own, None):
        why = await refusal(application, clinic_id, lambda db: db.execute(add))
        assert "row-level security" in (why or "")
    async with rolled_back(application, attempts.own):
        seen = await application.fetch("SELECT id FROM clinic WHERE id = $1", attempts.other)
    assert seen == []
