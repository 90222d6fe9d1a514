"""Staff members: added, changed, made inactive; and the clinic keeps an owner."""

from uuid import UUID, uuid4

import pytest

from gql_packages.domain.permissions import Role
from gql_packages.errors import InvalidInput, NotFound, VersionConflict
from gql_packages.models.clinic import StaffMember
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.create_staff_member import create_staff_member
from gql_packages.services.update_staff_member import update_staff_member
from tests.catalogue_services.conftest import OpenClinic


async def new_member(clinic: OpenClinic, role: Role = Role.FRONT_DESK) -> UUID:
    return await clinic.do(create_staff_member, name="Fatima", email="f@example.org", role=role)


async def test_a_new_staff_member_is_active(clinic: OpenClinic) -> None:
    member = await clinic.row(StaffMember, await new_member(clinic))

    assert (member.name, member.email, member.role) == ("Fatima", "f@example.org", Role.FRONT_DESK)
    assert (member.is_active, member.version) == (True, 1)


async def test_what_a_staff_member_cannot_be(clinic: OpenClinic) -> None:
    member_id = await new_member(clinic)

    with pytest.raises(InvalidInput) as at_creation:
        await clinic.do(create_staff_member, name="", email="nobody", role=Role.SUPPORT)
    with pytest.raises(InvalidInput) as at_change:
        await clinic.do(update_staff_member, staff_member_id=member_id, name="", email="nobody")

    for refused in (at_creation, at_change):
        assert [problem.path[-1] for problem in refused.value.problems] == ["name", "email"]


async def test_fields_of_a_staff_member_left_out_stay_as_they_are(clinic: OpenClinic) -> None:
    member_id = await new_member(clinic)

    await clinic.do(
        update_staff_member, staff_member_id=member_id, expected_version=1, role=Role.BILLING
    )
    promoted = await clinic.row(StaffMember, member_id)
    await clinic.do(update_staff_member, staff_member_id=member_id, name="Fatima B.")
    renamed = await clinic.row(StaffMember, member_id)

    assert (promoted.name, promoted.email) == ("Fatima", "f@example.org")
    assert (renamed.role, renamed.email, renamed.version) == (Role.BILLING, "f@example.org", 3)


async def test_none_removes_a_staff_members_address_only(clinic: OpenClinic) -> None:
    member_id = await new_member(clinic)

    await clinic.do(
        update_staff_member, staff_member_id=member_id, name=None, email=None, role=None
    )

    member = await clinic.row(StaffMember, member_id)
    assert [member.name, member.email, member.role] == ["Fatima", None, Role.FRONT_DESK]


async def test_a_staff_member_changed_by_somebody_else_first_is_not_changed(
    clinic: OpenClinic,
) -> None:
    member_id = await new_member(clinic)

    with pytest.raises(VersionConflict):
        await clinic.do(
            update_staff_member, staff_member_id=member_id, expected_version=2, name="X"
        )


async def test_a_staff_member_leaves_and_comes_back(clinic: OpenClinic) -> None:
    member_id = await new_member(clinic)

    await clinic.do(archive_staff_member, staff_member_id=member_id)
    await clinic.do(archive_staff_member, staff_member_id=member_id)
    left = await clinic.row(StaffMember, member_id)
    await clinic.do(archive_staff_member, staff_member_id=member_id, archived=False)
    back = await clinic.row(StaffMember, member_id)

    assert (left.is_active, left.version) == (False, 2)
    assert (back.is_active, back.version) == (True, 3)


async def test_the_last_active_owner_stays_an_owner(clinic: OpenClinic) -> None:
    gone = await new_member(clinic, Role.OWNER)
    await clinic.do(archive_staff_member, staff_member_id=gone)

    with pytest.raises(InvalidInput) as refused:
        await clinic.do(
            update_staff_member, staff_member_id=clinic.owner_id, role=Role.PRACTITIONER
        )

    assert refused.value.path == ("role",)
    assert (await clinic.row(StaffMember, clinic.owner_id)).role is Role.OWNER


async def test_the_last_active_owner_stays_active(clinic: OpenClinic) -> None:
    await new_member(clinic, Role.BILLING)

    with pytest.raises(InvalidInput) as refused:
        await clinic.do(archive_staff_member, staff_member_id=clinic.owner_id)

    assert refused.value.path == ("staff_member_id",)
    assert (await clinic.row(StaffMember, clinic.owner_id)).is_active


async def test_the_last_active_owner_may_change_everything_else(clinic: OpenClinic) -> None:
    await clinic.do(
        update_staff_member, staff_member_id=clinic.owner_id, name="Olga O.", role=Role.OWNER
    )
    await clinic.do(archive_staff_member, staff_member_id=clinic.owner_id, archived=False)

    owner = await clinic.row(StaffMember, clinic.owner_id)
    assert (owner.name, owner.role, owner.version) == ("Olga O.", Role.OWNER, 2)


async def test_one_of_two_owners_may_go(clinic: OpenClinic) -> None:
    second = await new_member(clinic, Role.OWNER)
    third = await new_member(clinic, Role.OWNER)

    await clinic.do(update_staff_member, staff_member_id=second, role=Role.BILLING)
    await clinic.do(archive_staff_member, staff_member_id=third)

    assert (await clinic.row(StaffMember, second)).role is Role.BILLING
    assert not (await clinic.row(StaffMember, third)).is_active


async def test_an_owner_who_is_inactive_already_may_take_another_role(clinic: OpenClinic) -> None:
    gone = await new_member(clinic, Role.OWNER)
    await clinic.do(archive_staff_member, staff_member_id=gone)

    await clinic.do(update_staff_member, staff_member_id=gone, role=Role.SUPPORT)

    assert (await clinic.row(StaffMember, gone)).role is Role.SUPPORT


async def test_the_owner_of_another_clinic_is_none_of_this_one(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    with pytest.raises(NotFound) as at_change:
        await clinic.do(update_staff_member, staff_member_id=other_clinic.owner_id, name="Ours")
    with pytest.raises(NotFound) as at_archiving:
        await clinic.do(archive_staff_member, staff_member_id=other_clinic.owner_id)
    with pytest.raises(NotFound) as absent:
        await clinic.do(archive_staff_member, staff_member_id=uuid4())

    for refused in (at_change, at_archiving, absent):
        assert refused.value.path == ("staff_member_id",)
