"""The patient is here: bill the visit and spend the use that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.database.unit_of_work import Work
from gql_packages.domain.uses import refusal_to_spend
from gql_packages.domain.vocabulary import AppointmentStatus, InvoiceKind, RedemptionReason
from gql_packages.models.catalogue import Treatment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import Redemption
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.rows import find
from gql_packages.services.sold_package import LockedPackage, lock_package
from gql_packages.services.uses import live_redemption, spend_use
from gql_packages.services.visits import change_visit, lock_visit


@dataclass(frozen=True)
class ArriveAppointmentOutcome:
    """What was made and changed."""

    appointment_id: UUID
    invoice_id: UUID
    patient_package_id: UUID | None


async def arrive_appointment(work: Work, *, appointment_id: UUID) -> ArriveAppointmentOutcome:
    """Bill a covered visit at what the patient pays, another at the treatment's price.

    (Rules 17, 18, 24.) Refuses WrongStatus unless booked; NotFullyPaid when the package on it is
    no longer paid (rule 12).
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.BOOKED)
    treatment = await find(work, Treatment, visit.treatment_id)
    redemption = await live_redemption(work, visit.id)
    package = await _package_to_spend(work, visit, redemption)

    invoice = await issue_invoice(
        work,
        kind=InvoiceKind.VISIT,
        patient_id=visit.patient_id,
        appointment_id=visit.id,
        lines=[Line(treatment.name, redemption.patient_pays if redemption else treatment.price)],
    )
    if package is not None and redemption is not None:
        await spend_use(
            work,
            package.row,
            redemption,
            appointment=visit,
            invoice=invoice,
            reason=RedemptionReason.ARRIVAL,
        )
    await change_visit(work, visit, status=AppointmentStatus.ARRIVED)
    return ArriveAppointmentOutcome(visit.id, invoice.id, package.row.id if package else None)


async def _package_to_spend(
    work: Work, visit: Appointment, redemption: Redemption | None
) -> LockedPackage | None:
    if redemption is None:
        return None
    package = await lock_package(work, redemption.patient_package_id)
    refusal = refusal_to_spend(package.terms, day=work.day_of(visit.starts_at))
    if refusal is not None:
        raise refusal
    return package
