"""docs/mobile-developers.md, tried with a phone at the front desk."""

from pathlib import Path

from tests.docs_examples.conftest import Demo

PAPER = Path(__file__).parents[2] / "docs" / "mobile-developers.md"


async def test_every_example_works(demo: Demo, tmp_path: Path) -> None:
    ran = demo.reader(tmp_path, "FRONT_DESK").read(PAPER.read_text(), {})

    assert len(ran) == 13
