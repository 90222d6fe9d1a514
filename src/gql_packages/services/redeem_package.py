"""Put a use of a package on a visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.vocabulary import AppointmentStatus, RedemptionReason
from gql_packages.errors import AlreadyCovered
from gql_packages.models.schedule import Appointment
from gql_packages.services.invoices import (
    lock_visit_invoice,
    next_invoice_number,
    void_invoice,
)
from gql_packages.services.sold_package import lock_package
from gql_packages.services.uses import Cover, hold_use, live_redemption
from gql_packages.services.visit_billing import bill_and_spend
from gql_packages.services.visits import change_visit, check_may_hold, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work


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
    if await live_redemption(work, visit.id) is not None:
        raise AlreadyCovered(
            "There is a package on this appointment already.", path=("input", "appointmentId")
        )
    package = await lock_package(work, patient_package_id, "input", "patientPackageId")
    check_may_hold(work, package, visit, "input", "patientPackageId")

    redemption = await hold_use(work, package, visit)
    if visit.status is AppointmentStatus.ARRIVED:
        await _bill_anew(work, visit, Cover(redemption, package))
    await change_visit(work, visit)
    return RedeemPackageOutcome(redemption.id, package.row.id, visit.id)


async def _bill_anew(work: Work, visit: Appointment, cover: Cover) -> None:
    """Re-issue the visit's invoice at what the patient pays, and spend the use on it (rule 23)."""
    number = await next_invoice_number(work)
    await void_invoice(work, await lock_visit_invoice(work, visit.id))
    await bill_and_spend(work, visit, cover, RedemptionReason.ARRIVAL, number=number)
