"""Put a use of a package on a visit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.database.unit_of_work import Work
from gql_packages.domain.vocabulary import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.errors import AlreadyCovered
from gql_packages.models.catalogue import Treatment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import Redemption
from gql_packages.services.invoices import (
    Line,
    issue_invoice,
    lock_visit_invoice,
    next_invoice_number,
    void_invoice,
)
from gql_packages.services.rows import find
from gql_packages.services.sold_package import LockedPackage, lock_package
from gql_packages.services.uses import hold_use, live_redemption, spend_use
from gql_packages.services.visits import change_visit, check_may_hold, lock_visit


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
    check_may_hold(work, package, visit)

    redemption = await hold_use(work, package, visit)
    if visit.status is AppointmentStatus.ARRIVED:
        await _spend_at_once(work, package, redemption, visit)
    await change_visit(work, visit)
    return RedeemPackageOutcome(redemption.id, package.row.id, visit.id)


async def _spend_at_once(
    work: Work, package: LockedPackage, redemption: Redemption, visit: Appointment
) -> None:
    """Re-issue the visit's invoice at what the patient pays, and spend the use on it (rule 23)."""
    number = await next_invoice_number(work)
    await void_invoice(work, await lock_visit_invoice(work, visit.id))
    treatment = await find(work, Treatment, visit.treatment_id)
    invoice = await issue_invoice(
        work,
        kind=InvoiceKind.VISIT,
        patient_id=visit.patient_id,
        appointment_id=visit.id,
        lines=[Line(treatment.name, redemption.patient_pays)],
        number=number,
    )
    await spend_use(
        work,
        package.row,
        redemption,
        appointment=visit,
        invoice=invoice,
        reason=RedemptionReason.ARRIVAL,
    )
