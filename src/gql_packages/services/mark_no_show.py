"""The patient did not come: spend a use, charge a fee, or charge nothing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.vocabulary import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.errors import AlreadyCovered, Archived, NotCovered
from gql_packages.models.billing import Invoice
from gql_packages.models.catalogue import NoShowFee
from gql_packages.models.schedule import Appointment
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.rows import find
from gql_packages.services.sold_package import lock_package
from gql_packages.services.uses import Cover, hold_use, lock_cover, release_use
from gql_packages.services.visit_billing import bill_and_spend, check_may_spend
from gql_packages.services.visits import change_visit, check_may_hold, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work

_NAMED_PACKAGE = ("input", "resolution", "redeemPackage", "patientPackageId")
_NAMED_FEE = ("input", "resolution", "chargeFee", "noShowFeeId")


@dataclass(frozen=True)
class MarkNoShowOutcome:
    """What was made and changed."""

    appointment_id: UUID
    invoice_id: UUID | None
    patient_package_id: UUID | None


@dataclass(frozen=True)
class SpendUse:
    """Spend the use that the visit holds, or one of the package named."""

    patient_package_id: UUID | None


@dataclass(frozen=True)
class ChargeFee:
    """Release the held use and charge this fee."""

    no_show_fee_id: UUID


@dataclass(frozen=True)
class ChargeNothing:
    """Release the held use and charge nothing."""


async def mark_no_show(
    work: Work, *, appointment_id: UUID, resolution: SpendUse | ChargeFee | ChargeNothing
) -> MarkNoShowOutcome:
    """Resolve a booked visit to which nobody came (rules 26-28, 31).

    Covering bills and spends exactly as an arrival does. Refuses WrongStatus unless booked,
    NotCovered where there is no package to spend, AlreadyCovered where another one is on the
    visit, Archived for a fee that is no longer charged, and whatever keeps a package from use.
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    held = await lock_cover(work, visit.id)
    invoice: Invoice | None = None
    package_id = held.package.row.id if held else None
    how: dict[str, object]
    match resolution:
        case SpendUse(named):
            cover = await _cover_to_spend(work, visit, held, named)
            invoice = await bill_and_spend(work, visit, cover, RedemptionReason.NO_SHOW)
            package_id = cover.package.row.id
            how = {"no_show_resolution": "REDEEM", "no_show_fee_id": None}
        case ChargeFee(fee_id):
            await _release(work, held)
            invoice = await _bill_fee(work, visit, fee_id)
            how = {"no_show_resolution": "FEE", "no_show_fee_id": fee_id}
        case ChargeNothing():
            await _release(work, held)
            how = {"no_show_resolution": "NOTHING", "no_show_fee_id": None}
    await change_visit(
        work,
        visit,
        status=AppointmentStatus.NO_SHOW,
        held_before_no_show_id=held.package.row.id if held else None,
        **how,
    )
    return MarkNoShowOutcome(visit.id, invoice.id if invoice else None, package_id)


async def _cover_to_spend(
    work: Work, visit: Appointment, held: Cover | None, named: UUID | None
) -> Cover:
    if held is not None:
        if named not in (None, held.package.row.id):
            raise AlreadyCovered(
                "Another package is on this appointment. Take it off first.", path=_NAMED_PACKAGE
            )
        check_may_spend(work, held, visit)
        return held
    if named is None:
        raise NotCovered(
            "There is no package on this appointment. Name the one to redeem.",
            path=_NAMED_PACKAGE,
        )
    package = await lock_package(work, named, *_NAMED_PACKAGE)
    check_may_hold(work, package, visit, *_NAMED_PACKAGE)
    return Cover(await hold_use(work, package, visit), package)


async def _release(work: Work, held: Cover | None) -> None:
    if held is not None:
        await release_use(work, held.package.row, held.redemption)


async def _bill_fee(work: Work, visit: Appointment, fee_id: UUID) -> Invoice:
    fee = await find(work, NoShowFee, fee_id, *_NAMED_FEE)
    if fee.is_archived:
        raise Archived("This fee is no longer charged.", path=_NAMED_FEE)
    return await issue_invoice(
        work,
        kind=InvoiceKind.NO_SHOW_FEE,
        patient_id=visit.patient_id,
        appointment_id=visit.id,
        lines=[Line(fee.name, fee.amount)],
    )
