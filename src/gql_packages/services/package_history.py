"""The history of a sold package: each change of its counters is one more entry, chained."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.row_hash import CHAIN_START
from gql_packages.models.sold_packages import PackageEntry, PatientPackage
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True, kw_only=True)
class Movement:
    """What one entry of the history does to the counters, and what it is about."""

    kind: PackageEntryKind
    reserved: int = 0
    redeemed: int = 0
    appointment_id: UUID | None = None
    redemption_id: UUID | None = None
    undoes_id: UUID | None = None
    note: str | None = None


def enter(work: Work, package: PatientPackage, movement: Movement) -> None:
    """Append the entry and move the counters of a package that is locked (rule 33).

    The hash of its last entry was read after it was locked (`work.rows.last_hashes`).
    """
    hashes = work.rows.last_hashes
    previous = hashes[package.id] if package.entry_count else CHAIN_START
    package.uses_reserved += movement.reserved
    package.uses_redeemed += movement.redeemed
    package.entry_count += 1
    package.version += 1
    remaining = package.uses_total - package.uses_redeemed
    entry = work.add(
        PackageEntry(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            patient_package_id=package.id,
            sequence=package.entry_count,
            kind=movement.kind,
            at=work.now,
            actor_id=work.actor_id,
            appointment_id=movement.appointment_id,
            redemption_id=movement.redemption_id,
            undoes_id=movement.undoes_id,
            uses_reserved_after=package.uses_reserved,
            uses_redeemed_after=package.uses_redeemed,
            uses_available_after=remaining - package.uses_reserved,
            uses_remaining_after=remaining,
            expires_on_after=package.expires_on,
            note=movement.note,
            request_id=work.request_id,
            previous_hash=previous,
        )
    )
    hashes[package.id] = entry.hash
    work.changes.package(package.patient_id, package.id)
