"""The patient did not come: redeem a use, charge a fee, or charge nothing."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.errors import AlreadyCovered, NotCovered
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointment_billing import bill_and_redeem, check_redeemable
from gql_packages.services.appointments import (
    change_appointment,
    check_reservable,
    lock_appointment,
)
from gql_packages.services.coverage import Coverage, lock_coverage
from gql_packages.services.invoices import issue_invoice
from gql_packages.services.redemptions import LiveRedemption, release_use, reserve_use
from gql_packages.services.row_locks import check_in_use, require_found
from gql_packages.unit_of_work.work import Work

_NAMED_PACKAGE = ("resolution", "redeem_package", "patient_package_id")
_NAMED_FEE = ("resolution", "charge_fee", "no_show_fee_id")


@dataclass(frozen=True)
class MarkNoShowOutcome:
    """What was made and changed."""

    appointment_id: UUID
    invoice_id: UUID | None
    patient_package_id: UUID | None


@dataclass(frozen=True)
class RedeemUse:
    """Redeem the use reserved for the appointment, or one of the package named."""

    patient_package_id: UUID | None


@dataclass(frozen=True)
class ChargeFee:
    """Release the reserved use and charge this fee."""

    no_show_fee_id: UUID


@dataclass(frozen=True)
class ChargeNothing:
    """Release the reserved use and charge nothing."""


async def mark_no_show(
    work: Work, *, appointment_id: UUID, resolution: RedeemUse | ChargeFee | ChargeNothing
) -> MarkNoShowOutcome:
    """Resolve a booked appointment that the patient missed (rules 26-28, 31).

    Redeeming bills exactly as an arrival does. Refuses WrongStatus unless booked, NotCovered where
    there is no package to redeem, AlreadyCovered where another one is on the appointment, Archived
    for a fee that is no longer charged, and whatever keeps a package from use.
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    found = await lock_coverage(
        work,
        appointment,
        package_id=getattr(resolution, "patient_package_id", None),
        fee_id=getattr(resolution, "no_show_fee_id", None),
    )
    reserved = found.live
    invoice: Invoice | None = None
    package_id = reserved.package.row.id if reserved else None
    how: dict[str, object]
    match resolution:
        case RedeemUse(named):
            live = _redemption_to_redeem(work, appointment, found, named)
            reason = RedemptionReason.NO_SHOW
            invoice = await bill_and_redeem(work, appointment, live, found.treatment, reason)
            package_id = live.package.row.id
            how = {"no_show_resolution": "REDEEM", "no_show_fee_id": None}
        case ChargeFee(fee_id):
            _release(work, reserved)
            invoice = await _bill_fee(work, appointment, found)
            how = {"no_show_resolution": "FEE", "no_show_fee_id": fee_id}
        case ChargeNothing():
            _release(work, reserved)
            how = {"no_show_resolution": "NOTHING", "no_show_fee_id": None}
    change_appointment(
        work,
        appointment,
        status=AppointmentStatus.NO_SHOW,
        held_before_no_show_id=reserved.package.row.id if reserved else None,
        **how,
    )
    return MarkNoShowOutcome(appointment.id, invoice.id if invoice else None, package_id)


def _redemption_to_redeem(
    work: Work, appointment: Appointment, found: Coverage, named: UUID | None
) -> LiveRedemption:
    reserved = found.live
    if reserved is not None:
        if named not in (None, reserved.package.row.id):
            raise AlreadyCovered(
                "Another package is on this appointment. Take it off first.", path=_NAMED_PACKAGE
            )
        check_redeemable(work, reserved, appointment)
        return reserved
    if named is None:
        raise NotCovered(
            "There is no package on this appointment. Name the one to redeem.", path=_NAMED_PACKAGE
        )
    package = found.package(named, *_NAMED_PACKAGE)
    check_reservable(work, package, appointment, *_NAMED_PACKAGE)
    return reserve_use(work, package, appointment)


def _release(work: Work, reserved: LiveRedemption | None) -> None:
    if reserved is not None:
        release_use(work, reserved)


async def _bill_fee(work: Work, appointment: Appointment, found: Coverage) -> Invoice:
    fee = require_found(found.fee, *_NAMED_FEE)
    check_in_use(found.is_fee_archived, "This fee is no longer charged.", *_NAMED_FEE)
    return await issue_invoice(
        work,
        kind=InvoiceKind.NO_SHOW_FEE,
        patient_id=appointment.patient_id,
        appointment_id=appointment.id,
        lines=[fee],
    )
