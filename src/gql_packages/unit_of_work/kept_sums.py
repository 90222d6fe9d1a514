"""What a patient's row keeps of their invoices, payments and appointments (rule 169).

It is written in the statement that writes those, without being read: sums are added to, whatever
they are by then. Only the last visit that is undone leads back to an earlier one, which is looked
up: for that the patient is locked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.models.billing import Invoice, Payment
from gql_packages.models.schedule import Appointment
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.pending_rows import PendingRows

#: The CTE, with its parameters in the order of `KeptSums.arguments`. A sum that is not filled yet
#: stays so.
UPDATE = """changed_patient AS (
    UPDATE patient t SET owing = t.owing + {owing}::bigint, credit = t.credit + {credit}::bigint,
        last_visit_at = GREATEST(
            CASE WHEN cardinality({undone}::uuid[]) = 0 THEN t.last_visit_at ELSE (
                SELECT max(a.starts_at) FROM appointment a
                WHERE a.clinic_id = $1 AND a.patient_id = t.id AND a.status = 'ARRIVED'
                    AND a.id <> ALL ({undone}::uuid[])
            ) END,
            {visit}::timestamptz
        )
    WHERE t.clinic_id = $1 AND t.id = {patient}::uuid
    RETURNING t.clinic_id
)"""
PARAMETERS = ("patient", "owing", "credit", "undone", "visit")


@dataclass(slots=True)
class KeptSums:
    """How one patient's row is to be changed: money in minor units."""

    patient_id: UUID
    owing: int = 0
    credit: int = 0
    #: the latest of the appointments that are arrived now and were not
    visit: datetime | None = None
    #: those that are arrived no more
    undone: tuple[UUID, ...] = ()

    @property
    def arguments(self) -> tuple[object, ...]:
        """The values of the parameters."""
        return (self.patient_id, self.owing, self.credit, list(self.undone), self.visit)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.owing or self.credit or self.visit or self.undone)

    def add(self, row: HashedModel, before: Mapping[str, Any] | None) -> None:
        """Count in a row that is new (None) or was so before."""
        after = {name: getattr(row, name) for name in row._meta.fields_map}
        old = {**after, **before} if before is not None else None
        if isinstance(row, Invoice):
            self.owing += _due(after) - (_due(old) if old else 0)
        elif isinstance(row, Payment):
            self.credit += _unapplied(after) - (_unapplied(old) if old else 0)
        elif isinstance(row, Appointment):
            self._add_visit(after, old)

    def _add_visit(self, after: Mapping[str, Any], old: Mapping[str, Any] | None) -> None:
        was, now = (_visited_at(old) if old else None), _visited_at(after)
        if was is not None and was != now:
            self.undone += (after["id"],)
        if now is not None and was != now:
            self.visit = max(filter(None, (self.visit, now)))


def kept_sums(rows: PendingRows) -> KeptSums | None:
    """How the row of the one patient whose rows these are is changed; None where it is not.

    Raises LookupError where there are several, whose locks would have no order, and where a visit
    is undone of a patient who is not locked.
    """
    sums: dict[UUID, KeptSums] = {}
    for row in _counted(rows):
        patient_id: UUID = row.patient_id  # type: ignore[attr-defined]
        sums.setdefault(patient_id, KeptSums(patient_id)).add(row, rows.before(row))
    changed = [each for each in sums.values() if each.is_changed]
    if len(changed) > 1:
        raise LookupError("One request changes the sums of several patients.")
    if changed and changed[0].undone and changed[0].patient_id not in rows.locked_patients:
        raise LookupError("A visit is undone, and its patient is not locked.")
    return changed[0] if changed else None


def _counted(rows: PendingRows) -> Iterator[HashedModel]:
    for found in (rows.changed(), rows.made()):
        for model in (Invoice, Payment, Appointment):
            yield from found.get(model, ())


def _due(invoice: Mapping[str, Any]) -> int:
    return 0 if invoice["voided_at"] is not None else int(invoice["total"] - invoice["paid"])


def _unapplied(payment: Mapping[str, Any]) -> int:
    if payment["voided_at"] is not None:
        return 0
    return int(payment["amount"] - payment["applied"] - payment["refunded"])


def _visited_at(appointment: Mapping[str, Any]) -> datetime | None:
    if appointment["status"] != AppointmentStatus.ARRIVED:
        return None
    starts_at: datetime = appointment["starts_at"]
    return starts_at
