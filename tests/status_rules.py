"""Rules that the product has in SQL alone, in Python: what its statements must say."""

from datetime import date
from uuid import UUID

from gql_packages.domain.enums import CommissionBasis, PatientPackageStatus


def commission_basis(staff_member_id: UUID | None) -> CommissionBasis:
    """A sale for somebody is compensated, its uses then are not; else the other way (rule 7)."""
    return CommissionBasis.REDEMPTION if staff_member_id is None else CommissionBasis.SALE


def package_status(
    *,
    is_refunded: bool,
    expires_on: date | None,
    today: date,
    balance_due: int,
    uses_total: int,
    uses_redeemed: int,
) -> PatientPackageStatus:
    """Where a sold package stands on a day of the clinic's calendar."""
    if is_refunded:
        return PatientPackageStatus.REFUNDED
    is_paid = balance_due <= 0
    if uses_redeemed >= uses_total:
        return PatientPackageStatus.USED_UP if is_paid else PatientPackageStatus.UNPAID
    if expires_on is not None and today > expires_on:
        return PatientPackageStatus.EXPIRED
    return PatientPackageStatus.ACTIVE if is_paid else PatientPackageStatus.UNPAID
