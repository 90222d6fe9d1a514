"""A checkpoint must still be right: no row is removed or rewritten without a finding."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.errors import SetupError
from gql_packages.verification.checkpoints import (
    SETTLES_IN,
    Checkpoint,
    add_checkpoints,
    read_checkpoints,
)
from gql_packages.verification.findings import Verification
from gql_packages.verification.verify import verify
from tests.cli_and_server.serve_process import run_command
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls, new_database
from tests.eventful_clinic import make_history
from tests.verification.conftest import History

#: A line of the audit that no other row tells of.
LONELY = "operation = 'createClinic'"


async def checkpointed(urls: DatabaseUrls, checkpoints: dict[UUID, Checkpoint]) -> Verification:
    """What is found in view of these checkpoints, and checkpoints of all the rows of now."""
    later = datetime.now(UTC) + SETTLES_IN
    return await verify(urls.owner, progress=lambda _: None, checkpoints=checkpoints, now=later)


@pytest.fixture
async def checkpoints(history: History) -> dict[UUID, Checkpoint]:
    made = (await checkpointed(history.urls, {})).checkpoints
    assert {each.clinic_id for each in made} == {history.clinic_id, history.other_clinic_id}
    assert all(rows > 0 for checkpoint in made for rows, _ in checkpoint.tables.values())
    return {checkpoint.clinic_id: checkpoint for checkpoint in made}


@pytest.mark.parametrize("table", HASHED_COLUMNS)
async def test_a_row_of_any_table_that_is_gone_is_found(
    history: History, checkpoints: dict[UUID, Checkpoint], table: str
) -> None:
    row = await history.row(table, "true")
    await history.alter(f"DELETE FROM {table} WHERE id = '{row['id']}'")

    said = [str(finding) for finding in (await checkpointed(history.urls, checkpoints)).findings]

    rows = checkpoints[history.clinic_id].tables[table][0]
    assert any(f": of {table}, {rows} rows" in one and f" {rows - 1} are" in one for one in said)


async def test_a_lonely_line_of_the_audit_is_held_by_nothing_else(
    history: History, checkpoints: dict[UUID, Checkpoint]
) -> None:
    await history.alter(f"DELETE FROM audit_entry WHERE clinic_id = :clinic AND {LONELY}")

    assert await history.found() == []
    assert len((await checkpointed(history.urls, checkpoints)).findings) == 1


async def test_a_row_that_was_written_anew_with_its_hash_is_found(
    history: History, checkpoints: dict[UUID, Checkpoint]
) -> None:
    row = await history.row("audit_entry", LONELY)
    await history.alter(f"UPDATE audit_entry SET at = at - interval '1 day' WHERE {LONELY}")
    await history.hash_again("audit_entry", row["id"])
    other = await history.superuser.fetchval(
        f"SELECT id FROM audit_entry WHERE id <> $1 AND {LONELY}", UUID(row["id"])
    )
    await history.hash_again("audit_entry", other)

    assert await history.found() == []
    found = (await checkpointed(history.urls, checkpoints)).findings
    assert [finding.what.endswith("other ones are there now") for finding in found] == [True] * 2


async def test_a_clinic_that_is_gone_with_everything_in_it_is_found(
    history: History, checkpoints: dict[UUID, Checkpoint]
) -> None:
    for (table,) in await history.superuser.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migration'"
    ):
        key = "id" if table == "clinic" else "clinic_id"
        await history.alter(f"DELETE FROM {table} WHERE {key} = :clinic")

    assert await history.found() == []
    found = (await checkpointed(history.urls, checkpoints)).findings
    assert {finding.clinic_id for finding in found} == {history.clinic_id}
    assert len(found) == len(HASHED_COLUMNS)


async def test_what_happens_later_breaks_no_checkpoint(
    postgres: EmbeddedServer, tmp_path: Path
) -> None:
    async with new_database(postgres) as urls:
        await _nothing_breaks_later(urls, tmp_path)


async def _nothing_breaks_later(urls: DatabaseUrls, tmp_path: Path) -> None:
    database = await ClinicDatabase.open(urls.app, pool_size=2)
    desk = await make_history(database)
    await database.audit.flush()
    file = tmp_path / "checkpoints"
    add_checkpoints(file, (await checkpointed(urls, {})).checkpoints)

    for payment in await _payments(desk.principal.clinic_id, database):
        await desk.do("refundPayment", paymentId=payment, amount="1.00")
    again = await checkpointed(urls, read_checkpoints(file))
    await database.close()

    assert again.findings == []
    assert again.checked["checkpoint"] == len(again.checkpoints) > 0
    add_checkpoints(file, again.checkpoints)
    assert read_checkpoints(file) == {each.clinic_id: each for each in again.checkpoints}


async def _payments(clinic_id: UUID, database: ClinicDatabase) -> list[str]:
    from gql_packages.schema.global_id import encode

    async with database.reading(clinic_id) as db:
        rows = await db.rows(
            "SELECT id FROM payment WHERE clinic_id = $1 AND amount - applied - refunded > 100"
            " AND voided_at IS NULL",
            clinic_id,
        )
    assert rows
    return [encode("Payment", row["id"]) for row in rows]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "checkpoints"
    file.write_text('{"clinic": "me"}\n')

    with pytest.raises(SetupError, match="is not a file of checkpoints"):
        read_checkpoints(file)


async def test_the_command_keeps_a_checkpoint_unless_something_differs(
    history: History, tmp_path: Path
) -> None:
    file = tmp_path / "checkpoints"
    add_checkpoints(file, (await checkpointed(history.urls, {})).checkpoints)
    lines = file.read_text().splitlines()

    ran = run_command("verify", "--seals", str(file), MIGRATION_DATABASE_URL=history.urls.owner)
    await history.alter(f"DELETE FROM audit_entry WHERE clinic_id = :clinic AND {LONELY}")
    broken = run_command("verify", "--seals", str(file), MIGRATION_DATABASE_URL=history.urls.owner)

    assert (ran.returncode, "checkpoint 2" in ran.stdout) == (0, True), ran.stderr
    assert broken.returncode == 1
    assert file.read_text().splitlines()[:2] == lines
    assert len(file.read_text().splitlines()) == 4
