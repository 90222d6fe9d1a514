"""Billing an appointment: at a price, or at what the patient pays while a use is redeemed on it."""

from gql_packages.domain.enums import InvoiceKind, RedemptionReason
from gql_packages.domain.uses import refusal_to_redeem
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.redemptions import LiveRedemption, redeem_use
from gql_packages.unit_of_work.work import Work


def check_redeemable(work: Work, live: LiveRedemption, appointment: Appointment) -> None:
    """Raise why the reserved use cannot be redeemed, if it cannot (rules 12, 31)."""
    refusal = refusal_to_redeem(live.package.terms, day=work.day_of(appointment.starts_at))
    if refusal is not None:
        raise refusal


async def bill_appointment(work: Work, appointment: Appointment, line: Line) -> Invoice:
    """Bill the appointment, under the clinic's next invoice number."""
    return await issue_invoice(
        work,
        kind=InvoiceKind.VISIT,
        patient_id=appointment.patient_id,
        appointment_id=appointment.id,
        lines=[line],
    )


async def bill_and_redeem(
    work: Work,
    appointment: Appointment,
    live: LiveRedemption,
    treatment: Line,
    reason: RedemptionReason,
) -> Invoice:
    """Bill what the patient pays and redeem the reserved use on it (rules 18, 27)."""
    line = Line(treatment.description, live.redemption.patient_pays)
    invoice = await bill_appointment(work, appointment, line)
    redeem_use(work, live, appointment=appointment, invoice=invoice, reason=reason)
    return invoice
