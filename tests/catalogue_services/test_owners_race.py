"""Two owners who leave at the same moment: one of them stays."""

import asyncio

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.permissions import Role
from gql_packages.errors import InvalidInput
from gql_packages.models.clinic import StaffMember
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.update_staff_member import update_staff_member
from tests.catalogue_services.conftest import OpenClinic
from tests.conftest import DatabaseUrls

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""

HOLD = "SELECT 1 FROM staff_member WHERE clinic_id = $1 FOR NO KEY UPDATE"


async def both_wait(connection: Connection) -> None:
    async with asyncio.timeout(2):
        while await connection.fetchval(WAITING) < 2:
            # A transaction that asks again would see what it saw the first time.
            await connection.execute("SELECT pg_stat_clear_snapshot()")


async def test_of_two_owners_who_leave_at_once_one_stays(
    clinic: OpenClinic, database_urls: DatabaseUrls
) -> None:
    second = await clinic.do(create_staff_member, name="Second", role=Role.OWNER)

    async with connected(database_urls.superuser) as holder, holder.transaction():
        await holder.execute(HOLD, clinic.clinic_id)
        leaves = asyncio.ensure_future(
            clinic.do(archive_staff_member, staff_member_id=clinic.owner_id)
        )
        steps_down = asyncio.ensure_future(
            clinic.do(update_staff_member, staff_member_id=second, role=Role.SUPPORT)
        )
        await both_wait(holder)
    ends = await asyncio.gather(leaves, steps_down, return_exceptions=True)

    assert [type(end) for end in ends].count(InvalidInput) == 1
    members = [await clinic.row(StaffMember, key) for key in (clinic.owner_id, second)]
    assert [member.role is Role.OWNER and member.is_active for member in members].count(True) == 1
