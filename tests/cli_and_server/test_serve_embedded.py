"""`serve` with the embedded database: first start, later starts, and all that can be killed."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli_and_server.serve_process import (
    ServeProcess,
    eventually,
    passable_directory,
    processes_on,
    refusal_of,
    run_command,
    serving,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first_start() -> Iterator[tuple[Path, str]]:
    """A data directory that was started on once, and what was said then."""
    with passable_directory() as made:
        data = made / "data"
        with serving(made, GQL_PACKAGES_DATA=str(data)) as server:
            assert server.status("/readyz") == 200
            assert server.end() == 0
        yield data, server.text


@pytest.fixture
def data(first_start: tuple[Path, str]) -> Path:
    return first_start[0]


def test_a_first_start_shows_its_steps_and_then_at_most_fifteen_lines(
    first_start: tuple[Path, str],
) -> None:
    data, said = first_start

    steps, _, banner = said.partition("\n\n")

    assert "Applying migration 0001" in steps
    assert len(banner.splitlines()) <= 15
    assert "http://127.0.0.1:" in banner
    assert str(data.resolve()) in banner
    assert "Token       ey" in banner
    assert "DATABASE_URL" in banner


def test_ctrl_c_leaves_nothing_running_and_nothing_to_repair(data: Path) -> None:
    assert processes_on(data) == []
    assert not (data / "postgres" / "postmaster.pid").exists()
    assert "database system is shut down" in (data / "postgres.log").read_text()


def test_a_later_start_is_ready_within_seconds_and_fills_nothing_again(
    data: Path, tmp_path: Path
) -> None:
    server = ServeProcess(tmp_path, GQL_PACKAGES_DATA=str(data))

    seconds = server.wait_until_ready()

    assert server.end(signal.SIGTERM) == 0
    assert seconds < 30
    assert "Filling" not in server.text
    assert "Applying" not in server.text


def test_a_port_in_use_is_one_sentence(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        said = refusal_of("serve", GQL_PACKAGES_DATA=str(data), PORT=port)

    assert f"Port {port} on 127.0.0.1" in said


def test_a_second_copy_on_the_same_data_is_one_sentence(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        said = refusal_of("serve", GQL_PACKAGES_DATA=str(data), PORT="0")

        assert f"(process {server.process.pid}) runs on the data in" in said
        assert server.status("/readyz") == 200


def test_other_commands_use_the_server_that_runs(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)):
        migrated = run_command("migrate", GQL_PACKAGES_DATA=str(data))

    assert migrated.stdout == "Nothing to do.\n"
    assert migrated.stderr == ""


def test_after_serve_is_killed_its_database_ends_by_itself(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        server.process.kill()
        server.process.wait()

        assert eventually(lambda: processes_on(data) == [])

    assert_starts(data, tmp_path)


@pytest.mark.long
def test_it_starts_at_once_after_its_whole_process_group_was_killed(
    data: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()

    assert_starts(data, tmp_path)


@pytest.mark.long
def test_it_starts_after_everything_was_killed_at_once(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        server.process.send_signal(signal.SIGSTOP)
        for pid in processes_on(data):
            os.kill(pid, signal.SIGKILL)
        server.process.kill()
        server.process.wait()
    assert (data / "postgres" / "postmaster.pid").exists()

    assert_starts(data, tmp_path)


def test_a_killed_database_ends_serve_with_one_sentence(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        os.kill(postmaster_of(data), signal.SIGKILL)

        assert server.process.wait(30) == 1

    assert "The database ended unexpectedly" in server.text
    assert "Traceback" not in server.text
    assert_starts(data, tmp_path)


@pytest.mark.long
def test_a_database_that_outlived_everybody_is_taken_over(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        for pid in processes_watching(postmaster_of(data)):
            os.kill(pid, signal.SIGKILL)
        server.process.kill()
        server.process.wait()
        assert processes_on(data) != []

    assert "left running" in assert_starts(data, tmp_path)


@pytest.mark.long
def test_a_number_in_postmaster_pid_that_is_somebody_else_by_now_is_not_touched(
    data: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)):
        noted = (data / "postgres" / "postmaster.pid").read_text()
    lines = noted.splitlines(keepends=True)
    (data / "postgres" / "postmaster.pid").write_text("".join([f"{os.getpid()}\n", *lines[1:]]))

    assert_starts(data, tmp_path)


@pytest.mark.long
def test_a_half_written_postmaster_pid_is_no_obstacle(data: Path, tmp_path: Path) -> None:
    (data / "postgres" / "postmaster.pid").write_text("")

    assert_starts(data, tmp_path)


def test_files_that_were_half_made_are_made_again() -> None:
    with passable_directory() as made:
        unfinished = made / "data" / "postgres.unfinished"
        unfinished.mkdir(parents=True)
        (unfinished / "PG_VERSION").write_text("18\n")

        migrated = run_command("migrate", GQL_PACKAGES_DATA=str(unfinished.parent))

        assert "migrations applied" in migrated.stdout, migrated.stderr
        assert not unfinished.exists()


def test_a_path_too_long_for_a_socket_is_no_obstacle() -> None:
    with passable_directory() as made:
        migrated = run_command("migrate", GQL_PACKAGES_DATA=str(made / ("long" * 30)))

        assert "migrations applied" in migrated.stdout, migrated.stderr


def test_two_workers_serve_and_end_together(data: Path, tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2", GQL_PACKAGES_DATA=str(data)) as server:
        assert server.status("/readyz") == 200

        assert server.end(signal.SIGTERM) == 0

    assert processes_on(data) == []
    assert "Traceback" not in server.text


@pytest.mark.long
def test_workers_end_when_the_process_that_started_them_is_killed(
    data: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, "--workers", "2", GQL_PACKAGES_DATA=str(data)) as server:
        server.process.kill()
        server.process.wait()

        assert eventually(lambda: not answers(server))


def answers(server: ServeProcess) -> bool:
    try:
        return server.status("/livez") == 200
    except httpx.TransportError:
        return False


def assert_starts(data: Path, tmp_path: Path) -> str:
    with serving(tmp_path, GQL_PACKAGES_DATA=str(data)) as server:
        assert server.status("/readyz") == 200
        assert server.end() == 0
    assert "Traceback" not in server.text
    return server.text


def postmaster_of(data: Path) -> int:
    return int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def processes_watching(pid: int) -> list[int]:
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and f"kill -INT {pid}".encode() in (entry / "cmdline").read_bytes()
    ]
