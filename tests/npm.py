"""The packages that a folder's lock names, installed once and again when the lock changes."""

import fcntl
import hashlib
import os
import subprocess
from pathlib import Path


def install(folder: Path) -> None:
    """Have `folder/node_modules` as its package-lock.json says; fails where npm cannot do it."""
    lock = folder / "package-lock.json"
    locked = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".lock-sha256"
    with lock.open() as in_turn:
        # Another worker may be about it.
        fcntl.flock(in_turn, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != locked:
            quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            run(folder, "npm", "ci", *quietly)
            stamp.write_text(locked)


def run(folder: Path, *command: str, **settings: str) -> str:
    """What the command writes; fails with it unless the command succeeds."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
