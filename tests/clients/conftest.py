"""The package in clients/typescript, with what it needs installed."""

from pathlib import Path

import pytest

from tests.npm import install


@pytest.fixture(scope="session")
def package() -> Path:
    """Its folder; its programs can be run."""
    folder = Path(__file__).parents[2] / "clients" / "typescript"
    install(folder)
    return folder
