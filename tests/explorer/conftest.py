"""The explorer's own packages, and the demo clinic that it is tried on."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from gql_packages.database.connect import Connection
from gql_packages.demo.clinics import VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.domain.permissions import Principal
from tests.browsers import move_to_undisputed_zone
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.npm import install

EXPLORER = Path(__file__).parents[2] / "graphiql"

SUPPORT = "SELECT id FROM staff_member WHERE clinic_id = $1 AND role = 'SUPPORT'"


@dataclass(frozen=True)
class DemoSupport:
    """A database with the demo clinics, and who answers questions in Vancouver's."""

    app_url: str
    principal: Principal
    owner: Principal


@pytest.fixture(scope="session")
def explorer() -> Path:
    """The folder that the explorer is built in, with its packages."""
    install(EXPLORER)
    return EXPLORER


@pytest.fixture(scope="module")
async def support(
    database_urls: DatabaseUrls, database: ClinicDatabase, superuser: Connection
) -> DemoSupport:
    """The demo clinics' database, and who has the role SUPPORT in it."""
    await fill_demo(database, database.audit, patients=8, progress=lambda _: None)
    await database.audit.flush()
    owner = VANCOUVER.owner
    await move_to_undisputed_zone(superuser, owner.clinic_id)
    async with database.reading(owner.clinic_id) as db:
        [row] = await db.rows(SUPPORT, owner.clinic_id)
    return DemoSupport(database_urls.app, Principal(owner.clinic_id, row["id"]), owner)
