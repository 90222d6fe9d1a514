"""A real server of one worker for each module, and the desk of a clinic at it."""

from dataclasses import replace

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.running_server import Served


@pytest.fixture
async def clinic(server: Served, database: ClinicDatabase) -> Ready:
    """A clinic with a treatment, a patient, and ten paid uses; its desk works at the server."""
    desk = await open_clinic(database)
    return replace(await ready(desk), desk=server.desk(desk))


@pytest.fixture
def owner(clinic: Ready) -> FrontDesk:
    return clinic.desk
