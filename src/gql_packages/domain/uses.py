"""The uses of a patient package: what each is worth, and which appointment may take one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from itertools import count
from uuid import UUID

from gql_packages.domain.enums import CommissionBasis
from gql_packages.domain.limits import UseLimit, refusal_of_limit
from gql_packages.domain.money import round_half_up
from gql_packages.errors import (
    NotEligible,
    NotFullyPaid,
    OtherPatient,
    PackageExpired,
    PackageRefunded,
    PackageUsedUp,
    Refusal,
)


@dataclass(frozen=True, kw_only=True)
class PackageTerms:
    """All that the rules need to know of a patient package. Money in minor units."""

    id: UUID
    patient_id: UUID
    invoice_id: UUID
    balance_due: int
    uses_total: int
    uses_reserved: int
    uses_redeemed: int
    purchased_at: datetime
    expires_on: date | None
    is_refunded: bool
    #: what the patient pays per appointment, by treatment: the eligible items as sold
    patient_pays: Mapping[UUID, int]
    #: by treatment, the limits that there are
    limits: Mapping[UUID, UseLimit] = field(default_factory=dict)
    #: added uses that are neither redeemed nor reserved; they are good for every item (rule 89)
    bonus_available: int = 0

    @property
    def uses_remaining(self) -> int:
        """Not yet redeemed, reserved ones included (rule 33)."""
        return self.uses_total - self.uses_redeemed

    @property
    def uses_available(self) -> int:
        """Neither redeemed nor reserved, whatever the package's status (rules 33, 179)."""
        return self.uses_remaining - self.uses_reserved


def commission_basis(staff_member_id: UUID | None) -> CommissionBasis:
    """What is compensated of a sale for this staff member, or for nobody (rule 7)."""
    return CommissionBasis.REDEMPTION if staff_member_id is None else CommissionBasis.SALE


def use_value(price: int, uses: int, number: int) -> int:
    """What the use of that number, from 1, is worth in minor units: the parts add up (rule 25)."""
    return price * number // uses - price * (number - 1) // uses


def first_free_use(taken: Iterable[int], *, first: int = 1) -> int:
    """The lowest number, from the first, that no live use has."""
    numbers = set(taken)
    return next(number for number in count(first) if number not in numbers)


def suggested_refund(
    *,
    price: int,
    uses_total: int,
    uses_remaining: int,
    collected: int,
    unused: Fraction | None = None,
) -> int:
    """price / uses x remaining, rounded once, half up; at most what is collected (rule 41).

    Both are of the uses that were sold: what was added never becomes money, and what was taken
    remains no more (rule 91). Where the price is split, `unused` is what remains of its shares
    (rule 79). All amounts in minor units. Reserved uses count as remaining.
    """
    if unused is not None:
        return min(round_half_up(unused), collected)
    return min(round_half_up(Fraction(price * uses_remaining, uses_total)), collected)


def refusal_to_reserve(
    package: PackageTerms, *, patient_id: UUID, treatment_id: UUID, day: date
) -> Refusal | None:
    """Why no use can be reserved for that patient's appointment of that day, or None if one can.

    The day is the appointment's, in the clinic's zone (rules 11, 12, 19, 22, 34, 44, 76, 89, 180).
    """
    if package.patient_id != patient_id:
        return OtherPatient("The package belongs to another patient.")
    if package.is_refunded:
        return PackageRefunded("The package was refunded and can no longer be redeemed.")
    if treatment_id not in package.patient_pays:
        return NotEligible("The package does not cover this treatment.")
    limit = package.limits.get(treatment_id)
    full = None if limit is None or package.bonus_available > 0 else refusal_of_limit(limit)
    return _refusal_of_terms(package, day) or _refusal_of_balance(package) or full


def refusal_to_redeem(package: PackageTerms, *, day: date) -> Refusal | None:
    """Why a reserved use cannot be redeemed on an appointment of that day, or None if it can."""
    if package.is_refunded:
        return PackageRefunded("The package was refunded and can no longer be redeemed.")
    return _refusal_of_terms(package, day)


def refusal_to_take(package: PackageTerms, count: int) -> PackageUsedUp | None:
    """Why so many of its uses cannot be taken, or None if they can (rule 90)."""
    if count <= package.uses_available:
        return None
    return _used_up(package, f"Only {package.uses_available} uses are available.")


def is_alive_on(package: PackageTerms, day: date) -> bool:
    """Whether it is neither refunded nor past its last valid day on that day."""
    return not package.is_refunded and (package.expires_on is None or day <= package.expires_on)


def preference(package: PackageTerms) -> tuple[date, int, datetime, UUID]:
    """Sorts the packages to be taken first to the front (rule 14)."""
    return (
        package.expires_on or date.max,
        package.uses_remaining,
        package.purchased_at,
        package.id,
    )


def _refusal_of_terms(package: PackageTerms, day: date) -> Refusal | None:
    if package.balance_due > 0:
        return NotFullyPaid(
            "The package is not fully paid.",
            balance_due=package.balance_due,
            invoice_id=package.invoice_id,
        )
    # With nothing remaining, moving the last valid day would not help: it is used up.
    if package.uses_remaining > 0 and package.expires_on is not None and day > package.expires_on:
        return PackageExpired(
            f"The last valid day of the package, {package.expires_on}, is before the appointment.",
            expires_on=package.expires_on,
            date=day,
        )
    return None


def _refusal_of_balance(package: PackageTerms) -> Refusal | None:
    if package.uses_available > 0:
        return None
    return _used_up(
        package, f"All {package.uses_total} uses are redeemed or held by booked appointments."
    )


def _used_up(package: PackageTerms, message: str) -> PackageUsedUp:
    return PackageUsedUp(
        message,
        uses_total=package.uses_total,
        uses_reserved=package.uses_reserved,
        uses_redeemed=package.uses_redeemed,
    )
