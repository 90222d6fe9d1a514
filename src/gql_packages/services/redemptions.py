"""One use of a patient package: reserved, redeemed, released or reversed, under its lock."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind, RedemptionReason, RedemptionStatus
from gql_packages.domain.limits import UseLimit
from gql_packages.domain.uses import commission_basis, first_free_use, use_value
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.package_history import append_entry
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class LiveRedemption:
    """The live redemption of an appointment, and its package, locked."""

    redemption: Redemption
    package: LockedPackage
    #: the history entries that recorded it, to be named by those that undo them
    entries: Mapping[PackageEntryKind, UUID]


def reserve_use(
    work: Work, package: LockedPackage, appointment: Appointment, *, number: int | None = None
) -> LiveRedemption:
    """Reserve the first free use for a booked appointment, or that number (rules 17, 25, 89)."""
    limit = package.limit_of(appointment.current_treatment_id)
    number = number or _first_free(package, limit)
    package.live_uses.add(number)
    if package.numbers.is_bonus(number):
        limit = None
    if limit is not None:
        limit.count(reserved=1)
    redemption = work.add(
        Redemption,
        patient_package_id=package.row.id,
        appointment_id=appointment.id,
        use_number=number,
        value=worth_of(package, number, limit),
        patient_pays=package.terms.patient_pays[appointment.current_treatment_id],
        status=RedemptionStatus.RESERVED,
        reserved_at=work.now,
        limit_number=limit and limit.number,
    )
    append_entry(work, package.row, PackageEntryKind.RESERVED, redemption, reserved=1)
    return LiveRedemption(redemption, package, {})


def _first_free(package: LockedPackage, limit: UseLimit | None) -> int:
    """The lowest free number that is good for items of that limit: sold uses before added ones,
    which count against none (rule 89). Where the price is split it is one of the limit (78)."""
    first, last = 1, package.numbers.sold
    if limit is not None and limit.is_split:
        first, last = limit.first_use, limit.first_use + limit.uses - 1
    number = first_free_use(package.live_uses | package.numbers.taken, first=first)
    if number > last or (limit is not None and limit.is_full):
        return package.numbers.lowest_bonus(package.live_uses)
    return number


def worth_of(package: LockedPackage, number: int, limit: UseLimit | None) -> int:
    """What the use of that number is worth in minor units: of the price, where that is split of its
    limit's share, and nothing where it was added (rules 25, 78, 89)."""
    if package.numbers.is_bonus(number):
        return 0
    if limit is not None and limit.price_share is not None:
        return use_value(limit.price_share, limit.uses, number - limit.first_use + 1)
    return use_value(package.row.price, package.row.uses_total, number)


def redeem_use(
    work: Work,
    live: LiveRedemption,
    *,
    appointment: Appointment,
    invoice: Invoice,
    reason: RedemptionReason,
) -> None:
    """Redeem a reserved use: it belongs to the start of its appointment (rules 17, 52)."""
    redemption, package = live.redemption, live.package.row
    redemption.status = RedemptionStatus.REDEEMED
    redemption.reason = reason
    redemption.invoice_id = invoice.id
    redemption.redeemed_at = work.now
    redemption.used_at = appointment.starts_at
    redemption.uses_remaining_after = package.uses_now - package.uses_redeemed - 1
    redemption.commission_basis = commission_basis(package.current_staff_member_id)
    append_entry(work, package, PackageEntryKind.REDEEMED, redemption, reserved=-1, redeemed=1)


def release_redemption(
    work: Work, package: PatientPackage, redemption: Redemption, undoes_id: UUID
) -> None:
    """Release a reserved use (rule 17); `undoes_id` is the entry that recorded it."""
    redemption.status = RedemptionStatus.RELEASED
    redemption.ended_at = work.now
    append_entry(
        work, package, PackageEntryKind.RELEASED, redemption, reserved=-1, undoes_id=undoes_id
    )


def release_use(work: Work, live: LiveRedemption) -> None:
    """Release the reserved use of an appointment (rule 17)."""
    undone = live.entries[PackageEntryKind.RESERVED]
    release_redemption(work, live.package.row, live.redemption, undone)
    live.package.give_back(live.redemption, reserved=1)


def exchange_use(work: Work, live: LiveRedemption, appointment: Appointment) -> None:
    """Release the reserved use and reserve one for the treatment that the appointment has now: the
    same, if it is good for that (rules 78, 89, 174)."""
    redemption, package = live.redemption, live.package
    is_good = is_good_for(live, package.limit_of(appointment.current_treatment_id))
    release_use(work, live)
    reserve_use(work, package, appointment, number=redemption.use_number if is_good else None)


def is_good_for(live: LiveRedemption, limit: UseLimit | None) -> bool:
    """Whether the use that is held can be held for items of that limit: an added one for all, a
    sold one where the limit is its own, or has room and no uses of its own."""
    if limit is None or live.package.numbers.is_bonus(live.redemption.use_number):
        return True
    if limit.number == live.redemption.limit_number:
        return True
    return not (limit.is_split or limit.is_full)


def reverse_use(work: Work, live: LiveRedemption) -> None:
    """Reverse a redeemed use: what redeemed it is undone (rule 24)."""
    redemption = live.redemption
    redemption.status = RedemptionStatus.REVERSED
    redemption.ended_at = work.now
    live.package.live_uses.discard(redemption.use_number)
    live.package.give_back(redemption, redeemed=1)
    append_entry(
        work,
        live.package.row,
        PackageEntryKind.REVERSED,
        redemption,
        redeemed=-1,
        undoes_id=live.entries[PackageEntryKind.REDEEMED],
    )
