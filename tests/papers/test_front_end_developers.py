"""docs/front-end-developers.md, tried at the front desk."""

from __future__ import annotations

from pathlib import Path

from tests.papers.conftest import Demo

PAPER = Path(__file__).parents[2] / "docs" / "front-end-developers.md"

NOT_RUN = {
    "npm install ../gql-packages/clients/typescript": "the client is put beside the program as this"
    " would; tests/clients packs and installs it",
}


async def test_every_example_works(demo: Demo, tmp_path: Path) -> None:
    ran = demo.reader(tmp_path, "FRONT_DESK").read(PAPER.read_text(), NOT_RUN)

    assert len(ran) >= 30
