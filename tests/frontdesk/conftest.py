"""The front desk's own packages, and the demo clinic that it is tried on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.demo.clinics import VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.domain.permissions import Principal, Role
from tests.browsers import move_to_undisputed_zone
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Clock, FrontDesk
from tests.npm import install

FRONT_DESK = Path(__file__).parents[2] / "frontdesk"

STAFF = """
SELECT id, role FROM staff_member WHERE clinic_id = $1 AND is_active ORDER BY id
"""


@dataclass(frozen=True)
class DemoStaff:
    """A database with the demo clinics, and one staff member of Vancouver's for each role."""

    app_url: str
    of: dict[Role, Principal]


@pytest.fixture(scope="session")
def front_desk() -> Path:
    """The folder that the front desk is built in, with its packages."""
    install(FRONT_DESK)
    return FRONT_DESK


@pytest.fixture(scope="module")
async def staff(
    database_urls: DatabaseUrls, database: ClinicDatabase, superuser: Connection
) -> DemoStaff:
    """The demo clinics' database, and who has which role in it."""
    await fill_demo(database, database.audit, patients=8, progress=lambda _: None)
    await database.audit.flush()
    clinic_id = VANCOUVER.owner.clinic_id
    await move_to_undisputed_zone(superuser, clinic_id)
    # Credit is shown as it was known a minute ago.
    yesterday = Clock(datetime.now(UTC) - timedelta(days=1))
    desk = FrontDesk.of(database, VANCOUVER.owner, yesterday)
    await desk.receive(await desk.patient("Ama", "Owusu-Credit"), "25.00")
    async with database.reading(clinic_id) as db:
        rows: list[Any] = list(await db.rows(STAFF, clinic_id))
    return DemoStaff(
        database_urls.app, {Role(row["role"]): Principal(clinic_id, row["id"]) for row in rows}
    )
