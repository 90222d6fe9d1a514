"""Writes the reference: python -m docs_generator DIRECTORY."""

from __future__ import annotations

import sys
from pathlib import Path

from docs_generator.pages import pages

if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    directory = Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    written = pages()
    for name, text in written.items():
        (directory / name).write_text(text, encoding="utf-8")
    for file in directory.glob("*.md"):
        if file.name not in written:
            file.unlink()
