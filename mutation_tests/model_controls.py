"""Plants mistakes in a copy of the program, one at a time, and sees the model find each.

python -m mutation_tests.model_controls            every mistake of model_controls.toml
python -m mutation_tests.model_controls refund     those whose description contains the word
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation_tests.copying import ROOT, copy_to

TABLE = Path(__file__).with_suffix(".toml")
PACKAGE = Path("src/gql_packages")
TEST = "tests/model/test_the_model.py"
#: What the model says of the program, and an incident: the database refuses what is wrong. That the
#: machine stood still is neither.
DIFFERENCE = r".* should be .*|It was refused: .*|.*'code': 'INTERNAL'.*"


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """An exact text of a file of the package, and the mistake that takes its place."""

    planted: str
    file: str
    old: str
    new: str


def read_mistakes() -> list[Mistake]:
    """The table."""
    return [Mistake(**entry) for entry in tomllib.loads(TABLE.read_text())["mistake"]]


def complaint(mistake: Mistake) -> str | None:
    """Why the mistake cannot be planted in the code as it is, if it cannot."""
    times = (ROOT / PACKAGE / mistake.file).read_text().count(mistake.old)
    return None if times == 1 else f"{mistake.planted}: {times} times in {mistake.file}, not once"


def found(mistake: Mistake | None) -> str | None:
    """What the model says about a copy with the mistake, or with none; None if it says nothing."""
    with tempfile.TemporaryDirectory(prefix="gql-control-", ignore_cleanup_errors=True) as made:
        copy = Path(made)
        copy_to(copy)
        if mistake is not None:
            file = copy / PACKAGE / mistake.file
            file.write_text(file.read_text().replace(mistake.old, mistake.new))
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-s", "-p", "no:cacheprovider", TEST],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    return None if done.returncode == 0 else _said(done.stdout)


def _said(output: str) -> str | None:
    """How many steps it took, and the first difference; None if it failed for another reason."""
    steps = re.search(r"^seed \d+: (\d+) steps", output, flags=re.M)
    difference = re.search(rf"AssertionError: ({DIFFERENCE})$", output, flags=re.M)
    if difference is None:
        print("The model could not go on:", output[-2000:], sep="\n", flush=True)
        return None
    return f"after {steps[1] if steps else 'some'} steps: {difference[1][:160]}"


def main(words: Sequence[str]) -> int:
    """Print a line for each mistake; 0 if the model found every one, and none where none is."""
    chosen = [each for each in read_mistakes() if all(word in each.planted for word in words)]
    wrong = [said for each in chosen if (said := complaint(each))]
    if not wrong and (said := found(None)):
        wrong = [f"The model finds something before any mistake is planted, {said}"]
    if wrong:
        print(*wrong, sep="\n")
        return 1
    missed = 0
    for mistake in chosen:
        said = found(mistake)
        missed += said is None
        print(f"{mistake.planted}: {said or 'NOT FOUND'}", flush=True)
    print(f"{len(chosen)} mistakes planted, {len(chosen) - missed} found")
    return 0 if missed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
