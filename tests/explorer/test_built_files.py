"""What is served of the explorer is what its sources are built into."""

import gzip
from pathlib import Path

import pytest

from tests.npm import run

pytestmark = pytest.mark.node

SERVED = Path(__file__).parents[2] / "src" / "gql_packages" / "web" / "graphiql"


def test_the_types_of_its_sources_fit(explorer: Path) -> None:
    run(explorer, "npx", "--no-install", "tsc", "--noEmit")


def test_the_files_are_what_the_sources_are_built_into(explorer: Path, tmp_path: Path) -> None:
    run(explorer, "node", "build.mjs", str(tmp_path))

    # How it is compressed depends on the machine; what is in it does not.
    assert contents(tmp_path) == contents(SERVED), "run: npm --prefix graphiql run build"


def test_answers_become_tables(explorer: Path) -> None:
    schema = str(Path(__file__).parents[2] / "schema.graphql")

    run(explorer, "node", "--test", "--test-reporter=spec", "test/tables.test.mjs", SCHEMA=schema)


def test_the_lock_names_no_address(explorer: Path) -> None:
    lock = (explorer / "package-lock.json").read_text()

    assert '"resolved"' not in lock


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in folder.iterdir()
    }
