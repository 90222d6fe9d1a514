"""Unapply money from an invoice: it becomes the patient's credit again."""

from decimal import Decimal
from uuid import UUID

from gql_packages.models.billing import Invoice, Payment
from gql_packages.services.payment_applications import (
    ApplicationOutcome,
    check_within,
    chosen_amount,
    read_invoices,
    unapply,
)
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work


async def unapply_payment(
    work: Work, *, payment_id: UUID, invoice_id: UUID, amount: Decimal | None
) -> ApplicationOutcome:
    """Unapply the amount, in major units; without one, all of this payment there (rule 48).

    Uses redeemed in the meantime stay redeemed (rule 12). Refuses AmountOutOfRange for more than
    the payment has on the invoice.
    """
    wanted = chosen_amount(work, amount)
    invoice = await lock(work, Invoice, invoice_id, "invoice_id")
    payment = await lock(work, Payment, payment_id, "payment_id")
    around = (await read_invoices(work, [invoice.id]))[invoice.id]
    applications = [each for each in around.applications if each.payment_id == payment.id]
    most = sum(each.left_over for each in applications)
    chosen = most if wanted is None else wanted
    check_within(work, chosen, most)

    unapply(work, payment, invoice, amount=chosen, applications=applications)
    around.note_change(work)
    return ApplicationOutcome(payment.id, invoice.id)
