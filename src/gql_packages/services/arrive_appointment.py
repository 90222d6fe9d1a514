"""The patient is here: bill the visit and spend the use that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.vocabulary import AppointmentStatus, RedemptionReason
from gql_packages.models.catalogue import Treatment
from gql_packages.services.invoices import Line
from gql_packages.services.rows import find
from gql_packages.services.uses import lock_cover
from gql_packages.services.visit_billing import bill_and_spend, bill_visit, check_may_spend
from gql_packages.services.visits import change_visit, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work


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
    cover = await lock_cover(work, visit.id)
    if cover is not None:
        check_may_spend(work, cover, visit)
        invoice = await bill_and_spend(work, visit, cover, RedemptionReason.ARRIVAL)
    else:
        treatment = await find(work, Treatment, visit.treatment_id)
        invoice = await bill_visit(work, visit, Line(treatment.name, treatment.price))
    await change_visit(work, visit, status=AppointmentStatus.ARRIVED)
    return ArriveAppointmentOutcome(visit.id, invoice.id, cover.package.row.id if cover else None)
