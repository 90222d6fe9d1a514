"""Rows that carry a version: created, changed, archived and restored."""

from typing import Any, TypeVar
from uuid import UUID

from gql_packages.domain.enums import EntityKind
from gql_packages.errors import VersionConflict
from gql_packages.models.catalogue import NoShowFee, Package, Treatment
from gql_packages.models.clinic import StaffMember
from gql_packages.models.patient import Patient
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work

Archivable = Treatment | NoShowFee | Package | Patient
Row = TypeVar("Row", Treatment, NoShowFee, Package, Patient)


async def create(work: Work, model: type[Archivable | StaffMember], **columns: Any) -> UUID:
    """Insert the row in its first version; its id."""
    row_id = work.new_id()
    if model is Patient:
        work.new_patients.add(row_id)
    await model.create(
        using_db=work.db,
        id=row_id,
        clinic_id=work.clinic_id,
        version=1,
        created_at=work.now,
        **columns,
    )
    return row_id


async def lock_version(
    work: Work, model: type[Row], row_id: UUID, attribute: str, expected_version: int | None
) -> Row:
    """The row, locked. Raises NotFound, naming the attribute, and VersionConflict."""
    row = await lock(work, model, row_id, attribute)
    check_version(expected_version, row.version)
    return row


def check_version(expected: int | None, current: int) -> None:
    """Refuse (VersionConflict) a change that was made in view of an older version."""
    if expected is not None and expected != current:
        raise VersionConflict(
            "This was changed by another request. Read it again.",
            path=("expected_version",),
            current_version=current,
        )


def given(**columns: Any) -> dict[str, Any]:
    """The columns that are to change: None is what was left out."""
    return {name: value for name, value in columns.items() if value is not None}


async def write_changes(work: Work, row: Archivable | StaffMember, **changes: Any) -> UUID:
    """Write the columns and count the version up; the id of the row, which the caller locks."""
    if isinstance(row, StaffMember):
        work.changes.staff_member(row.id)
    elif isinstance(row, Patient):
        work.changes.patient(row.id, EntityKind.PATIENT)
    if isinstance(row, Patient | Package) and row.folded_version == row.version:
        # The names stay, or the caller has folded them.
        changes["folded_version"] = row.version + 1
    await (
        type(row)
        .filter(clinic_id=work.clinic_id, id=row.id)
        .using_db(work.db)
        .update(version=row.version + 1, **changes)
    )
    return row.id


async def set_archived(
    work: Work, model: type[Archivable], row_id: UUID, attribute: str, *, archived: bool
) -> UUID:
    """Archive the row or restore it; nothing changes if it is so already.

    Raises NotFound, naming the attribute, if the clinic has no such row.
    """
    row = await lock(work, model, row_id, attribute)
    if row.is_archived != archived:
        await write_changes(work, row, is_archived=archived)
    return row_id
