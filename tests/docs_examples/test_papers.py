"""Papers for those who work with the API, each tried by a member of staff from end to end."""

from pathlib import Path

import pytest

from tests.docs_examples.conftest import Demo

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("paper", "role", "blocks"),
    [
        # The first counts the packages that the others sell.
        ("mobile-developers", "FRONT_DESK", 13),
        ("front-end-developers", "FRONT_DESK", 15),
        ("subscriptions", "FRONT_DESK", 6),
        ("trusted-documents", "FRONT_DESK", 4),
        ("support-staff", "SUPPORT", 6),
    ],
)
async def test_every_example_works(
    demo: Demo, tmp_path: Path, paper: str, role: str, blocks: int
) -> None:
    ran = demo.reader(tmp_path, role).read((DOCS / f"{paper}.md").read_text(), {})

    assert len(ran) == blocks
