"""The package in clients/typescript, with what it needs installed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import DatabaseUrls
from tests.npm import install
from tests.served import Served, served


@pytest.fixture(scope="session")
def package() -> Path:
    """Its folder; its programs can be run."""
    folder = Path(__file__).parents[2] / "clients" / "typescript"
    install(folder)
    return folder


@pytest.fixture(scope="module")
async def server(
    database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    directory = tmp_path_factory.mktemp("serve")
    async with served(database_urls.app, directory) as running:
        yield running
