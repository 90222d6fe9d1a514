"""Two owners who leave at the same moment: one of them stays."""

import asyncio

from gql_packages.domain.permissions import Role
from gql_packages.errors import InvalidInput
from gql_packages.models.clinic import StaffMember
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.update_staff_member import update_staff_member
from tests.catalogue_services.conftest import OpenClinic
from tests.concurrent_requests import holding
from tests.conftest import DatabaseUrls

HOLD = "SELECT 1 FROM staff_member WHERE clinic_id = $1 FOR NO KEY UPDATE"


async def test_of_two_owners_who_leave_at_once_one_stays(
    clinic: OpenClinic, database_urls: DatabaseUrls
) -> None:
    second = await clinic.do(create_staff_member, name="Second", role=Role.OWNER)

    async with holding(database_urls.superuser, HOLD, clinic.clinic_id) as held:
        leaves = asyncio.ensure_future(
            clinic.do(archive_staff_member, staff_member_id=clinic.owner_id)
        )
        steps_down = asyncio.ensure_future(
            clinic.do(update_staff_member, staff_member_id=second, role=Role.SUPPORT)
        )
        await held.until_waiting(2)
    ends = await asyncio.gather(leaves, steps_down, return_exceptions=True)

    assert [type(end) for end in ends].count(InvalidInput) == 1
    members = [await clinic.row(StaffMember, key) for key in (clinic.owner_id, second)]
    assert [member.role is Role.OWNER and member.is_active for member in members].count(True) == 1
