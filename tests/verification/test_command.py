"""`gql-packages verify`: a line for each finding, a summary, and a status for scripts."""

import re

from tests.cli_and_server.serve_process import run_command
from tests.verification.conftest import History


async def test_a_history_that_adds_up_is_one_sentence_and_status_0(history: History) -> None:
    ran = run_command("verify", MIGRATION_DATABASE_URL=history.urls.owner)

    assert ran.returncode == 0
    words = re.match(r"Checked ([\d,]+) rows \((.+)\): nothing differs\.\n", ran.stdout)
    assert words is not None
    total, *counts = [int(count.replace(",", "")) for count in re.findall(r"[\d,]*\d", words[0])]
    assert total == sum(counts) > 100
    assert ran.stdout.endswith(": nothing differs.\n")
    assert ran.stderr == "Verifying clinic 1 of 2 …\nVerifying clinic 2 of 2 …\n"


async def test_what_differs_is_a_line_each_and_status_1(history: History) -> None:
    await history.alter("UPDATE invoice_counter SET last_number = 0 WHERE clinic_id = :clinic")

    ran = run_command("verify", MIGRATION_DATABASE_URL=history.urls.owner)

    finding, summary = ran.stdout.splitlines()
    assert finding.startswith(f"clinic {history.clinic_id}: Clinic {history.clinic_id}: the last")
    assert summary.endswith(": 1 finding.")
    assert ran.returncode == 1


async def test_without_the_owners_url_it_says_in_a_sentence_what_to_set(history: History) -> None:
    ran = run_command("verify", DATABASE_URL=history.urls.app)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "gql-packages: DATABASE_URL is set and MIGRATION_DATABASE_URL is not: set it to the URL of"
        " the owner of the tables.\n"
    )
