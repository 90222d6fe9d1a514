"""The history of a patient package: each change of its counters is a chained entry."""

from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.row_hash import CHAIN_START
from gql_packages.models.sold_packages import PackageEntry, PatientPackage, Redemption
from gql_packages.unit_of_work.work import Work


def append_entry(
    work: Work,
    package: PatientPackage,
    kind: PackageEntryKind,
    redemption: Redemption | None = None,
    *,
    reserved: int = 0,
    redeemed: int = 0,
    changed: int = 0,
    undoes_id: UUID | None = None,
    note: str | None = None,
) -> PackageEntry:
    """Append an entry and add `reserved`, `redeemed` and `changed` to the counters of a package
    that is locked (rules 33, 88). The hash of its last entry was read after that
    (`work.rows.last_hashes`).
    """
    hashes = work.rows.last_hashes
    previous = hashes[package.id] if package.entry_count else CHAIN_START
    package.uses_reserved += reserved
    package.uses_redeemed += redeemed
    package.uses_changed += changed
    package.entry_count += 1
    package.version += 1
    remaining = package.uses_now - package.uses_redeemed
    entry = work.add(
        PackageEntry,
        patient_package_id=package.id,
        sequence=package.entry_count,
        kind=kind,
        at=work.now,
        actor_id=work.actor_id,
        appointment_id=redemption and redemption.appointment_id,
        redemption_id=redemption and redemption.id,
        undoes_id=undoes_id,
        uses_reserved_after=package.uses_reserved,
        uses_redeemed_after=package.uses_redeemed,
        uses_available_after=remaining - package.uses_reserved,
        uses_remaining_after=remaining,
        expires_on_after=package.expires_on,
        note=note,
        previous_hash=previous,
    )
    hashes[package.id] = entry.hash
    work.changes.package(package.patient_id, package.id)
    return entry
