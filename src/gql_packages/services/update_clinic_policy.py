"""Turn on what the clinic's policy is about, or off again."""

from uuid import UUID

from gql_packages.domain.input_validator import (
    UNCHANGED,
    VALID_FOR_DAYS,
    InputValidator,
    Unchanged,
)
from gql_packages.models.policy import PolicyChange
from gql_packages.services.policy_settings import clinic_policy
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work


async def update_clinic_policy(
    work: Work,
    *,
    expected_version: int | None = None,
    allows_expiry: bool | None = None,
    shortest_validity_days: int | Unchanged | None = UNCHANGED,
) -> UUID:
    """Change what is given, from now on; no number of days is asked for where it is None (55, 56).

    What differs is kept with the value before. The caller has the clinic to itself: what is sold
    meanwhile is sold before or after. Raises InvalidInput and VersionConflict.
    """
    problems = InputValidator()
    changes: dict[str, bool | int | None] = {}
    if allows_expiry is not None:
        changes["allows_expiry"] = allows_expiry
    if shortest_validity_days is not UNCHANGED:
        changes["shortest_validity_days"] = problems.whole_number(
            shortest_validity_days, "shortest_validity_days", bounds=(1, VALID_FOR_DAYS[1])
        )
    problems.refuse_if_any()

    policy = await clinic_policy(work)
    check_version(expected_version, policy["version"])
    for name, value in changes.items():
        if value != policy[name]:
            work.add(
                PolicyChange,
                version=policy["version"] + 1,
                name=name,
                value_before=_text(policy[name]),
                value_after=_text(value),
                set_at=work.now,
                set_by_id=work.actor_id,
            )
    return work.clinic_id


def _text(value: bool | int | None) -> str | None:
    return None if value is None else str(value).lower()
