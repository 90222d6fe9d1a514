"""Cover an appointment with a use of a package."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.appointment_messages import ALREADY_COVERED
from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.errors import AlreadyCovered
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointment_billing import bill_and_redeem
from gql_packages.services.appointments import (
    change_appointment,
    check_reservable,
    lock_appointment,
)
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import Line, lock_invoice_to_replace, void_invoice
from gql_packages.services.redemptions import LiveRedemption, reserve_use
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class RedeemPackageOutcome:
    """What was made and changed."""

    redemption_id: UUID
    patient_package_id: UUID
    appointment_id: UUID


async def redeem_package(
    work: Work, *, appointment_id: UUID, patient_package_id: UUID
) -> RedeemPackageOutcome:
    """Reserve a use for a booked appointment, or redeem one on an arrived one (rules 11-23).

    Refuses AlreadyCovered, WrongStatus, PaymentApplied while something is paid on the appointment's
    invoice, and whatever keeps the package from being used.
    """
    appointment = await lock_appointment(
        work, appointment_id, AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED
    )
    found = await lock_coverage(work, appointment, package_id=patient_package_id)
    if found.live is not None:
        raise AlreadyCovered(ALREADY_COVERED, path=("appointment_id",))
    package = found.package(patient_package_id, "patient_package_id")
    check_reservable(work, package, appointment, "patient_package_id")

    live = reserve_use(work, package, appointment)
    if appointment.status is AppointmentStatus.ARRIVED:
        await _reissue_invoice(work, appointment, live, found.treatment)
    change_appointment(work, appointment)
    return RedeemPackageOutcome(live.redemption.id, package.row.id, appointment.id)


async def _reissue_invoice(
    work: Work, appointment: Appointment, live: LiveRedemption, treatment: Line
) -> None:
    """Re-issue the appointment's invoice at what the patient pays, and redeem the use (rule 23)."""
    void_invoice(work, await lock_invoice_to_replace(work, appointment.id))
    await bill_and_redeem(work, appointment, live, treatment, RedemptionReason.ARRIVAL)
