"""What the clinic's policy says at the moment of a change (rules 54 to 56)."""

import asyncpg

from gql_packages.domain.policy_sql import POLICY_VERSION, SETTINGS
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.unit_of_work.work import Work

_READ = f"SELECT {SETTINGS}, ({POLICY_VERSION}) AS version"


async def clinic_policy(work: Work) -> asyncpg.Record:
    """Its settings by their names, and its version: 1 as long as nothing was set."""
    return (await work.db.rows(_READ, work.clinic_id))[0]


async def check_offered_validity(work: Work, valid_for_days: int | None) -> None:
    """Refuse (InvalidInput) an offer that falls short of the policy; None never expires."""
    if valid_for_days is not None:
        check_validity(await clinic_policy(work), valid_for_days, "valid_for_days")


def check_validity(settings: asyncpg.Record, valid_for_days: int | None, *path: str) -> None:
    """Refuse (InvalidInput, naming the path) what expires where nothing may, or too soon (rule 56).

    `valid_for_days` are days after the day of sale; None: it never expires.
    """
    if valid_for_days is None:
        return
    if not settings["allows_expiry"]:
        raise InvalidInput.of(Problem(path, ProblemCode.EXPIRY_NOT_ALLOWED))
    least = settings["shortest_validity_days"]
    if least is not None and valid_for_days < least:
        raise InvalidInput.of(Problem(path, ProblemCode.VALIDITY_TOO_SHORT, {"least": least}))
