"""The patient is here: bill the visit and spend the use that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.services.appointment_billing import bill_and_redeem, bill_visit, check_may_spend
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.unit_of_work.work import Work


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
    found = await lock_coverage(work, visit)
    cover, treatment = found.cover, found.treatment
    if cover is not None:
        check_may_spend(work, cover, visit)
        reason = RedemptionReason.ARRIVAL
        invoice = await bill_and_redeem(work, visit, cover, treatment, reason)
    else:
        invoice = await bill_visit(work, visit, treatment)
    change_visit(work, visit, status=AppointmentStatus.ARRIVED)
    return ArriveAppointmentOutcome(visit.id, invoice.id, cover.package.row.id if cover else None)
