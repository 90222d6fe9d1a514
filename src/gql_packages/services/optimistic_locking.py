"""Rows that carry a version: changed, archived and brought back."""

from typing import Any
from uuid import UUID

from gql_packages.models.catalogue import NoShowFee, Package, Treatment
from gql_packages.models.clinic import StaffMember
from gql_packages.models.patient import Patient
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.unit_of_work import Work

Archivable = Treatment | NoShowFee | Package | Patient


async def write_changes(work: Work, row: Archivable | StaffMember, **changes: Any) -> None:
    """Write the columns given and count the version up. The row is locked by the caller."""
    if isinstance(row, StaffMember):
        work.changes.staff_member(row.id)
    await (
        type(row)
        .filter(clinic_id=work.clinic_id, id=row.id)
        .using_db(work.db)
        .update(version=row.version + 1, **changes)
    )


async def set_archived(
    work: Work, model: type[Archivable], row_id: UUID, *path: str, archived: bool
) -> None:
    """Take the row off what is on offer, or bring it back; nothing changes if it is so already.

    Raises NotFound, naming the path, if the clinic has no such row.
    """
    row = await lock(work, model, row_id, *path)
    if row.is_archived != archived:
        await write_changes(work, row, is_archived=archived)
