"""Changes the rules and the rights one operator, number or word at a time; the tests must notice.

python -m mutation_tests.mutants

Every change is made in a copy, and `tests/domain` is run on it. Left out are changes of the bar in
a type (`X | None`), which Python itself refuses when the module is read: they would flatter.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOMAIN = Path("src/gql_packages/domain")

#: Of a hundred changes, so many have to be noticed.
AIM = 90

_CONFIGURATION = f"""
[cosmic-ray]
module-path = ["{DOMAIN}"]
timeout = 60.0
excluded-modules = []
test-command = "{sys.executable} -m pytest -x -q -c /dev/null --rootdir=. --noconftest \
-p no:cacheprovider -p no:schemathesis -p no:hypothesispytest tests/domain"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed."""

    place: str
    operator: str


class Campaign:
    """A copy of the rules and their tests, and the session that changes it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src", root / "src", ignore=ignored)
        shutil.copytree(ROOT / "tests" / "domain", root / "tests" / "domain", ignore=ignored)
        (root / "mutants.toml").write_text(_CONFIGURATION)

    def run(self) -> None:
        """Make every change, one after the other. Raises if the tests fail without any."""
        self._cosmic_ray("init", "mutants.toml", "mutants.sqlite")
        self._command("cr-filter-operators", "mutants.sqlite", "mutants.toml")
        self._cosmic_ray("baseline", "mutants.toml")
        self._cosmic_ray("exec", "mutants.toml", "mutants.sqlite")

    def outcomes(self) -> Iterator[tuple[bool, Survivor]]:
        """Whether it was noticed, and what it was, of each change that was made."""
        dumped = self._cosmic_ray("dump", "mutants.sqlite")
        for line in dumped.splitlines():
            work, result = json.loads(line)
            if result is None or result["worker_outcome"] == "skipped":
                continue
            (change,) = work["mutations"]
            row, column = change["start_pos"]
            place = f"{Path(change['module_path']).name}:{row}:{column}"
            is_noticed = result["test_outcome"] != "survived"
            yield is_noticed, Survivor(place, change["operator_name"].removeprefix("core/"))

    def _cosmic_ray(self, *arguments: str) -> str:
        return self._command("cosmic-ray", *arguments)

    def _command(self, name: str, *arguments: str) -> str:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self._root / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            [str(Path(sys.executable).with_name(name)), *arguments],
            cwd=self._root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"{name} {arguments[0]} failed:\n{done.stdout}{done.stderr}")
        return done.stdout


def main() -> int:
    """Print what survived and the share that was noticed; 0 if that is what we aim at or more."""
    with tempfile.TemporaryDirectory(prefix="gql-mutants-") as made:
        campaign = Campaign(Path(made))
        campaign.run()
        outcomes = list(campaign.outcomes())
    survivors = [survivor for is_noticed, survivor in outcomes if not is_noticed]
    for survivor in sorted(survivors, key=lambda each: each.place):
        print(f"survived: {survivor.place} {survivor.operator}")
    noticed = len(outcomes) - len(survivors)
    share = 100 * noticed / len(outcomes)
    print(f"FIGURE mutants: {noticed} of {len(outcomes)} changes noticed ({share:.1f} %)")
    return 0 if share >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
