"""Rows that an input names by their ids, looked at or locked.

Locks are taken in one order by every service: idempotency key, appointment, sold package, invoice
counter, invoice, payment, audit; several of one kind in the order of their ids.
"""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from gql_packages.errors import NotFound, VersionConflict
from gql_packages.models.tenant import TenantModel
from gql_packages.unit_of_work.unit_of_work import Work

Row = TypeVar("Row", bound=TenantModel)


async def find(work: Work, model: type[Row], row_id: UUID, *path: str) -> Row:
    """The clinic's row of that id; NotFound, naming the path, if there is none."""
    row = await model.filter(clinic_id=work.clinic_id, id=row_id).using_db(work.db).get_or_none()
    return _present(row, path)


async def lock(work: Work, model: type[Row], row_id: UUID, *path: str) -> Row:
    """As `find`, and nobody else changes the row until the transaction ends."""
    query = model.filter(clinic_id=work.clinic_id, id=row_id).using_db(work.db)
    return _present(await query.select_for_update(no_key=True).get_or_none(), path)


async def lock_all(work: Work, model: type[Row], row_ids: Collection[UUID]) -> dict[UUID, Row]:
    """The clinic's rows of those ids that there are, locked in the order of their ids."""
    query = model.filter(clinic_id=work.clinic_id, id__in=list(set(row_ids))).using_db(work.db)
    rows = await query.order_by("id").select_for_update(no_key=True)
    return {row.id: row for row in rows}


def check_version(expected: int | None, current: int) -> None:
    """Refuse (VersionConflict) a change that was made in view of an older version."""
    if expected is not None and expected != current:
        raise VersionConflict(
            "Somebody else has changed this meanwhile. Look at it again.",
            path=("input", "expectedVersion"),
            current_version=current,
        )


def _present(row: Row | None, path: tuple[str, ...]) -> Row:
    if row is None:
        raise NotFound("There is no such thing here.", path=path or None)
    return row
