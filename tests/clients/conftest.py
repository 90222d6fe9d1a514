"""The package in clients/typescript, and a clinic that sells something at a running server."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, open_clinic
from tests.npm import install
from tests.running_server import Served


@pytest.fixture(scope="session")
def package() -> Path:
    """Its folder; its programs can be run."""
    folder = Path(__file__).parents[2] / "clients" / "typescript"
    install(folder)
    return folder


@pytest.fixture
async def desk(database: ClinicDatabase, server: Served) -> FrontDesk:
    """The front desk of a clinic that offers one package, good for two treatments."""
    owner = await open_clinic(database, now=datetime.now(UTC))
    massage = await owner.treatment("Massage", "95.00")
    physiotherapy = await owner.treatment("Physiotherapy", "110.00")
    items = [
        {"treatmentId": massage, "patientPays": "15.00"},
        {"treatmentId": physiotherapy, "patientPays": "0"},
    ]
    await owner.offer(name="Recovery mix", price="480.00", uses=7, eligibleItems=items)
    return server.desk(await owner.colleague("FRONT_DESK"))
