"""docs/support-staff.md, tried by somebody with the role SUPPORT."""

from pathlib import Path

from tests.docs_examples.conftest import Demo

PAPER = Path(__file__).parents[2] / "docs" / "support-staff.md"


async def test_every_example_works(demo: Demo, tmp_path: Path) -> None:
    ran = demo.reader(tmp_path, "SUPPORT").read(PAPER.read_text(), {})

    assert len(ran) == 6
