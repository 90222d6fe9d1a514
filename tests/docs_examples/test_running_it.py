"""docs/operations.md and then docs/backups.md, tried by an operator with servers of their own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gql_packages.observability.metrics import RequestMetrics
from tests.cli_and_server.serve_process import free_port
from tests.docs_examples.doc_runner import Reader
from tests.docs_examples.example_hosts import PROGRAMS, places
from tests.docs_examples.other_clock import ROOT
from tests.docs_examples.terminal import Terminal

PAPER = ROOT / "docs" / "operations.md"
BACKUPS = ROOT / "docs" / "backups.md"

#: Of all commands `verify` alone is asked two hours later: only then are rows settled for a seal.
LATER = f"""#!/bin/sh
[ "$1" = verify ] || exec python -m gql_packages.cli "$@"
cd {ROOT} && exec python -m tests.docs_examples.other_clock verify --seals "$OLDPWD/$3"
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
