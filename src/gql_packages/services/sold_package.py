"""A sold package under lock, with all that the rules need to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.uses import SoldPackage
from gql_packages.errors import NotFound
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.services.rows import lock, lock_all
from gql_packages.unit_of_work.unit_of_work import Work

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
    """The row, which nobody else changes now, with what is due on its invoice and its items."""

    row: PatientPackage
    balance_due: int
    patient_pays: Mapping[UUID, int]

    @property
    def terms(self) -> SoldPackage:
        """The package as the rules see it, with the counters as they are by now."""
        return SoldPackage(
            id=self.row.id,
            patient_id=self.row.patient_id,
            invoice_id=self.row.invoice_id,
            balance_due=self.balance_due,
            uses_total=self.row.uses_total,
            uses_reserved=self.row.uses_reserved,
            uses_redeemed=self.row.uses_redeemed,
            purchased_at=self.row.purchased_at,
            expires_on=self.row.expires_on,
            is_refunded=self.row.refunded_at is not None,
            patient_pays=self.patient_pays,
        )


async def lock_package(work: Work, patient_package_id: UUID, *path: str) -> LockedPackage:
    """The sold package, locked; NotFound, naming the path, if absent or its sale was deleted."""
    row = await lock(work, PatientPackage, patient_package_id, *path)
    if row.deleted_at is not None:
        raise NotFound("There is no such thing here.", path=path or None)
    return await with_terms(work, row)


async def lock_packages_of(work: Work, patient_id: UUID) -> list[LockedPackage]:
    """Every package that the patient holds, locked in the order of their ids."""
    held = [row[0] for row in await work.db.rows(_HELD_BY_PATIENT, work.clinic_id, patient_id)]
    rows = await lock_all(work, PatientPackage, held)
    return await _all_with_terms(work, [row for row in rows.values() if row.deleted_at is None])


async def with_terms(work: Work, row: PatientPackage) -> LockedPackage:
    """The package of a row that is locked."""
    return (await _all_with_terms(work, [row]))[0]


async def _all_with_terms(work: Work, rows: list[PatientPackage]) -> list[LockedPackage]:
    ids = [row.id for row in rows]
    due = {row[0]: row[1] for row in await work.db.rows(_BALANCES, work.clinic_id, ids)}
    items: dict[UUID, dict[UUID, int]] = {row_id: {} for row_id in ids}
    for package_id, treatment_id, patient_pays in await work.db.rows(_ITEMS, work.clinic_id, ids):
        items[package_id][treatment_id] = patient_pays
    return [LockedPackage(row, due[row.id], items[row.id]) for row in rows]
