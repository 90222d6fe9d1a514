"""Every link of every paper leads somewhere: to a file that is there, and a heading in it."""

from pathlib import Path

import pytest

from tests.docs_examples.markdown import anchors_of, links_of

ROOT = Path(__file__).parents[2]


def papers() -> list[str]:
    """Every Markdown file that is kept here."""
    ignored = {"node_modules", ".venv", "build", "dist", ".data", ".git"}
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.md")
        if not ignored & set(path.relative_to(ROOT).parts[:-1])
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


def broken(paper: Path, text: str) -> list[str]:
    """The links of the paper that lead nowhere."""
    return [link for link in links_of(text) if not _leads_somewhere(paper, text, link)]


def _leads_somewhere(paper: Path, text: str, link: str) -> bool:
    if link.startswith(("https://", "http://", "mailto:")):
        return True
    path, _, anchor = link.partition("#")
    target = paper.parent / path if path else paper
    if not target.exists():
        return False
    if not anchor:
        return True
    return anchor in anchors_of(text if target == paper else target.read_text())


@pytest.mark.parametrize("name", papers())
def test_every_link_leads_somewhere(name: str) -> None:
    paper = ROOT / name

    assert broken(paper, paper.read_text()) == []


@pytest.mark.parametrize(
    "link", ["gone.md", "rules.md#no-such-rule", "#nothing", "decisions/0099-none.md"]
)
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    paper = ROOT / "docs" / "trust.md"

    assert broken(paper, f"{paper.read_text()}\nSee [there]({link}).\n") == [link]


def test_the_papers_for_readers_are_linked_from_the_readme() -> None:
    linked = {link.partition("#")[0] for link in links_of((ROOT / "README.md").read_text())}

    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} <= linked
    assert "docs/reference/README.md" in linked
