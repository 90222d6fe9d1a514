"""Billing a visit: at a price, or at what the patient pays while a use is redeemed on it."""

from __future__ import annotations

from gql_packages.domain.enums import InvoiceKind, RedemptionReason
from gql_packages.domain.uses import refusal_to_spend
from gql_packages.models.billing import Invoice
from gql_packages.models.schedule import Appointment
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.redemptions import Cover, redeem_use
from gql_packages.unit_of_work.work import Work


def check_may_spend(work: Work, cover: Cover, visit: Appointment) -> None:
    """Raise why the use that the visit holds cannot be redeemed, if it cannot (rules 12, 31)."""
    refusal = refusal_to_spend(cover.package.terms, day=work.day_of(visit.starts_at))
    if refusal is not None:
        raise refusal


async def bill_visit(work: Work, visit: Appointment, line: Line) -> Invoice:
    """Bill the visit, under the clinic's next invoice number."""
    return await issue_invoice(
        work,
        kind=InvoiceKind.VISIT,
        patient_id=visit.patient_id,
        appointment_id=visit.id,
        lines=[line],
    )


async def bill_and_redeem(
    work: Work, visit: Appointment, cover: Cover, treatment: Line, reason: RedemptionReason
) -> Invoice:
    """Bill what the patient pays and redeem the reserved use on it (rules 18, 27)."""
    line = Line(treatment.description, cover.redemption.patient_pays)
    invoice = await bill_visit(work, visit, line)
    redeem_use(work, cover, appointment=visit, invoice=invoice, reason=reason)
    return invoice
