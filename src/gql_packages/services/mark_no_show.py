"""The patient did not come: spend a use, charge a fee, or charge nothing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.errors import AlreadyCovered, Archived, NotCovered, NotFound
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointment_billing import bill_and_redeem, check_may_spend
from gql_packages.services.appointments import change_visit, check_may_hold, lock_visit
from gql_packages.services.coverage import Coverage, lock_coverage
from gql_packages.services.invoices import issue_invoice
from gql_packages.services.redemptions import Cover, release_cover, reserve_use
from gql_packages.unit_of_work.work import Work

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
    found = await lock_coverage(
        work,
        visit,
        package_id=getattr(resolution, "patient_package_id", None),
        fee_id=getattr(resolution, "no_show_fee_id", None),
    )
    held = found.cover
    invoice: Invoice | None = None
    package_id = held.package.row.id if held else None
    how: dict[str, object]
    match resolution:
        case SpendUse(named):
            cover = _cover_to_redeem(work, visit, found, named)
            reason = RedemptionReason.NO_SHOW
            invoice = await bill_and_redeem(work, visit, cover, found.treatment, reason)
            package_id = cover.package.row.id
            how = {"no_show_resolution": "REDEEM", "no_show_fee_id": None}
        case ChargeFee(fee_id):
            _release(work, held)
            invoice = await _bill_fee(work, visit, found)
            how = {"no_show_resolution": "FEE", "no_show_fee_id": fee_id}
        case ChargeNothing():
            _release(work, held)
            how = {"no_show_resolution": "NOTHING", "no_show_fee_id": None}
    change_visit(
        work,
        visit,
        status=AppointmentStatus.NO_SHOW,
        held_before_no_show_id=held.package.row.id if held else None,
        **how,
    )
    return MarkNoShowOutcome(visit.id, invoice.id if invoice else None, package_id)


def _cover_to_redeem(work: Work, visit: Appointment, found: Coverage, named: UUID | None) -> Cover:
    held = found.cover
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
    package = found.package(named, *_NAMED_PACKAGE)
    check_may_hold(work, package, visit, *_NAMED_PACKAGE)
    return reserve_use(work, package, visit)


def _release(work: Work, held: Cover | None) -> None:
    if held is not None:
        release_cover(work, held)


async def _bill_fee(work: Work, visit: Appointment, found: Coverage) -> Invoice:
    if found.fee is None:
        raise NotFound("There is no such thing here.", path=_NAMED_FEE)
    if found.is_fee_archived:
        raise Archived("This fee is no longer charged.", path=_NAMED_FEE)
    return await issue_invoice(
        work,
        kind=InvoiceKind.NO_SHOW_FEE,
        patient_id=visit.patient_id,
        appointment_id=visit.id,
        lines=[found.fee],
    )
