"""Two owners who leave at the same moment: one of them stays."""

from __future__ import annotations

import asyncio

from gql_packages.database.connecting import connected
from gql_packages.domain.rights import Role
from gql_packages.errors import InvalidInput
from gql_packages.models.clinic import StaffMember
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.update_staff_member import update_staff_member
from tests.conftest import DatabaseUrls
from tests.setup_mutations.clinic import OpenClinic

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


async def test_of_two_owners_who_leave_at_once_one_stays(
    clinic: OpenClinic, database_urls: DatabaseUrls
) -> None:
    second = await clinic.do(create_staff_member, name="Second", role=Role.OWNER)

    async with connected(database_urls.superuser) as holder:
        async with holder.transaction():
            await holder.execute(
                "SELECT 1 FROM staff_member WHERE clinic_id = $1 FOR NO KEY UPDATE",
                clinic.clinic_id,
            )
            leaving = [
                asyncio.ensure_future(
                    clinic.do(archive_staff_member, staff_member_id=clinic.owner_id)
                ),
                asyncio.ensure_future(
                    clinic.do(
                        update_staff_member,
                        staff_member_id=second.staff_member_id,
                        role=Role.SUPPORT,
                    )
                ),
            ]
            async with asyncio.timeout(2):
                while await holder.fetchval(WAITING) < len(leaving):  # noqa: ASYNC110 - a server's state
                    await asyncio.sleep(0.01)
        ends = await asyncio.gather(*leaving, return_exceptions=True)

    assert [type(end) for end in ends].count(InvalidInput) == 1
    members = [
        await clinic.row(StaffMember, member_id)
        for member_id in (clinic.owner_id, second.staff_member_id)
    ]
    assert [member.role is Role.OWNER and member.is_active for member in members].count(True) == 1
