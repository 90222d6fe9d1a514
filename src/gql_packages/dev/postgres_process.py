"""A Postgres server on one data directory, made, started and stopped by its own programs."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gql_packages.dev.postgres_user import as_postgres, give_to_postgres
from gql_packages.errors import SetupError

#: Seconds: recovery after a crash takes the longest.
START_TIMEOUT = 60
STOP_TIMEOUT = 20

#: Where less is free, a failure is put down to that; and what a first start takes.
FULL_BYTES, NEEDED_MEGABYTES = 1024 * 1024, 200


class DiskFull(SetupError):
    """The database has no room."""


@dataclass(frozen=True)
class PostgresProcess:
    """The server of `data`; the caller holds the lock of the directory around it all."""

    data: Path
    binaries: Path
    progress: Callable[[str], None]

    def ensure_data(self) -> None:
        """Make the data under another name first: a directory with the right one is complete."""
        if self.data.exists():
            return
        self.progress("Making the database's files")
        unfinished = self.data.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        give_to_postgres(unfinished)
        options = "--username postgres --encoding UTF8 --locale C --locale-provider builtin"
        options += " --builtin-locale C.UTF-8 --auth-local trust --auth-host reject"
        made = self._run("initdb", "--pgdata", str(unfinished), *options.split())
        if made.returncode != 0:
            lines = made.stderr.strip().splitlines() or ["no reason given"]
            self._refuse_full(lines)
            reason = next((line for line in lines if "error:" in line), lines[-1])
            raise SetupError(f"The database's files cannot be made in {self.data.parent}: {reason}")
        unfinished.rename(self.data)

    def clear_leftovers(self) -> None:
        """Stop a server that outlived the process that had started it; forget one that did not.

        The number in postmaster.pid may belong to another program by now. Removing the file is
        safe: the lock of the directory is ours, and Postgres does not start while an old backend
        still uses its shared memory.
        """
        if pid := self._running_pid():
            self.progress("Stopping the database that a killed process left running")
            if not self._stop():
                raise SetupError(
                    f"A killed process left a database that does not stop: end process {pid}."
                )
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (self.data / name).unlink(missing_ok=True)

    @contextlib.contextmanager
    def running(self, settings: Mapping[str, str], on_death: Callable[[], None]) -> Iterator[None]:
        """Start the server and wait until it is ready; stop it at the end.

        `on_death` is called from another thread if the server ends before that. If this process is
        killed, the server stops a moment later.
        """
        self.progress("Starting the database")
        is_stopping = threading.Event()

        def watch() -> None:
            while self._running_pid():
                if is_stopping.wait(0.5):
                    return
            on_death()

        try:
            self._start(settings)
            with _stopped_with_us(self._running_pid()):
                threading.Thread(target=watch, daemon=True).start()
                yield
        finally:
            is_stopping.set()
            self._stop()

    def _start(self, settings: Mapping[str, str]) -> None:
        log = self.data.with_name("postgres.log")
        log.touch()
        give_to_postgres(log)
        options = shlex.join(f"--{name}={value}" for name, value in settings.items())
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            log_start = log.stat().st_size
            if self._pg_ctl("start", START_TIMEOUT, "-l", str(log), "-o", options):
                return
            lines = log.read_bytes()[log_start:].decode(errors="replace").splitlines()
            # Backends of a server that was killed notice it within moments.
            if "shared memory block" not in "".join(lines) or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        self._refuse_full(lines)
        fatal = next((line for line in reversed(lines) if "FATAL:" in line), "FATAL: no answer")
        raise SetupError(
            f"The database does not start ({fatal.partition('FATAL:')[2].strip()}): see {log}, or"
            " set GQL_PACKAGES_DATA to another directory."
        )

    def refuse_full(self, since: int) -> None:
        """Raise DiskFull if the disk was full, by what the server has logged since that byte."""
        log = self.data.with_name("postgres.log")
        with contextlib.suppress(OSError):
            self._refuse_full(log.read_bytes()[since:].decode(errors="replace").splitlines())

    def _refuse_full(self, lines: Iterable[str]) -> None:
        free = shutil.disk_usage(self.data.parent).free
        if free < FULL_BYTES or any("No space left" in line for line in lines):
            raise DiskFull(
                f"The disk is full: make some {NEEDED_MEGABYTES} MB of room at {self.data.parent},"
                " or set GQL_PACKAGES_DATA to a directory with room, then start again."
            )

    def _stop(self) -> bool:
        """Whether the server is stopped: nothing waits for its clients, and the files are clean."""
        return any(
            not self._running_pid() or self._pg_ctl("stop", STOP_TIMEOUT, "-m", mode)
            for mode in ("fast", "immediate")
        )

    def _pg_ctl(self, action: str, timeout: int, *options: str) -> bool:
        command = (action, "-D", str(self.data), "-w", "-t", str(timeout), *options)
        return self._run("pg_ctl", *command).returncode == 0

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        # A session of its own: Ctrl-C in the terminal is for us, who stop the server when done.
        return subprocess.run(
            [str(self.binaries / program), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
            **as_postgres(),
        )

    def _running_pid(self) -> int | None:
        """The process noted in postmaster.pid, if it is a server of this data and alive."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            if Path("/proc/self").exists():
                command = Path(f"/proc/{pid}/cmdline").read_bytes()
            else:
                ps = ["/bin/ps", "-p", str(pid), "-o", "args="]
                command = subprocess.run(ps, capture_output=True, check=False).stdout
        except (OSError, IndexError, ValueError):
            return None
        return pid if os.fsencode(self.data) in command else None


@contextlib.contextmanager
def _stopped_with_us(pid: int | None) -> Iterator[None]:
    """Have the server stopped even if this process is killed: a pipe that only we hold open."""
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", f"read _; kill -INT {pid}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )
    try:
        yield
    finally:
        watcher.kill()
        watcher.communicate()
