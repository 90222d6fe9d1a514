"""What papers say beside their examples: figures, settings, names of runs, and documents."""

import re
from pathlib import Path

import pytest
from graphql import parse, validate

from gql_packages.app import LEAST_IN_FLIGHT
from gql_packages.auth import jwks
from gql_packages.reading.cursors import LARGEST_SIZE
from gql_packages.resolvers.build_schema import schema
from gql_packages.server import run
from gql_packages.settings import Settings
from gql_packages.web import asgi_app, document_limits, graphql_request, slow_clients
from tests.docs_examples.markdown import blocks_of

ROOT = Path(__file__).parents[2]
SETTINGS = Settings.model_fields

FRONT, MOBILE, RUNNING = (
    " ".join((ROOT / "docs" / f"{name}.md").read_text().split())
    for name in ("front-end-developers", "mobile-developers", "operations")
)

WORDS = {3: "three", 5: "five", 10: "ten", 15: "fifteen"}


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (
            FRONT,
            f"{graphql_request.MAX_BODY_BYTES // 1024} KiB,"
            f" {document_limits.MAX_DEPTH} levels deep",
        ),
        (FRONT, f"{document_limits.MAX_FIELDS} fields, {document_limits.MAX_ALIASES} aliases"),
        (FRONT, f"a page of {LARGEST_SIZE}, and a cost of {document_limits.MAX_COST:,}"),
        (FRONT, f"at most {WORDS[int(asgi_app.DEADLINE_SECONDS)]} seconds"),
        (MOBILE, f"take {WORDS[int(asgi_app.DEADLINE_SECONDS)]} seconds on the server"),
        (MOBILE, f"an idle one for {run.KEEP_ALIVE} seconds"),
        (RUNNING, f"every {WORDS[int(jwks.FRESH_SECONDS / 60)]} minutes"),
        (RUNNING, f"not twice within {jwks.COOLDOWN_SECONDS:g} seconds"),
        (RUNNING, f"`DRAIN_SECONDS` ({SETTINGS['drain_seconds'].default})"),
        (RUNNING, f"at most {SETTINGS['drain_seconds'].default + run.GRACE + 0.5} seconds"),
        (RUNNING, f"`DATABASE_POOL_SIZE` ({SETTINGS['pool_size'].default})"),
        (RUNNING, f"({SETTINGS['pool_size'].default} + {SETTINGS['reports_pool_size'].default} +"),
    ],
)
def test_a_figure_is_that_of_the_code(paper: str, sentence: str) -> None:
    assert sentence in paper


def test_an_hour_is_an_hour() -> None:
    assert jwks.STALE_SECONDS == 3600
    assert slow_clients.SEND_SECONDS == 15
    assert SETTINGS["pool_size"].default >= LEAST_IN_FLIGHT


def test_the_readme_lists_every_setting_and_no_other() -> None:
    text = (ROOT / "README.md").read_text()
    table = text.partition("## Configuration")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    listed = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}
    assert listed == {str(field.validation_alias) for field in SETTINGS.values()}


@pytest.mark.parametrize("name", ["README.md", "examples/README.md", "docs/trust.md"])
def test_a_document_fits_the_schema(name: str) -> None:
    for block in blocks_of((ROOT / name).read_text()):
        if block.language == "graphql":
            assert validate(schema._schema, parse(block.text)) == [], block


def test_every_run_of_trust_md_is_there() -> None:
    text = (ROOT / "docs" / "trust.md").read_text()
    runs = set(re.findall(r"^\| `([a-z_]+)` \|", text, flags=re.M))

    assert len(runs) > 10
    tests = {
        path.stem.removeprefix("test_") for path in (ROOT / "tests" / "assurance").rglob("test_*")
    }
    assert {run for run in runs if not any(run in test for test in tests)} == set()


def test_every_target_of_make_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    for paper in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        named = set(re.findall(r"(?:`| {4})make ([a-z-]+)", paper.read_text()))
        assert named <= targets, paper


def test_every_module_that_is_named_is_there() -> None:
    for paper in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = paper.read_text()
        if "(superseded)" in text.partition("\n")[0]:
            continue
        named = re.findall(r"`([a-z_]+/[a-z_/]+\.py)`", text)
        places = (ROOT, ROOT / "src" / "gql_packages")
        gone = {n for n in named if not any((place / n).is_file() for place in places)}
        assert gone == set(), paper
