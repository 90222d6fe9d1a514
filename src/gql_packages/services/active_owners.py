"""A clinic keeps at least one active owner: a staff member with every permission."""

from uuid import UUID

from tortoise.expressions import Q

from gql_packages.domain.permissions import Role
from gql_packages.errors import InvalidInput, NotFound
from gql_packages.models.clinic import StaffMember
from gql_packages.problems import Problem, ProblemCode
from gql_packages.unit_of_work.work import Work


async def lock_with_active_owners(
    work: Work, staff_member_id: UUID
) -> tuple[StaffMember, list[StaffMember]]:
    """The staff member and the other active owners, locked in the order of their ids.

    Two owners who take each other's role away at the same moment wait for each other here.
    Raises NotFound at `input.staffMemberId`.
    """
    rows = (
        await StaffMember.filter(
            Q(id=staff_member_id) | Q(role=Role.OWNER, is_active=True), clinic_id=work.clinic_id
        )
        .using_db(work.db)
        .order_by("id")
        .select_for_update(no_key=True)
    )
    member = next((row for row in rows if row.id == staff_member_id), None)
    if member is None:
        raise NotFound("There is no such thing here.", path=("staff_member_id",))
    return member, [row for row in rows if row.id != staff_member_id]


def check_owner_remains(other_owners: list[StaffMember], *path: str) -> None:
    """Refuse (InvalidInput, naming the path) to lose a staff member who is the last active owner.

    There is always one: with no other, it is they.
    """
    if not other_owners:
        raise InvalidInput.of(Problem(path, ProblemCode.LAST_OWNER))
