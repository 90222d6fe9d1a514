"""One Postgres server process on one data directory, from its files to its end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gql_packages.dev.system_user import SystemUser
from gql_packages.errors import SetupError

#: Seconds until it is given up: recovery after a crash takes the longest.
START_TIMEOUT = 60.0
STOP_TIMEOUT = 20.0


class PostgresProcess:
    """What is done with the server; the caller holds the lock of the directory around it all."""

    def __init__(
        self, data: Path, binaries: Path, user: SystemUser, progress: Callable[[str], None]
    ) -> None:
        self.data = data
        self.log = data.with_name("postgres.log")
        self._binaries = binaries
        self._user = user
        self._progress = progress
        self._log_start = 0

    def ensure_data(self) -> None:
        """Make the data under another name first: a directory with the right one is complete."""
        if self.data.exists():
            return
        self._progress("Making the database's files")
        unfinished = self.data.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._user.give(unfinished)
        command = [str(self._binaries / "initdb"), "--pgdata", str(unfinished)]
        command += ["--username", "postgres", "--encoding", "UTF8", "--locale", "C"]
        command += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
        command += ["--auth-local", "trust", "--auth-host", "reject"]
        made = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            user=self._user.uid,
            group=self._user.gid,
            extra_groups=self._user.groups,
        )
        if made.returncode != 0:
            raise SetupError(
                f"The database's files cannot be made in {self.data.parent}:"
                f" {_last_line(made.stderr)}"
            )
        unfinished.rename(self.data)

    def stop_leftover(self) -> None:
        """End a server that outlived the process that had started it, or forget one that did not.

        The number in postmaster.pid may belong to anybody by now. Forgetting it is safe: the lock
        of the directory is ours, and Postgres itself does not start while an old backend still
        uses its shared memory.
        """
        pid = self._noted_pid()
        if pid is None or not self._is_ours(pid):
            for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
                (self.data / name).unlink(missing_ok=True)
            return
        self._progress("Stopping the database that a killed process left running")
        for asked in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, asked)
            if _within(STOP_TIMEOUT, lambda: not self._is_ours(pid)):
                return
        raise SetupError(f"A killed process left a database that does not stop: end process {pid}.")

    @contextlib.contextmanager
    def running(self, options: list[str], on_death: Callable[[], None]) -> Iterator[None]:
        """Start the server and wait until it is ready; stop it at the end.

        `on_death` is called from another thread if the server ends before that.
        """
        self._progress("Starting the database")
        process = self._started(options)
        is_stopping = threading.Event()

        def wait() -> None:
            process.wait()
            if not is_stopping.is_set():
                on_death()

        with _stopped_with_us(process.pid):
            threading.Thread(target=wait, daemon=True).start()
            try:
                yield
            finally:
                is_stopping.set()
                _stop(process)

    def _started(self, options: list[str]) -> subprocess.Popen[bytes]:
        deadline = time.monotonic() + START_TIMEOUT
        process = self._spawn(options)
        try:
            while not self._is_ready(process.pid):
                if time.monotonic() > deadline or process.poll() is not None:
                    self._refuse_unless_passing(deadline)
                    process = self._spawn(options)
                time.sleep(0.02)
        except BaseException:
            _stop(process)
            raise
        return process

    def _spawn(self, options: list[str]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as output:
            self._log_start = output.tell()
            # A session of its own: Ctrl-C in the terminal is for us, who stop it when we are done.
            return subprocess.Popen(
                [str(self._binaries / "postgres"), "-D", str(self.data), *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                cwd="/",
                user=self._user.uid,
                group=self._user.gid,
                extra_groups=self._user.groups,
            )

    def _refuse_unless_passing(self, deadline: float) -> None:
        """Raise SetupError with the server's own words, unless trying again may help."""
        lines = self.log.read_bytes()[self._log_start :].decode(errors="replace").splitlines()
        # Backends of a server that was killed notice it within moments.
        if any("shared memory block" in line for line in lines) and time.monotonic() < deadline:
            time.sleep(0.2)
            return
        fatal = next((line for line in reversed(lines) if "FATAL:" in line), "FATAL: no answer")
        raise SetupError(
            f"The database does not start ({fatal.partition('FATAL:')[2].strip()}): see"
            f" {self.log}, or set GQL_PACKAGES_DATA to another directory."
        )

    def _noted_pid(self) -> int | None:
        lines = self._pid_file_lines()
        return int(lines[0]) if lines and lines[0].strip().isdigit() else None

    def _is_ready(self, pid: int) -> bool:
        lines = self._pid_file_lines()
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _is_ours(self, pid: int) -> bool:
        if Path("/proc/self").exists():
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                return False
        else:
            words = subprocess.run(
                ["/bin/ps", "-p", str(pid), "-o", "args="], capture_output=True, check=False
            ).stdout
        return os.fsencode(self.data) in words


@contextlib.contextmanager
def _stopped_with_us(pid: int) -> Iterator[None]:
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


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Fast shutdown: nothing waits for clients, and the files are left clean."""
    for asked in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(asked)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_TIMEOUT)
            return


def _within(seconds: float, is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]
