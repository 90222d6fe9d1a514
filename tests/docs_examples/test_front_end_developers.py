"""docs/front-end-developers.md and the two that go on from there, tried at the front desk."""

from pathlib import Path

import pytest

from tests.docs_examples.conftest import Demo

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("paper", "blocks"),
    [("front-end-developers", 15), ("subscriptions", 6), ("trusted-documents", 4)],
)
async def test_every_example_works(demo: Demo, tmp_path: Path, paper: str, blocks: int) -> None:
    ran = demo.reader(tmp_path, "FRONT_DESK").read((DOCS / f"{paper}.md").read_text(), {})

    assert len(ran) == blocks
