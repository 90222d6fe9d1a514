"""What `make prove-rules` takes out is all there to be taken out: every rule, each text once."""

from __future__ import annotations

import pytest

from proofs.rule_entries import complaints, read_entries, written_rules

ENTRIES = read_entries()


def test_every_rule_has_a_proof_and_no_other_has() -> None:
    assert {entry.rule for entry in ENTRIES} == written_rules()


@pytest.mark.parametrize("rule", sorted(written_rules()))
def test_the_proofs_of_a_rule_fit_the_code_and_the_tests_as_they_are(rule: int) -> None:
    assert [found for e in ENTRIES if e.rule == rule for found in complaints(e)] == []


def test_no_proof_is_there_twice() -> None:
    assert len({(entry.test, entry.edits) for entry in ENTRIES}) == len(ENTRIES)
