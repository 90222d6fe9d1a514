"""docs/running-it.md and then docs/backups.md, tried by an operator with servers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gql_packages.observing.metrics import RequestMetrics
from tests.house.serve_process import free_port
from tests.papers.places import PROGRAMS, places
from tests.papers.reader import Reader
from tests.papers.server_that_day import ROOT
from tests.papers.terminal import Terminal

PAPER = ROOT / "docs" / "running-it.md"
BACKUPS = ROOT / "docs" / "backups.md"

#: Of all commands `verify` alone is asked two hours later: only then are rows settled for a seal.
LATER = f"""#!/bin/sh
[ "$1" = verify ] || exec python -m gql_packages.cli "$@"
cd {ROOT} && exec python -m tests.papers.two_hours_later verify --seals "$OLDPWD/$3"
"""


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Reader]:
    programs = tmp_path / "programs"
    programs.mkdir()
    command = programs / "gql-packages"
    command.write_text(LATER)
    command.chmod(0o755)
    port, metrics = free_port(), free_port()
    with places() as found:
        replaced = {
            **found,
            r"127\.0\.0\.1:8000": f"127.0.0.1:{port}",
            r"\b9464\b": str(metrics),
        }
        names = {"PORT": str(port)}
        folder = tmp_path / "folder"
        folder.mkdir()
        terminal = Terminal(folder, names, replaced, (programs, PROGRAMS))
        yield Reader(terminal, names)
        terminal.end()


def test_what_is_to_be_watched_is_there() -> None:
    counted = {metric.name for metric in RequestMetrics().registry.collect()}
    words = re.findall(r"`(gql_packages_\w+?)(?:_total)?(?:\{[^`]*)?`", PAPER.read_text())

    assert len(words) > 5
    assert set(words) <= counted


def test_every_example_works(operator: Reader) -> None:
    assert len(operator.read(PAPER.read_text(), {})) >= 18
    assert len(operator.read(BACKUPS.read_text(), {})) >= 11
