"""Move the last valid day of a patient package."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gql_packages.domain.calendar import bounds_of, check_year
from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.input_validator import valid_reason
from gql_packages.domain.policy_sql import SETTINGS
from gql_packages.errors import ExpiryBeforeBookings, InvalidInput, PackageRefunded
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.locked_package import lock_package_row
from gql_packages.services.package_history import append_entry
from gql_packages.services.policy_settings import check_validity
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work

# The clinic's policy; the hash of the last history entry; the covered appointments booked at that
# moment or later.
_READ = f"""
SELECT {SETTINGS}, e.hash AS last_hash, ARRAY(
    SELECT a.id
    FROM redemption r
    JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
    WHERE r.clinic_id = $1 AND r.patient_package_id = $2 AND r.status = 'RESERVED'
        AND a.starts_at >= $4
    ORDER BY a.starts_at, a.id
) AS booked
FROM package_entry e
WHERE e.clinic_id = $1 AND e.patient_package_id = $2 AND e.sequence = $3
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class ChangePackageExpiryOutcome:
    """What was changed."""

    patient_package_id: UUID


async def change_package_expiry(
    work: Work,
    *,
    patient_package_id: UUID,
    expires_on: date | None,
    reason: str | None,
    expected_version: int | None,
) -> ChangePackageExpiryOutcome:
    """Extend, revive or shorten the package; without a day it never expires (rules 35, 37).

    The day is the last valid one on the clinic's calendar. Refuses InvalidInput before the day of
    purchase and where it falls short of the clinic's policy (rule 56), ExpiryBeforeBookings with
    the covered appointments after it, PackageRefunded, VersionConflict.
    """
    reason = valid_reason(reason)
    package = await lock_package_row(work, patient_package_id, "patient_package_id")
    check_version(expected_version, package.version)
    if package.refunded_at is not None:
        raise PackageRefunded("The package was refunded: it has no expiry to move.")
    if expires_on is not None:
        _check_day(package, expires_on)
    await _read(work, package, expires_on)

    package.expires_on = expires_on
    append_entry(work, package, PackageEntryKind.EXPIRY_CHANGED, note=reason)
    return ChangePackageExpiryOutcome(package.id)


def _check_day(package: PatientPackage, expires_on: date) -> None:
    check_year(expires_on, "expires_on")
    if expires_on < package.purchased_on:
        values = {"earliest": package.purchased_on}
        raise InvalidInput.of(Problem(("expires_on",), ProblemCode.BEFORE_PURCHASE, values))


async def _read(work: Work, package: PatientPackage, expires_on: date | None) -> None:
    """Read where the history ends; refuse what falls short of the policy, and where appointments
    are booked after the day."""
    after = None
    if expires_on is not None:
        _, after = bounds_of(expires_on, expires_on, work.time_zone)
    keys = (work.clinic_id, package.id, package.entry_count)
    found = (await work.db.rows(_READ, *keys, after))[0]
    work.rows.last_hashes[package.id] = found["last_hash"]
    if expires_on is not None:
        days = (expires_on - package.purchased_on).days
        check_validity(found, days, "expires_on")
    if found["booked"]:
        raise ExpiryBeforeBookings(
            "Appointments that the package covers are booked after that day.",
            path=("expires_on",),
            appointment_ids=tuple(found["booked"]),
        )
