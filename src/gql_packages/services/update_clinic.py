"""Change the clinic's name, its time zone, and what stands on its receipts."""

from uuid import UUID

from gql_packages.domain.calendar import time_zones
from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.errors import TimeZoneInUse
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.versioned_rows import check_version, given
from gql_packages.unit_of_work.work import Work

#: The most characters of what stands on receipts.
LONGEST_ADDRESS, LONGEST_FOOTER = 500, 1000

#: What has a day in the clinic's zone; sales that were deleted too.
_IN_USE = """
SELECT EXISTS (SELECT FROM appointment WHERE clinic_id = $1)
    OR EXISTS (SELECT FROM invoice WHERE clinic_id = $1)
    OR EXISTS (SELECT FROM payment WHERE clinic_id = $1)
"""

_READ = "SELECT name, time_zone, address, receipt_footer, version FROM clinic WHERE id = $1"
_WRITE = """
UPDATE clinic SET name = $2, time_zone = $3, address = $4, receipt_footer = $5, version = $6 + 1
WHERE id = $1
"""


async def update_clinic(
    work: Work,
    *,
    expected_version: int | None = None,
    name: str | None = None,
    time_zone: str | None = None,
    address: str | Unchanged | None = UNCHANGED,
    receipt_footer: str | Unchanged | None = UNCHANGED,
) -> UUID:
    """Change what is given; None removes address and footer, and no name or zone (rule 172).

    The caller has the clinic to itself: what another transaction sells, books or receives is
    committed before this one begins, or begins after it with the new zone. Raises InvalidInput,
    VersionConflict, and TimeZoneInUse for another zone once anything has a day in this one.
    """
    problems = InputValidator()
    changes = given(name=problems.required(name, "name"), time_zone=time_zone)
    if time_zone is not None and time_zone not in time_zones():
        problems.found.append(Problem(("time_zone",), ProblemCode.UNKNOWN_TIME_ZONE))
    if address is not UNCHANGED:
        changes["address"] = problems.lines(address, "address", longest=LONGEST_ADDRESS)
    if receipt_footer is not UNCHANGED:
        changes["receipt_footer"] = problems.lines(
            receipt_footer, "receipt_footer", longest=LONGEST_FOOTER
        )
    problems.refuse_if_any()

    (clinic,) = await work.db.rows(_READ, work.clinic_id)
    check_version(expected_version, clinic["version"])
    if time_zone not in (None, work.time_zone):
        await _check_unused(work)
        work.changes.time_zone = time_zone
    await work.db.run(_WRITE, work.clinic_id, *{**clinic, **changes}.values())
    return work.clinic_id


async def _check_unused(work: Work) -> None:
    if (await work.db.rows(_IN_USE, work.clinic_id))[0][0]:
        raise TimeZoneInUse(
            "Something was sold, booked or received: its day is one of this time zone.",
            path=("time_zone",),
        )
