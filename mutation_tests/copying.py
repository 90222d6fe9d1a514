"""A copy of the program with its tests, in which something is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: What running the tests of behaviour takes.
NEEDED = ("src", "tests", "docs_generator", "examples", "pyproject.toml", "schema.graphql")


def copy_to(root: Path) -> None:
    """Lay the copy there."""
    root.mkdir(exist_ok=True)
    for name in NEEDED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, root / name)
