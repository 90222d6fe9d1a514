"""Change who is compensated for the sale of a package."""

from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.input_validator import UNCHANGED, Unchanged, valid_reason
from gql_packages.errors import PackageRefunded, UsesRedeemed
from gql_packages.services.corrections import record_correction
from gql_packages.services.locked_package import lock_package_row
from gql_packages.services.package_history import append_entry
from gql_packages.services.row_locks import check_in_use
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work

# The hash of the last history entry; whether the staff member is gone (NULL if missing).
_READ = """
SELECT e.hash AS last_hash, NOT staff.is_active AS is_seller_gone
FROM package_entry e
LEFT JOIN staff_member staff ON staff.clinic_id = $1 AND staff.id = $4
WHERE e.clinic_id = $1 AND e.patient_package_id = $2 AND e.sequence = $3
"""


async def update_package_sale(
    work: Work,
    *,
    patient_package_id: UUID,
    staff_member_id: UUID | Unchanged | None = UNCHANGED,
    reason: str | None = None,
    expected_version: int | None = None,
) -> UUID:
    """Compensate another staff member for the sale; None: nobody, but each redemption (rule 177).

    Refuses UsesRedeemed once a use is redeemed, because it was compensated one way already;
    PackageRefunded, NotFound, Archived for one who is no longer active, VersionConflict.
    """
    reason = valid_reason(reason)
    package = await lock_package_row(work, patient_package_id, "patient_package_id")
    check_version(expected_version, package.version)
    if package.refunded_at is not None:
        raise PackageRefunded("The package was refunded: its sale stays as it is.")
    if package.uses_redeemed > 0:
        raise UsesRedeemed("Who is compensated cannot be changed once a use was redeemed.")
    before = package.current_staff_member_id
    if staff_member_id is UNCHANGED or staff_member_id == before:
        return package.id
    keys = (package.id, package.entry_count, staff_member_id)
    found = (await work.db.rows(_READ, work.clinic_id, *keys))[0]
    if staff_member_id is not None:
        message = "This staff member is no longer active."
        check_in_use(found["is_seller_gone"], message, "staff_member_id")
    work.rows.last_hashes[package.id] = found["last_hash"]

    package.is_staff_member_corrected = True
    package.corrected_staff_member_id = staff_member_id
    append_entry(work, package, PackageEntryKind.COMPENSATION_CHANGED, note=reason)
    record_correction(
        work, package, "staff_member_id", before=before, after=staff_member_id, reason=reason
    )
    return package.id
