"""The table of rule_mutations.toml: how each clause of a rule is taken out of the program."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = Path(__file__).with_name("rule_mutations.toml")
PACKAGE = Path("src/gql_packages")
BEHAVIOURS = Path("tests/behaviours")


@dataclass(frozen=True, kw_only=True)
class Edit:
    """An exact text of a file of the package, and what stands in its place without the rule."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One clause of a rule, how it is taken out, and the test that then has to fail."""

    rule: int
    takes_out: str
    edits: tuple[Edit, ...]
    test: str
    #: The constraint that refuses in the rule's place: what the test then sees is an incident.
    refused_by: str | None

    @property
    def needs_migrating(self) -> bool:
        """Whether the tables themselves are different."""
        return any(edit.file.startswith("migrations/") for edit in self.edits)


def read_entries() -> list[Entry]:
    """The table."""
    entries = tomllib.loads(TABLE.read_text())["entry"]
    return [
        Entry(
            rule=entry["rule"],
            takes_out=entry["takes_out"],
            edits=(
                Edit(file=entry["file"], old=entry["old"], new=entry["new"]),
                *(Edit(**edit) for edit in entry.get("also", [])),
            ),
            test=entry["test"],
            refused_by=entry.get("refused_by"),
        )
        for entry in entries
    ]


def written_rules() -> set[int]:
    """The numbers of docs/rules.md."""
    text = (ROOT / "docs" / "rules.md").read_text()
    return {int(number) for number in re.findall(r"^## (\d+)\. ", text, flags=re.M)}


def node_of(test: str, root: Path = ROOT) -> str:
    """Where pytest finds a test of behaviours; LookupError unless there is exactly one."""
    name, bracket, case = test.partition("[")
    definition = re.compile(rf"^async def {name}\(|^def {name}\(", flags=re.M)
    files = [
        file
        for file in sorted((root / BEHAVIOURS).glob("test_*.py"))
        if definition.search(file.read_text())
    ]
    if len(files) != 1:
        raise LookupError(f"{name} is in {len(files)} files of {BEHAVIOURS}, not in one.")
    return f"{BEHAVIOURS / files[0].name}::{name}{bracket}{case}"


def wrong_tests(entry: Entry, root: Path = ROOT) -> list[str]:
    """Why the entry's test is none of its rule's; empty if it is one."""
    found = []
    if not entry.test.startswith(f"test_{entry.rule:02d}_"):
        found.append(f"{entry.test} is not named after rule {entry.rule}")
    try:
        node_of(entry.test, root)
    except LookupError as error:
        found.append(str(error))
    return found


def complaints(entry: Entry, root: Path = ROOT) -> list[str]:
    """Why the entry does not fit the code and the tests as they are; empty if it does."""
    found = wrong_tests(entry, root)
    for edit in entry.edits:
        file = root / PACKAGE / edit.file
        if not file.exists():
            found.append(f"there is no {edit.file}")
        elif (times := file.read_text().count(edit.old)) != 1:
            found.append(f"the old text is {times} times in {edit.file}, not once: {edit.old!r}")
    return found
