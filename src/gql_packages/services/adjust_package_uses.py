"""Add uses to a patient package, or take uses off it."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.adjustments import MOST_CHANGED
from gql_packages.domain.input_validator import USES, InputValidator
from gql_packages.domain.uses import refusal_to_take
from gql_packages.errors import InvalidInput, PackageRefunded
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.locked_package import lock_package_row
from gql_packages.services.use_adjustments import add_uses, read_locked, take_uses
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class AdjustmentOutcome:
    """The package, and the entry of its history that tells what was done."""

    patient_package_id: UUID
    entry_id: UUID


async def adjust_package_uses(
    work: Work, *, patient_package_id: UUID, change: int, reason: str, expected_version: int | None
) -> AdjustmentOutcome:
    """Add uses that are worth nothing, or take available ones (rules 88 to 90).

    Refuses PackageUsedUp where fewer are available, InvalidInput where the package would have none
    or more than 10,000, PackageRefunded, VersionConflict.
    """
    reason = _valid(change, reason)
    row = await lock_package_row(work, patient_package_id, "patient_package_id")
    check_version(expected_version, row.version)
    if row.refunded_at is not None:
        raise PackageRefunded("The package was refunded: its uses can no longer be changed.")
    package = await read_locked(work, row)
    if change < 0 and (refusal := refusal_to_take(package.terms, -change)):
        refusal.path = ("change",)
        raise refusal
    least, most = (bound - row.uses_now for bound in USES)
    if not least <= change <= most:
        values = {
            "least": max(least, -MOST_CHANGED),
            "most": min(most, MOST_CHANGED),
            "found": change,
        }
        raise InvalidInput.of(Problem(("change",), ProblemCode.NUMBER_OUT_OF_RANGE, values))
    made = add_uses if change > 0 else take_uses
    return AdjustmentOutcome(row.id, made(work, package, abs(change), reason))


def _valid(change: int, reason: str) -> str:
    problems = InputValidator()
    problems.whole_number(change, "change", bounds=(-MOST_CHANGED, MOST_CHANGED))
    if change == 0:
        problems.found.append(Problem(("change",), ProblemCode.NOTHING_CHANGED))
    reason = problems.required(reason, "reason", longest=1000)
    problems.refuse_if_any()
    return reason
