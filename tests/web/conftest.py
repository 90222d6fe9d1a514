"""Programs of others that speak GraphQL over HTTP, with what they need installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.npm import install


@pytest.fixture(scope="session")
def others() -> Path:
    """The folder of the programs; they can be run."""
    folder = Path(__file__).parent / "others"
    install(folder)
    return folder
