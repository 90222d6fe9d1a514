"""`gql-packages purge`: what it says, what it refuses, and what it does with checkpoints."""

from pathlib import Path

import pytest

from gql_packages.database.connect import connected
from tests.cli_and_server.serve_process import refusal_of, run_command
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.old_records import add_old_records
from tests.row_counts import Written

pytestmark = pytest.mark.tampers


async def test_the_command_says_what_it_did_and_refuses_what_is_young(
    clinic: Ready, written: Written, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    await add_old_records(database_urls, clinic.desk.principal, 3)
    owner = {"MIGRATION_DATABASE_URL": database_urls.owner}
    file = tmp_path / "checkpoints"
    run_command("verify", "--checkpoints", str(file), **owner)

    young = refusal_of("purge", "--older-than", "29", **owner)
    ran = run_command("purge", "--older-than", "30", "--checkpoints", str(file), **owner)

    assert "Only what is older than 30 days can be purged." in young
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Deleted 3 idempotency records in 1 clinics, made before 2")
    assert "since" in file.read_text().splitlines()[-1]
    async with connected(database_urls.superuser) as superuser:
        await superuser.execute("UPDATE invoice_counter SET last_number = 0")
        await add_old_records(database_urls, clinic.desk.principal)
        kept = await written.count("idempotency_record")
        ran = run_command("purge", "--older-than", "30", "--checkpoints", str(file), **owner)
    assert ran.returncode == 1
    assert await written.count("idempotency_record") == kept
