"""docs/rules.md lists every rule with the tests that hold it, and lists no other."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = (ROOT / "docs" / "rules.md").read_text()


def listed() -> dict[int, set[str]]:
    """The tests under each rule of the document."""
    chapters = re.split(r"^## (\d+)\. .*$", RULES, flags=re.M)[1:]
    return {
        int(number): set(re.findall(r"^- `(test_\w+)`$", text, flags=re.M))
        for number, text in zip(chapters[::2], chapters[1::2], strict=True)
    }


def written() -> dict[int, set[str]]:
    """The tests that are named after each rule."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for file in (ROOT / "tests" / "behaviours").glob("test_*.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                numbered = re.match(r"test_(\d+)_", node.name)
                if numbered:
                    found[int(numbered[1])].add(node.name)
    return dict(found)


@pytest.mark.parametrize("rule", sorted(listed()))
def test_every_rule_is_held_by_the_tests_that_it_lists(rule: int) -> None:
    assert listed()[rule], f"rule {rule} lists no test"
    assert listed()[rule] == written().get(rule, set())


def test_no_test_is_named_after_a_rule_that_is_not_there() -> None:
    assert set(written()) <= set(listed())


def test_rules_that_the_code_names_are_there() -> None:
    named = {
        int(number)
        for file in (ROOT / "src").rglob("*.py")
        for rules in re.findall(r"\((?:R|r)ules? ([\d, -]+)\)", file.read_text())
        for number in re.findall(r"\d+", rules)
    }

    assert named <= set(listed()), "the code names rules that docs/rules.md does not have"
