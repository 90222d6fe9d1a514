"""Papers for those who work with the API, each tried by a member of staff from end to end."""

from pathlib import Path

import httpx
import pytest

from tests.docs_examples.conftest import Demo
from tests.docs_examples.markdown import blocks_of
from tests.docs_examples.typescript import install_client

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("paper", "role", "blocks"),
    [
        # The first counts the packages that the others sell.
        ("mobile-developers", "FRONT_DESK", 13),
        ("front-end-developers", "FRONT_DESK", 26),
        ("subscriptions", "FRONT_DESK", 6),
        ("trusted-documents", "FRONT_DESK", 4),
        ("support-staff", "SUPPORT", 9),
        ("browser", "FRONT_DESK", 17),
        ("importing-patients", "BILLING", 9),
    ],
)
async def test_every_example_works(
    demo: Demo, tmp_path: Path, paper: str, role: str, blocks: int
) -> None:
    if paper == "browser":
        # What its reader installs with npm.
        install_client(tmp_path)
    ran = demo.reader(tmp_path, role).read((DOCS / f"{paper}.md").read_text(), {})

    assert len(ran) == blocks


async def test_the_first_patient_of_the_readme_has_a_past(demo: Demo) -> None:
    readme = (DOCS.parent / "README.md").read_text()
    first = next(block.text for block in blocks_of(readme) if block.language == "graphql")
    headers = {"Authorization": f"Bearer {demo.tokens['FRONT_DESK']}"}

    answer = httpx.post(f"{demo.address}/graphql", json={"query": first}, headers=headers).json()

    [patient] = answer["data"]["patients"]["nodes"]
    assert all(package["history"]["nodes"] for package in patient["packages"]["nodes"])
    assert {visit["status"] for visit in patient["appointments"]["nodes"]} > {"ARRIVED"}
    assert answer["data"]["packages"]["nodes"]
