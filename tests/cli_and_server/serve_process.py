"""Runs the real `gql-packages serve`, as a person at a terminal would."""

import contextlib
import itertools
import multiprocessing
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx

from gql_packages.cli import main

ROOT = Path(__file__).parents[2]

OURS = (
    "DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "HOST",
    "PORT",
    "GQL_PACKAGES_DATA",
    "AUTH_",
    "OIDC_",
    "REPORTS_",
    "LOG_",
    "METRICS_",
    "DRAIN_",
    "TRUSTED_",
    "ALLOWED_",
    "FRONT_",
)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, **settings}


def run_command(
    *arguments: str, directory: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `gql-packages` to its end, in a process that is forked where it is imported already."""
    with tempfile.TemporaryDirectory() as said:
        where = directory or tempfile.gettempdir()  # not where a developer's `.env` may be
        process = _IMPORTED.Process(
            target=_run, args=(arguments, where, environment(settings), said)
        )
        process.start()
        process.join(60)
        assert process.exitcode is not None, f"{arguments} takes more than a minute"
        output, errors = (Path(said, name).read_text() for name in _SAID)
    return subprocess.CompletedProcess(arguments, process.exitcode, output, errors)


_SAID = ("stdout", "stderr")
_IMPORTED = multiprocessing.get_context("forkserver")
_IMPORTED.set_forkserver_preload(["gql_packages.cli", "gql_packages.server.run"])


def _run(arguments: tuple[str, ...], where: str, variables: dict[str, str], said: str) -> None:
    os.chdir(where)
    os.environ.clear()
    os.environ.update(variables)
    for number, name in enumerate(_SAID, start=1):
        os.dup2(os.open(Path(said, name), os.O_WRONLY | os.O_CREAT), number)
    sys.argv = ["gql-packages", *arguments]
    main()


def refusal_of(*arguments: str, directory: str = "", **settings: str) -> str:
    """What `gql-packages` says no with: one sentence, exit code 1, no stack trace."""
    refused = run_command(*arguments, directory=directory, **settings)
    said = refused.stderr
    assert refused.returncode == 1, said
    assert said.startswith("gql-packages: "), said
    assert len(said.splitlines()) == 1, said
    return said


#: Below the ports that the system gives to outgoing connections: none is taken before it is used.
_PORTS = itertools.cycle(random.sample(range(20_000, 32_000), 2_000))


def free_port() -> int:
    """A port that nothing listens on."""
    for port in _PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("unreachable")


@contextlib.contextmanager
def passable_directory() -> Iterator[Path]:
    """A new directory that every user may pass, as the database's own user has to."""
    with tempfile.TemporaryDirectory(prefix="gql-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made)


def eventually(is_so: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def processes_on(data: Path) -> list[int]:
    """The Postgres processes whose command line names the data."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if (
                entry.name.isdigit()
                and str(data / "postgres").encode() in (entry / "cmdline").read_bytes()
            ):
                found.append(int(entry.name))
    return found


def command_of(process: str) -> bytes:
    """What a process was started with; nothing if it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


class ServeProcess:
    """A running `serve`, in a process group of its own, as a terminal would start it.

    `module` is run in the place of the command: the same, altered by a test.
    """

    def __init__(
        self,
        directory: Path,
        *arguments: str,
        module: str = "gql_packages.cli",
        **settings: str,
    ) -> None:
        self.port = int(settings.setdefault("PORT", str(free_port())))
        # Who ends it is in a hurry, and there is no load balancer that would have to see it.
        settings.setdefault("DRAIN_SECONDS", "0")
        self.settings = settings
        self.output = directory / f"serve-{self.port}.txt"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, "serve", *arguments],
                cwd=directory,  # not where a developer's `.env` may be
                env={"PYTHONPATH": str(ROOT), **environment(settings)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def text(self) -> str:
        return self.output.read_text()

    def wait_until_ready(self) -> float:
        """Seconds until it said that it is ready."""
        started = time.monotonic()
        said = eventually(lambda: "is ready" in self.text or self.process.poll() is not None, 180)
        assert said, self.text
        assert self.process.poll() is None, self.text
        return time.monotonic() - started

    def status(self, path: str) -> int:
        return self.get(path).status_code

    def get(self, path: str, token: str | None = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.get(f"{self.origin}{path}", headers=headers, timeout=10)

    def ask(self, token: str, query: str) -> object:
        """The answer to a GraphQL query."""
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.origin}/graphql"
        answer: object = httpx.post(url, json={"query": query}, headers=headers, timeout=10).json()
        return answer

    def workers(self) -> set[int]:
        """The processes that it has started to serve."""
        parent = self.process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return {int(child) for child in children if b"spawn_main" in command_of(child)}

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Signal it and wait; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)


@contextlib.contextmanager
def serving(directory: Path, *arguments: str, **settings: str) -> Iterator[ServeProcess]:
    """A `serve` that is ready, and gone at the end whatever the test did to it."""
    process = ServeProcess(directory, *arguments, **settings)
    try:
        process.wait_until_ready()
        yield process
    finally:
        if process.process.poll() is None:
            process.end(signal.SIGTERM)
