"""One use of a sold package: reserved, redeemed, released or reversed, under the package's lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind, RedemptionReason, RedemptionStatus
from gql_packages.domain.uses import first_free_use, use_value
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.package_history import Movement, enter
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class Cover:
    """The live redemption of an appointment, and its package, locked."""

    redemption: Redemption
    package: LockedPackage
    #: the history entries that recorded it, to be named by those that undo them
    entries: Mapping[PackageEntryKind, UUID]


def reserve_use(work: Work, package: LockedPackage, appointment: Appointment) -> Cover:
    """Reserve the first free use for a booked appointment (rules 17, 25)."""
    number = first_free_use(package.live_uses)
    package.live_uses.add(number)
    redemption = work.add(
        Redemption(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            patient_package_id=package.row.id,
            appointment_id=appointment.id,
            use_number=number,
            value=use_value(package.row.price, package.row.uses_total, number),
            patient_pays=package.terms.patient_pays[appointment.treatment_id],
            status=RedemptionStatus.RESERVED,
            reserved_at=work.now,
            request_id=work.request_id,
        )
    )
    enter(
        work,
        package.row,
        Movement(
            kind=PackageEntryKind.RESERVED,
            reserved=1,
            appointment_id=appointment.id,
            redemption_id=redemption.id,
        ),
    )
    return Cover(redemption, package, {})


def redeem_use(
    work: Work,
    cover: Cover,
    *,
    appointment: Appointment,
    invoice: Invoice,
    reason: RedemptionReason,
) -> None:
    """Redeem a reserved use: it belongs to the start of its appointment (rules 17, 52)."""
    redemption, package = cover.redemption, cover.package.row
    redemption.status = RedemptionStatus.REDEEMED
    redemption.reason = reason
    redemption.invoice_id = invoice.id
    redemption.redeemed_at = work.now
    redemption.used_at = appointment.starts_at
    redemption.uses_remaining_after = package.uses_total - package.uses_redeemed - 1
    enter(
        work,
        package,
        Movement(
            kind=PackageEntryKind.REDEEMED,
            reserved=-1,
            redeemed=1,
            appointment_id=appointment.id,
            redemption_id=redemption.id,
        ),
    )


def release_use(
    work: Work, package: PatientPackage, redemption: Redemption, undoes_id: UUID
) -> None:
    """Give a reserved use back (rule 17); `undoes_id` is the entry that recorded it."""
    redemption.status = RedemptionStatus.RELEASED
    redemption.ended_at = work.now
    enter(
        work,
        package,
        Movement(
            kind=PackageEntryKind.RELEASED,
            reserved=-1,
            appointment_id=redemption.appointment_id,
            redemption_id=redemption.id,
            undoes_id=undoes_id,
        ),
    )


def release_cover(work: Work, cover: Cover) -> None:
    """Give the reserved use of an appointment back (rule 17)."""
    undone = cover.entries[PackageEntryKind.RESERVED]
    release_use(work, cover.package.row, cover.redemption, undone)


def reverse_use(work: Work, cover: Cover) -> None:
    """Give a redeemed use back: what redeemed it is undone (rule 24)."""
    redemption = cover.redemption
    redemption.status = RedemptionStatus.REVERSED
    redemption.ended_at = work.now
    cover.package.live_uses.discard(redemption.use_number)
    enter(
        work,
        cover.package.row,
        Movement(
            kind=PackageEntryKind.REVERSED,
            redeemed=-1,
            appointment_id=redemption.appointment_id,
            redemption_id=redemption.id,
            undoes_id=cover.entries[PackageEntryKind.REDEEMED],
        ),
    )
