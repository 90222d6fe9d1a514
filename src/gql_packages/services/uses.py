"""One use of a sold package: held, spent, released or reversed; the caller locks the package."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.uses import first_free_use, use_value
from gql_packages.domain.vocabulary import PackageEntryKind, RedemptionReason, RedemptionStatus
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.hashed_rows import insert
from gql_packages.services.ledger import Movement, enter, entry_of
from gql_packages.services.rows import lock
from gql_packages.services.sold_package import LockedPackage, with_terms
from gql_packages.unit_of_work.unit_of_work import Work

LIVE = (RedemptionStatus.RESERVED, RedemptionStatus.REDEEMED)


async def live_redemption(work: Work, appointment_id: UUID) -> Redemption | None:
    """The one live redemption of an appointment, if it has one (rule 21)."""
    return (
        await Redemption.filter(
            clinic_id=work.clinic_id, appointment_id=appointment_id, status__in=LIVE
        )
        .using_db(work.db)
        .get_or_none()
    )


@dataclass(frozen=True)
class Cover:
    """The live redemption of a visit, and its package, locked."""

    redemption: Redemption
    package: LockedPackage


async def lock_cover(work: Work, appointment_id: UUID) -> Cover | None:
    """What covers a visit that is locked, if anything does.

    A refund or a deletion may have released the use while this waited for the package, so the
    redemption is looked at again under the lock.
    """
    seen = await live_redemption(work, appointment_id)
    if seen is None:
        return None
    row = await lock(work, PatientPackage, seen.patient_package_id)
    redemption = await live_redemption(work, appointment_id)
    if redemption is None:
        return None
    return Cover(redemption, await with_terms(work, row))


async def hold_use(work: Work, package: LockedPackage, appointment: Appointment) -> Redemption:
    """Hold the first free use for a booked visit (rules 17, 25)."""
    taken = await Redemption.filter(
        clinic_id=work.clinic_id, patient_package_id=package.row.id, status__in=LIVE
    ).using_db(work.db)
    number = first_free_use(redemption.use_number for redemption in taken)
    redemption = await insert(
        work,
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
        ),
    )
    await enter(
        work,
        package.row,
        Movement(
            kind=PackageEntryKind.RESERVED,
            reserved=1,
            appointment_id=appointment.id,
            redemption_id=redemption.id,
        ),
    )
    return redemption


async def spend_use(
    work: Work,
    package: PatientPackage,
    redemption: Redemption,
    *,
    appointment: Appointment,
    invoice: Invoice,
    reason: RedemptionReason,
) -> None:
    """Spend a use that is held: it belongs to the start of its visit (rules 17, 52)."""
    await _resolve(
        work,
        redemption,
        status=RedemptionStatus.REDEEMED,
        reason=reason,
        invoice_id=invoice.id,
        redeemed_at=work.now,
        used_at=appointment.starts_at,
        uses_remaining_after=package.uses_total - package.uses_redeemed - 1,
    )
    await enter(
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


async def release_use(work: Work, package: PatientPackage, redemption: Redemption) -> None:
    """Give a held use back unspent (rule 17)."""
    await _resolve(work, redemption, status=RedemptionStatus.RELEASED, ended_at=work.now)
    await enter(
        work,
        package,
        Movement(
            kind=PackageEntryKind.RELEASED,
            reserved=-1,
            appointment_id=redemption.appointment_id,
            redemption_id=redemption.id,
            undoes_id=await entry_of(work, redemption.id, PackageEntryKind.RESERVED),
        ),
    )


async def reverse_use(work: Work, package: PatientPackage, redemption: Redemption) -> None:
    """Give a spent use back: what spent it is undone (rule 24)."""
    await _resolve(work, redemption, status=RedemptionStatus.REVERSED, ended_at=work.now)
    await enter(
        work,
        package,
        Movement(
            kind=PackageEntryKind.REVERSED,
            redeemed=-1,
            appointment_id=redemption.appointment_id,
            redemption_id=redemption.id,
            undoes_id=await entry_of(work, redemption.id, PackageEntryKind.REDEEMED),
        ),
    )


async def _resolve(work: Work, redemption: Redemption, **changes: object) -> None:
    await (
        Redemption.filter(clinic_id=work.clinic_id, id=redemption.id)
        .using_db(work.db)
        .update(**changes)
    )
