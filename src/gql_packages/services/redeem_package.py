"""Put a use of a package on a visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.errors import AlreadyCovered
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointment_billing import bill_and_redeem
from gql_packages.services.appointments import change_visit, check_may_hold, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import Line, lock_invoice_to_replace, void_invoice
from gql_packages.services.redemptions import Cover, reserve_use
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
    """Hold a use for a booked visit, or spend one on an arrived visit (rules 11-23).

    Refuses AlreadyCovered, WrongStatus, PaymentApplied while something is paid on the visit's
    invoice, and whatever keeps the package from being used.
    """
    visit = await lock_visit(
        work, appointment_id, AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED
    )
    found = await lock_coverage(work, visit, package_id=patient_package_id)
    if found.cover is not None:
        raise AlreadyCovered(
            "There is a package on this appointment already.", path=("input", "appointmentId")
        )
    package = found.package(patient_package_id, "input", "patientPackageId")
    check_may_hold(work, package, visit, "input", "patientPackageId")

    cover = reserve_use(work, package, visit)
    if visit.status is AppointmentStatus.ARRIVED:
        await _bill_anew(work, visit, cover, found.treatment)
    change_visit(work, visit)
    return RedeemPackageOutcome(cover.redemption.id, package.row.id, visit.id)


async def _bill_anew(work: Work, visit: Appointment, cover: Cover, treatment: Line) -> None:
    """Re-issue the visit's invoice at what the patient pays, and redeem the use (rule 23)."""
    void_invoice(work, await lock_invoice_to_replace(work, visit.id))
    await bill_and_redeem(work, visit, cover, treatment, RedemptionReason.ARRIVAL)
