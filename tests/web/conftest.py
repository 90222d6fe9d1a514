"""Programs of others that speak GraphQL over HTTP, with what they need installed."""

from pathlib import Path

import pytest

from gql_packages.web import concurrency_limit
from tests.npm import install


@pytest.fixture(autouse=True)
def hurried_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is refused for lack of room is told sooner than by a server that is in use."""
    monkeypatch.setattr(concurrency_limit, "PAUSE", 0.01)


@pytest.fixture(scope="session")
def others() -> Path:
    """The folder of the programs; they can be run."""
    folder = Path(__file__).parent / "others"
    install(folder)
    return folder
