"""The reserved uses of a package that is refunded or deleted, released at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from gql_packages.domain.adjustments import (
    ADJUSTMENTS,
    PAID_REMAINING,
    Adjustment,
    adjustments_of,
)
from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.limits import LIMITS_USED, unused_shares
from gql_packages.events.change_notification import ScheduleSlot
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.payment_applications import (
    REMAINING,
    Application,
    remaining_applications,
)
from gql_packages.services.redemptions import release_redemption
from gql_packages.services.row_locks import columns_of, row_of
from gql_packages.unit_of_work.work import Work

_READ = f"""
SELECT e.hash AS last_hash, remaining_ids, remaining_payments, remaining_left,
    (
        SELECT max(position) FROM invoice_line l WHERE l.clinic_id = $1 AND l.invoice_id = i.id
    ) AS last_position,
    {LIMITS_USED.format(package="pp.id")} AS limits, {PAID_REMAINING} AS paid_remaining,
    {ADJUSTMENTS.format(package="pp.id")} AS adjustments,
    {columns_of(Redemption, "r")}, reserved.id AS reserved_entry_id,
    appointment.starts_at,
    {corrected("appointment", "appointment", "practitioner_id")} AS practitioner_id
FROM patient_package pp
JOIN invoice i ON i.clinic_id = $1 AND i.id = pp.invoice_id
JOIN package_entry e ON e.clinic_id = $1 AND e.patient_package_id = pp.id
    AND e.sequence = pp.entry_count
{REMAINING}
LEFT JOIN redemption r ON r.clinic_id = $1 AND r.patient_package_id = pp.id
    AND r.status = 'RESERVED'
LEFT JOIN appointment ON appointment.clinic_id = $1 AND appointment.id = r.appointment_id
LEFT JOIN package_entry reserved ON reserved.clinic_id = $1 AND reserved.redemption_id = r.id
    AND reserved.kind = 'RESERVED'
WHERE pp.clinic_id = $1 AND pp.id = $2
ORDER BY r.reserved_at, r.id
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class ReleaseOutcome:
    """The package that was refunded or deleted, whose it is, and the appointments without a use."""

    patient_package_id: UUID
    patient_id: UUID
    appointment_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Reserved:
    """A reserved use, the history entry that recorded it, and the slot of its appointment."""

    redemption: Redemption
    entry_id: UUID
    slot: ScheduleSlot


@dataclass(frozen=True)
class Outstanding:
    """The reserved uses of a package, and the payment applications to the invoice of its sale."""

    reserved: Sequence[Reserved]
    #: what is left of each application to the invoice, the newest first
    applications: Sequence[Application]
    #: of the invoice's lines
    last_position: int
    #: how many of the sold uses are neither taken nor redeemed
    paid_remaining: int
    #: in their order
    adjustments: Sequence[Adjustment]
    #: of the shares of its limits; None where its price is not split (rule 79)
    unused: Fraction | None


async def read_outstanding(work: Work, package: PatientPackage) -> Outstanding:
    """Read what is outstanding of a package that is locked, with its invoice."""
    found = await work.db.rows(_READ, work.clinic_id, package.id)
    work.rows.last_hashes[package.id] = found[0]["last_hash"]
    reserved = [
        Reserved(
            work.rows.hold(Redemption, row_of(Redemption, "r", row)),
            row["reserved_entry_id"],
            ScheduleSlot.of(row["starts_at"], row["practitioner_id"]),
        )
        for row in found
        if row["r_id"] is not None
    ]
    first = found[0]
    return Outstanding(
        reserved,
        remaining_applications(first),
        first["last_position"],
        first["paid_remaining"],
        adjustments_of(json.loads(first["adjustments"] or "[]")),
        unused_shares(json.loads(first["limits"])),
    )


def release_all(work: Work, package: PatientPackage, outstanding: Outstanding) -> tuple[UUID, ...]:
    """Release every reserved use of a package; the appointments that lost theirs.

    The appointments are not locked: who works on one locks the package too before it counts on the
    use (rules 39, 46).
    """
    for use in outstanding.reserved:
        release_redemption(work, package, use.redemption, use.entry_id)
        work.changes.appointment(use.redemption.appointment_id, use.slot)
    return tuple(use.redemption.appointment_id for use in outstanding.reserved)
