"""What `make prove-rules` takes out is of every rule, and its tests are there; whether the texts
that it changes still stand in the code is seen when it is run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mutation_tests import model_controls
from mutation_tests.copying import copy_to
from mutation_tests.rule_entries import BEHAVIOURS, read_entries, written_rules, wrong_tests

ENTRIES = read_entries()


def test_every_rule_has_a_proof_and_no_other_has() -> None:
    assert {entry.rule for entry in ENTRIES} == written_rules()


@pytest.mark.parametrize("rule", sorted(written_rules()))
def test_the_proofs_of_a_rule_name_tests_that_are_there(rule: int) -> None:
    assert [found for e in ENTRIES if e.rule == rule for found in wrong_tests(e)] == []


def test_no_proof_is_there_twice() -> None:
    assert len({(entry.test, entry.edits) for entry in ENTRIES}) == len(ENTRIES)
    mistakes = model_controls.read_mistakes()
    assert len({(each.file, each.new) for each in mistakes}) == len(mistakes)


@pytest.mark.slow
def test_a_copy_has_all_that_the_tests_in_it_need(tmp_path: Path) -> None:
    copy_to(tmp_path)

    collecting = ["-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    collected = subprocess.run(
        [sys.executable, *collecting, str(BEHAVIOURS), model_controls.TEST],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert collected.returncode == 0, collected.stdout + collected.stderr
