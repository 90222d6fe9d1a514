"""What the proofs of trust share."""

from __future__ import annotations

import pytest_asyncio

from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import Role
from tests.assurance.fuzz.fixtures import OUTSIDER, Ground
from tests.clinic_database import ClinicDatabase
from tests.front_desk import open_clinic
from tests.populated_clinic import furnish
from tests.table_state import some_ids
from tests.verification.conftest import clinic_ids, unhindered

__all__ = ["clinic_ids", "ground", "unhindered"]


@pytest_asyncio.fixture(scope="module")
async def ground(database: ClinicDatabase, superuser: Connection) -> Ground:
    """A furnished clinic with one staff member of each role, and ids of what is there and at
    another, to be sent about."""
    clinic = await furnish(await open_clinic(database))
    other = await furnish(await open_clinic(database))
    desks = {role.value: await clinic.desk.colleague(role.value) for role in Role}
    others = await some_ids(superuser, other.desk.principal.clinic_id)
    ground = Ground(clinic, {**desks, OUTSIDER: other.desk}, superuser, others)
    await ground.look_again()
    return ground
