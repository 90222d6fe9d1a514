"""Whom Postgres runs as: ourselves, or a user made for it, because it refuses to run as root."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gql_packages.errors import SetupError

NAME = "gql_packages"


@dataclass(frozen=True)
class SystemUser:
    """The user and group that Postgres runs as; None: our own."""

    uid: int | None = None
    gid: int | None = None

    @classmethod
    def for_postgres(cls) -> SystemUser:
        """Ourselves; as root, a system user that is made where it is missing."""
        if os.geteuid() != 0:
            return cls()
        import pwd

        try:
            entry = pwd.getpwnam(NAME)
        except KeyError:
            _make()
            entry = pwd.getpwnam(NAME)
        return cls(entry.pw_uid, entry.pw_gid)

    @property
    def groups(self) -> list[int] | None:
        """No other groups, root's least of all; None: our own."""
        return None if self.uid is None else []

    def give(self, path: Path) -> None:
        """Make the user the owner of an empty directory or a file."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def let_pass(self, directory: Path, progress: Callable[[str], None]) -> None:
        """Let the user pass through the directory and those above it, without reading them."""
        if self.uid is None:
            return
        closed = [
            path
            for path in (directory, *directory.parents)
            if not path.stat().st_mode & stat.S_IXOTH
        ]
        if closed:
            progress(f"Letting the database's user pass to {directory} (chmod o+x)")
        for path in closed:
            path.chmod(path.stat().st_mode | stat.S_IXOTH)

    def let_read(self, directory: Path, progress: Callable[[str], None]) -> None:
        """Let the user read an installation that was made with a strict umask."""
        if self.uid is None:
            return
        self.let_pass(directory, progress)
        for path in (directory, *directory.rglob("*")):
            mode = path.lstat().st_mode
            wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
            if wanted != mode and not stat.S_ISLNK(mode):
                path.chmod(wanted)


def _make() -> None:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"Postgres does not run as root, and the user {NAME} cannot be made for it: run this"
            " as an ordinary user, or set DATABASE_URL."
        ) from error
