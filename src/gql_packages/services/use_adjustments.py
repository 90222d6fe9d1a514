"""Uses of a locked package, added and taken, and that undone: the rows of it, and its entry."""

from collections.abc import Sequence
from uuid import UUID

from gql_packages.domain.adjustments import Adjustment, live_adjustments
from gql_packages.domain.enums import PackageEntryKind
from gql_packages.models.sold_packages import PatientPackage, UseAdjustment
from gql_packages.services.locked_package import TERMS, TERMS_FROM, LockedPackage, with_terms
from gql_packages.services.package_history import append_entry
from gql_packages.services.redemptions import worth_of
from gql_packages.unit_of_work.work import Work

_READ = f"""
SELECT {TERMS} FROM patient_package p {TERMS_FROM} WHERE p.clinic_id = $1 AND p.id = $2
"""  # noqa: S608 our own words


async def read_locked(work: Work, row: PatientPackage) -> LockedPackage:
    """All that the rules need to know of the package whose row is locked."""
    return with_terms(work, [row], await work.db.rows(_READ, work.clinic_id, row.id))[row.id]


def add_uses(work: Work, package: LockedPackage, count: int, reason: str) -> UUID:
    """Add so many uses, worth nothing, numbered behind all others (rule 89); the entry's id."""
    numbers = package.numbers.behind(count)
    return _record(work, package.row, PackageEntryKind.USES_ADDED, numbers, count, note=reason)


def take_uses(work: Work, package: LockedPackage, count: int, reason: str) -> UUID:
    """Take so many of the available uses, the highest numbers first (rule 90); the entry's id."""
    numbers = package.numbers.highest(count, package.live_uses)
    paid = [number for number in numbers if not package.numbers.is_bonus(number)]
    value = sum(worth_of(package, number, package.limit_of_number(number)) for number in paid)
    return _record(
        work,
        package.row,
        PackageEntryKind.USES_TAKEN,
        numbers,
        -count,
        paid_change=-len(paid),
        value=-value,
        note=reason,
    )


def undo_adjustment(
    work: Work, row: PatientPackage, undone: Adjustment, note: str | None = None
) -> UUID:
    """Undo the adjustment: the same uses, the other way (rule 92); the entry's id."""
    return _record(
        work,
        row,
        PackageEntryKind.ADJUSTMENT_UNDONE,
        undone.numbers,
        -undone.change,
        paid_change=-undone.paid_change,
        value=-undone.value,
        undone=undone,
        note=note,
    )


def return_taken(work: Work, row: PatientPackage, adjustments: Sequence[Adjustment]) -> None:
    """Undo whatever was taken off a package whose sale is deleted: it leaves no balance behind."""
    for each in live_adjustments(adjustments):
        if each.change < 0:
            undo_adjustment(work, row, each)


def _record(
    work: Work,
    row: PatientPackage,
    kind: PackageEntryKind,
    numbers: Sequence[int],
    change: int,
    *,
    paid_change: int = 0,
    value: int = 0,
    undone: Adjustment | None = None,
    note: str | None,
) -> UUID:
    undoes_id = undone.entry_id if undone else None
    entry = append_entry(work, row, kind, changed=change, undoes_id=undoes_id, note=note)
    work.add(
        UseAdjustment,
        patient_package_id=row.id,
        package_entry_id=entry.id,
        change=change,
        paid_change=paid_change,
        value=value,
        numbers=",".join(map(str, sorted(numbers))),
        undoes_id=undone.id if undone else None,
        adjusted_at=work.now,
    )
    return entry.id
