"""A real server of one worker for each module, and the desk of a clinic at it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.served import Served, served


@pytest_asyncio.fixture(scope="module")
async def server(
    database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    directory: Path = tmp_path_factory.mktemp("served")
    async with served(database_urls.app, directory) as started:
        yield started


@pytest_asyncio.fixture
async def clinic(server: Served, database: ClinicDatabase) -> Ready:
    """A clinic with a treatment, a patient, and ten paid uses; its desk works at the server."""
    desk = await open_clinic(database)
    return replace(await ready(desk), desk=server.desk(desk))


@pytest.fixture
def owner(clinic: Ready) -> FrontDesk:
    return clinic.desk
