"""The history of a sold package: each change of its counters is one more line, chained."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.chain import CHAIN_START, HASHED_COLUMNS, row_hash
from gql_packages.domain.vocabulary import PackageEntryKind
from gql_packages.models.sold_packages import PackageEntry, PatientPackage
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True, kw_only=True)
class Movement:
    """What one line of history does to the counters, and what it is about."""

    kind: PackageEntryKind
    reserved: int = 0
    redeemed: int = 0
    appointment_id: UUID | None = None
    redemption_id: UUID | None = None
    undoes_id: UUID | None = None
    note: str | None = None


async def enter(work: Work, package: PatientPackage, movement: Movement) -> None:
    """Write the line and move the counters of a package that is locked (rule 33)."""
    package.uses_reserved += movement.reserved
    package.uses_redeemed += movement.redeemed
    previous = await _last_hash(work, package)
    package.entry_count += 1
    package.version += 1
    await (
        PatientPackage.filter(clinic_id=work.clinic_id, id=package.id)
        .using_db(work.db)
        .update(
            uses_reserved=package.uses_reserved,
            uses_redeemed=package.uses_redeemed,
            expires_on=package.expires_on,
            refunded_at=package.refunded_at,
            entry_count=package.entry_count,
            version=package.version,
        )
    )
    remaining = package.uses_total - package.uses_redeemed
    entry = PackageEntry(
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
    entry.hash = row_hash(
        [getattr(entry, column) for column in HASHED_COLUMNS["package_entry"]], previous=previous
    )
    await entry.save(using_db=work.db, force_create=True)
    work.changes.package(package.patient_id, package.id)
    if movement.appointment_id is not None:
        work.changes.visit(movement.appointment_id)


async def entry_of(work: Work, redemption_id: UUID, kind: PackageEntryKind) -> UUID:
    """The line that recorded this of a redemption: what undoing it names."""
    entry = (
        await PackageEntry.filter(clinic_id=work.clinic_id, redemption_id=redemption_id, kind=kind)
        .using_db(work.db)
        .get()
    )
    return entry.id


async def _last_hash(work: Work, package: PatientPackage) -> bytes:
    if package.entry_count == 0:
        return CHAIN_START
    last = (
        await PackageEntry.filter(
            clinic_id=work.clinic_id,
            patient_package_id=package.id,
            sequence=package.entry_count,
        )
        .using_db(work.db)
        .get()
    )
    return bytes(last.hash)
