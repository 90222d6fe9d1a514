"""The patient has arrived: bill the appointment and redeem its reserved use."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus, RedemptionReason
from gql_packages.services.appointment_billing import (
    bill_and_redeem,
    bill_appointment,
    check_redeemable,
)
from gql_packages.services.appointments import change_appointment, lock_appointment
from gql_packages.services.coverage import lock_coverage
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class ArriveAppointmentOutcome:
    """What was made and changed."""

    appointment_id: UUID
    invoice_id: UUID
    patient_package_id: UUID | None


async def arrive_appointment(work: Work, *, appointment_id: UUID) -> ArriveAppointmentOutcome:
    """Bill a covered appointment at what the patient pays, another at the treatment's price.

    (Rules 17, 18, 24.) Refuses WrongStatus unless booked; NotFullyPaid when the package on it is
    no longer paid (rule 12).
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    found = await lock_coverage(work, appointment)
    live, treatment = found.live, found.treatment
    if live is not None:
        check_redeemable(work, live, appointment)
        reason = RedemptionReason.ARRIVAL
        invoice = await bill_and_redeem(work, appointment, live, treatment, reason)
    else:
        invoice = await bill_appointment(work, appointment, treatment)
    change_appointment(work, appointment, status=AppointmentStatus.ARRIVED)
    return ArriveAppointmentOutcome(
        appointment.id, invoice.id, live.package.row.id if live else None
    )
