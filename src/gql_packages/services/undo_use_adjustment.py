"""Undo one addition of uses, or one taking."""

from uuid import UUID

from gql_packages.domain.adjustments import Adjustment, live_adjustments
from gql_packages.domain.input_validator import USES, valid_reason
from gql_packages.errors import AdjustmentInUse, InvalidInput, PackageRefunded
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.adjust_package_uses import AdjustmentOutcome
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.row_locks import lock_where, require_found
from gql_packages.services.use_adjustments import read_locked, undo_adjustment
from gql_packages.unit_of_work.work import Work

_ENTRY = ("package_entry_id",)
_OF_ENTRY = """
deleted_at IS NULL AND id = (
    SELECT patient_package_id FROM package_entry WHERE clinic_id = $1 AND id = $2
)
"""


async def undo_use_adjustment(
    work: Work, *, package_entry_id: UUID, reason: str | None
) -> AdjustmentOutcome:
    """Undo the adjustment that the entry tells of, exactly: the same numbers (rule 92).

    Refuses AdjustmentInUse while uses that it added are held, redeemed or taken again, InvalidInput
    for an entry of another kind or one that is undone, and where the package would have no use or
    more than 10,000, PackageRefunded.
    """
    reason = valid_reason(reason)
    rows = await lock_where(work, PatientPackage, _OF_ENTRY, package_entry_id)
    row = require_found(rows[0] if rows else None, *_ENTRY)
    if row.refunded_at is not None:
        raise PackageRefunded("The package was refunded: its uses can no longer be changed.")
    package = await read_locked(work, row)
    undone = _adjustment(package, package_entry_id)
    _check_unused(package, undone)
    least, most = USES
    if not least <= (found := row.uses_now - undone.change) <= most:
        values = {"least": least, "most": most, "found": found}
        raise InvalidInput.of(Problem(_ENTRY, ProblemCode.USES_OUT_OF_RANGE, values))
    return AdjustmentOutcome(row.id, undo_adjustment(work, row, undone, reason))


def _adjustment(package: LockedPackage, entry_id: UUID) -> Adjustment:
    found = [each for each in package.adjustments if each.entry_id == entry_id]
    if not found or found[0].undoes_id is not None:
        raise InvalidInput.of(Problem(_ENTRY, ProblemCode.NOT_AN_ADJUSTMENT))
    if found[0] not in live_adjustments(package.adjustments):
        raise InvalidInput.of(Problem(_ENTRY, ProblemCode.UNDONE_BEFORE))
    return found[0]


def _check_unused(package: LockedPackage, undone: Adjustment) -> None:
    if undone.change < 0:
        return
    added = set(undone.numbers)
    if added & package.live_uses:
        raise AdjustmentInUse("Uses that were added are redeemed or held.", path=_ENTRY)
    if added - package.numbers.bonus:
        raise AdjustmentInUse(
            "Uses that were added are taken again: undo the taking first.", path=_ENTRY
        )
