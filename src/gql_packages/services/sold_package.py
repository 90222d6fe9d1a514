"""A sold package under lock, with all that the rules need to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.database.unit_of_work import Work
from gql_packages.domain.uses import SoldPackage
from gql_packages.errors import NotFound
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.services.rows import lock, lock_all

_BALANCES = """
SELECT p.id, i.total - i.paid AS balance_due
FROM patient_package p
JOIN invoice i ON i.clinic_id = $1 AND i.id = p.invoice_id
WHERE p.clinic_id = $1 AND p.id = ANY($2::uuid[])
"""

_ITEMS = """
SELECT patient_package_id, treatment_id, patient_pays
FROM patient_package_item
WHERE clinic_id = $1 AND patient_package_id = ANY($2::uuid[])
"""

_HELD_BY_PATIENT = """
SELECT id FROM patient_package
WHERE clinic_id = $1 AND patient_id = $2 AND deleted_at IS NULL
"""


@dataclass(frozen=True)
class LockedPackage:
    """The row, which nobody else changes now, and its terms as the rules see them."""

    row: PatientPackage
    terms: SoldPackage


async def lock_package(work: Work, patient_package_id: UUID, *path: str) -> LockedPackage:
    """The sold package, locked; NotFound, naming the path, if absent or its sale was deleted."""
    row = await lock(work, PatientPackage, patient_package_id, *path)
    if row.deleted_at is not None:
        raise NotFound("There is no such thing here.", path=path or None)
    return (await _with_terms(work, [row]))[0]


async def lock_packages_of(work: Work, patient_id: UUID) -> list[LockedPackage]:
    """Every package that the patient holds, locked in the order of their ids."""
    held = [row[0] for row in await work.db.rows(_HELD_BY_PATIENT, work.clinic_id, patient_id)]
    rows = await lock_all(work, PatientPackage, held)
    return await _with_terms(work, [row for row in rows.values() if row.deleted_at is None])


async def _with_terms(work: Work, rows: list[PatientPackage]) -> list[LockedPackage]:
    ids = [row.id for row in rows]
    due = {row[0]: row[1] for row in await work.db.rows(_BALANCES, work.clinic_id, ids)}
    items: dict[UUID, dict[UUID, int]] = {row_id: {} for row_id in ids}
    for package_id, treatment_id, patient_pays in await work.db.rows(_ITEMS, work.clinic_id, ids):
        items[package_id][treatment_id] = patient_pays
    return [LockedPackage(row, _terms(row, due[row.id], items[row.id])) for row in rows]


def _terms(row: PatientPackage, balance_due: int, items: dict[UUID, int]) -> SoldPackage:
    return SoldPackage(
        id=row.id,
        patient_id=row.patient_id,
        invoice_id=row.invoice_id,
        balance_due=balance_due,
        uses_total=row.uses_total,
        uses_reserved=row.uses_reserved,
        uses_redeemed=row.uses_redeemed,
        purchased_at=row.purchased_at,
        expires_on=row.expires_on,
        is_refunded=row.refunded_at is not None,
        patient_pays=items,
    )
