"""What is served of the front desk is what its sources are built into."""

import gzip
import json
from pathlib import Path

import pytest

from tests.npm import run

pytestmark = pytest.mark.node

SERVED = Path(__file__).parents[2] / "src" / "gql_packages" / "web" / "frontdesk"
#: Compressed: scripts and styles of all places together.
MOST_BYTES = 450 * 1024


def test_the_types_of_its_sources_fit(front_desk: Path) -> None:
    run(front_desk, "npx", "--no-install", "tsc", "--noEmit")


def test_its_units_do_what_they_say(front_desk: Path) -> None:
    run(front_desk, "npm", "test")


def test_the_documents_are_what_is_sent(front_desk: Path, tmp_path: Path) -> None:
    run(front_desk, "npm", "run", "generate", GENERATED=f"{tmp_path}/")

    for name in ("graphql.ts", "persisted-documents.json"):
        kept = front_desk / "src" / "generated" / name
        assert (tmp_path / name).read_text() == kept.read_text(), (
            f"{name} is not what the documents give: npm run generate in frontdesk"
        )


def test_the_files_are_what_the_sources_are_built_into(front_desk: Path, tmp_path: Path) -> None:
    run(front_desk, "node", "build.mjs", str(tmp_path))

    # How it is compressed depends on the machine; what is in it does not.
    assert contents(tmp_path) == contents(SERVED), "run: npm --prefix frontdesk run build"


def test_all_of_it_is_small() -> None:
    parts = [path for path in SERVED.iterdir() if path.name.endswith((".js.gz", ".css.gz"))]

    assert sum(path.stat().st_size for path in parts) < MOST_BYTES


def test_every_language_has_a_catalogue_of_its_own(front_desk: Path) -> None:
    languages = {path.stem for path in (front_desk / "src" / "messages").glob("??.ts")}

    assert {"en", "de"} <= languages


def test_the_lock_names_no_address(front_desk: Path) -> None:
    lock = (front_desk / "package-lock.json").read_text()

    assert '"resolved"' not in lock
    assert json.loads(lock)["packages"]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in folder.iterdir()
    }
