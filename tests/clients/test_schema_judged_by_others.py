"""What others say of the schema: graphql-eslint, relay-compiler, and whether it broke a promise.

The promises are what was released, and the documents that the front desk sends.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.npm import run

pytestmark = [pytest.mark.node, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
FRONT_DESK = ROOT / "frontdesk"


@pytest.fixture
def copied(package: Path, tmp_path: Path) -> Path:
    """The package in a copy of all that is judged, so that it can be spoiled."""
    inside = package.relative_to(ROOT)
    shutil.copy(ROOT / "schema.graphql", tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(FRONT_DESK / "src", tmp_path / "frontdesk" / "src")
    shutil.copy(FRONT_DESK / "released.graphql", tmp_path / "frontdesk")
    for folder in ("documents", "schema-checks"):
        shutil.copytree(package / folder, tmp_path / inside / folder)
    for file in ("package.json", "released.graphql"):
        shutil.copy(package / file, tmp_path / inside)
    (tmp_path / inside / "node_modules").symlink_to(package / "node_modules")
    (tmp_path / inside / "build" / "relay").mkdir(parents=True)
    return tmp_path / inside


@pytest.mark.parametrize("judge", ["lint", "relay", "breaking", "documents"])
def test_nothing_is_found(copied: Path, judge: str) -> None:
    run(copied, "npm", "run", f"judge:{judge}")


@pytest.mark.long
@pytest.mark.parametrize(
    ("judge", "written", "spoiled", "told"),
    [
        ("breaking", "  usesAvailable: Int!", "  usesFree: Int!", "'usesAvailable' was removed"),
        ("breaking", "  expiresOn: Date\n", "  expiresOn: DateTime\n", "type from 'Date'"),
        (
            "breaking",
            "  reference: String = null",
            "  reference: String!",
            "PaymentInput.reference",
        ),
        ("breaking", "  CHEQUE\n", "  CHECK\n", "'CHEQUE' was removed"),
        ("documents", "  usesAvailable: Int!", "  usesFree: Int!", "Now: Cannot query field"),
        ("documents", "  arriveAppointment(", "  arrive(", "today.graphql"),
        ("documents", "  reference: String = null", "  reference: String!", "Sent: Input field"),
        ("lint", '"""When it starts."""', "", "Description is required"),
        ("lint", "  hasNextPage: Boolean!", "  hasNextPage: Boolean", "hasNextPage"),
        ("relay", "type Patient implements Node {", "type Patient {", "PatientPackages"),
        ("relay", "  hasNextPage: Boolean!", "  hasMore: Boolean!", "hasNextPage"),
    ],
    ids=lambda value: value.strip().replace("\n", "")[:30],
)
def test_a_mistake_is_found(
    copied: Path, judge: str, written: str, spoiled: str, told: str
) -> None:
    schema = copied.parents[1] / "schema.graphql"
    text = schema.read_text()
    assert written in text
    schema.write_text(text.replace(written, spoiled))

    with pytest.raises(AssertionError, match=re.escape(told)):
        run(copied, "npm", "run", f"judge:{judge}")


@pytest.mark.long
@pytest.mark.parametrize(
    ("written", "spoiled", "told"),
    [
        ("useNumber", "useNo", 'Released: Cannot query field "useNo"'),
        ("query TheVisit(", "query (", "A document without a name"),
        ("$input: RedeemPackageInput!", "$input: RedeemInput!", 'Unknown type "RedeemInput"'),
    ],
)
def test_a_mistake_in_a_document_of_the_front_desk_is_found(
    copied: Path, written: str, spoiled: str, told: str
) -> None:
    documents = copied.parents[1] / "frontdesk" / "src" / "flows" / "visit" / "visit.graphql"
    text = documents.read_text()
    assert written in text
    documents.write_text(text.replace(written, spoiled))

    with pytest.raises(AssertionError, match=re.escape(told)):
        run(copied, "npm", "run", "judge:documents")
