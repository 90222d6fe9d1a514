"""A visit that did not take place: a use is redeemed, a fee is charged, or nothing is."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.errors import AlreadyCovered, NotCovered
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointment_billing import bill_and_redeem, check_redeemable
from gql_packages.services.appointments import change_appointment, check_reservable
from gql_packages.services.coverage import Coverage, lock_coverage
from gql_packages.services.invoices import issue_invoice
from gql_packages.services.redemptions import LiveRedemption, release_use, reserve_use
from gql_packages.services.row_locks import check_in_use, require_found
from gql_packages.unit_of_work.work import Work

_NAMED_PACKAGE = ("redeem_package", "patient_package_id")
_NAMED_FEE = ("charge_fee", "no_show_fee_id")


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


Resolution: TypeAlias = RedeemUse | ChargeFee | ChargeNothing

_WORDS = {RedeemUse: "REDEEM", ChargeFee: "FEE", ChargeNothing: "NOTHING"}


@dataclass(frozen=True)
class ResolvedOutcome:
    """The appointment, its invoice, and the package of the use that was redeemed or released."""

    appointment_id: UUID
    invoice_id: UUID | None
    patient_package_id: UUID | None


async def resolve(
    work: Work,
    appointment: Appointment,
    resolution: Resolution | None,
    *,
    status: AppointmentStatus,
    reason: RedemptionReason,
    path: str,
) -> ResolvedOutcome:
    """Give the booked, locked appointment the status, and resolve it (rules 26-28, 31, 175).

    Redeeming bills exactly as an arrival does; without a resolution nothing is charged. The package
    that held a use is remembered, so that undoing holds it again. Refuses NotCovered where there is
    no package to redeem, AlreadyCovered where another one is on the appointment, Archived for a fee
    that is no longer charged, and whatever keeps a package from use; `path` is the input's field.
    """
    found = await lock_coverage(
        work,
        appointment,
        package_id=getattr(resolution, "patient_package_id", None),
        fee_id=getattr(resolution, "no_show_fee_id", None),
    )
    reserved = found.live
    invoice: Invoice | None = None
    package_id = held_before = reserved.package.row.id if reserved else None
    if isinstance(resolution, RedeemUse):
        named = resolution.patient_package_id
        live = _redemption_to_redeem(work, appointment, found, named, (path, *_NAMED_PACKAGE))
        invoice = await bill_and_redeem(work, appointment, live, found.treatment, reason)
        package_id = live.package.row.id
    elif reserved is not None:
        release_use(work, reserved)
    if isinstance(resolution, ChargeFee):
        invoice = await _bill_fee(work, appointment, found, (path, *_NAMED_FEE))
    change_appointment(
        work,
        appointment,
        status=status,
        held_before_no_show_id=held_before,
        no_show_resolution=None if resolution is None else _WORDS[type(resolution)],
        no_show_fee_id=getattr(resolution, "no_show_fee_id", None),
    )
    return ResolvedOutcome(appointment.id, invoice.id if invoice else None, package_id)


def _redemption_to_redeem(
    work: Work, appointment: Appointment, found: Coverage, named: UUID | None, path: tuple[str, ...]
) -> LiveRedemption:
    reserved = found.live
    if reserved is not None:
        if named not in (None, reserved.package.row.id):
            raise AlreadyCovered(
                "Another package is on this appointment. Take it off first.", path=path
            )
        check_redeemable(work, reserved, appointment)
        return reserved
    if named is None:
        raise NotCovered(
            "There is no package on this appointment. Name the one to redeem.", path=path
        )
    package = found.package(named, *path)
    check_reservable(work, package, appointment, *path)
    return reserve_use(work, package, appointment)


async def _bill_fee(
    work: Work, appointment: Appointment, found: Coverage, path: tuple[str, ...]
) -> Invoice:
    fee = require_found(found.fee, *path)
    check_in_use(found.is_fee_archived, "This fee is no longer charged.", *path)
    return await issue_invoice(
        work,
        kind=InvoiceKind.NO_SHOW_FEE,
        patient_id=appointment.patient_id,
        appointment_id=appointment.id,
        lines=[fee],
    )
