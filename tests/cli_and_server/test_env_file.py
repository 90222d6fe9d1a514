"""Settings in a file `.env`, as README.md and docs/operations.md describe it."""

from pathlib import Path

from tests.cli_and_server.serve_process import refusal_of


def test_a_file_in_the_working_directory_holds_settings(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# the database\nDATABASE_URL=postgresql://nowhere/clinics\n")

    assert "MIGRATION_DATABASE_URL is not" in refusal_of("migrate", directory=str(tmp_path))


def test_the_environment_takes_precedence_and_an_empty_value_is_unset(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_POOL_SIZE=0\nDATABASE_URL=\n")

    assert "DATABASE_POOL_SIZE does not fit" in refusal_of("migrate", directory=str(tmp_path))
    url = "postgresql://nowhere/clinics"
    settings = {"DATABASE_POOL_SIZE": "10", "DATABASE_URL": url}
    said = refusal_of("migrate", directory=str(tmp_path), **settings)
    assert "MIGRATION_DATABASE_URL is not" in said
