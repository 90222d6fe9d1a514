"""Settings in a file `.env`, as README.md and docs/operations.md describe it."""

import subprocess
import sys
from pathlib import Path

from tests.cli_and_server.serve_process import environment


def refusal(directory: Path, **settings: str) -> str:
    """What `gql-packages migrate` says to settings that lead to no database."""
    run = subprocess.run(
        [sys.executable, "-m", "gql_packages.cli", "migrate"],
        cwd=directory,
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 1
    return run.stderr


def test_a_file_in_the_working_directory_holds_settings(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# the database\nDATABASE_URL=postgresql://nowhere/clinics\n")

    assert "MIGRATION_DATABASE_URL is not" in refusal(tmp_path)


def test_the_environment_takes_precedence_and_an_empty_value_is_unset(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_POOL_SIZE=0\nDATABASE_URL=\n")

    assert "DATABASE_POOL_SIZE does not fit" in refusal(tmp_path)
    url = "postgresql://nowhere/clinics"
    assert "MIGRATION_DATABASE_URL is not" in refusal(
        tmp_path, DATABASE_POOL_SIZE="10", DATABASE_URL=url
    )
