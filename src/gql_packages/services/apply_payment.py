"""Apply a patient's credit to an invoice."""

from decimal import Decimal
from uuid import UUID

from gql_packages.errors import OtherPatient
from gql_packages.models.billing import Invoice, Payment
from gql_packages.services.corrected_payment import check_counts
from gql_packages.services.payment_applications import (
    ApplicationOutcome,
    apply,
    balance_due,
    check_within,
    chosen_amount,
    read_invoices,
    unapplied,
)
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work


async def apply_payment(
    work: Work, *, payment_id: UUID, invoice_id: UUID, amount: Decimal | None
) -> ApplicationOutcome:
    """Apply the amount, in major units; without one, as much as both sides allow (rule 48).

    Refuses AmountOutOfRange for more than is due or more than is there (rule 49), and where
    nothing can be applied; OtherPatient when they are not the same patient's; PaymentVoided.
    """
    wanted = chosen_amount(work, amount)
    invoice = await lock(work, Invoice, invoice_id, "invoice_id")
    payment = await lock(work, Payment, payment_id, "payment_id")
    if payment.patient_id != invoice.patient_id:
        raise OtherPatient("The invoice is another patient's.", path=("invoice_id",))
    check_counts(payment)
    most = min(unapplied(payment), balance_due(invoice))
    chosen = most if wanted is None else wanted
    check_within(work, chosen, most)

    around = (await read_invoices(work, [invoice.id]))[invoice.id]
    apply(work, payment, invoice, chosen)
    around.note_change(work)
    return ApplicationOutcome(payment.id, invoice.id)
