"""A clinic with something to sell, and its front desk at a running server."""

from datetime import UTC, datetime

from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, open_clinic
from tests.served import Served


async def furnished(database: ClinicDatabase, server: Served) -> FrontDesk:
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
