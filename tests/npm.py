"""The packages that a folder's lock names, installed once and again when the lock changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path


def install(folder: Path) -> None:
    """Have `folder/node_modules` as its package-lock.json says; fails where npm cannot do it."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".lock-sha256"
    if stamp.exists() and stamp.read_text() == lock:
        return
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    stamp.write_text(lock)


def run(folder: Path, *command: str, **settings: str) -> str:
    """What the command writes; fails with it unless the command succeeds."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
