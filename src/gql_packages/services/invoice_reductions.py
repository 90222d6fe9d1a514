"""An invoice made smaller by a refund: nothing is due on it afterwards."""

from gql_packages.models.billing import Invoice, Payment
from gql_packages.services.invoices import Line, add_line
from gql_packages.services.payment_applications import unapply
from gql_packages.services.release_reservations import Outstanding
from gql_packages.services.row_locks import lock_where
from gql_packages.unit_of_work.work import Work

# Every payment that was ever applied to the invoice, which is locked.
_APPLIED = """
id = ANY (ARRAY(
    SELECT payment_id FROM payment_application WHERE clinic_id = $1 AND invoice_id = $2
))
"""


async def lock_payments_of(work: Work, invoice: Invoice) -> list[Payment]:
    """The payments that are applied to the invoice, locked in the order of their ids."""
    return await lock_where(work, Payment, _APPLIED, invoice.id) if invoice.paid else []


def reduce_invoice(
    work: Work, invoice: Invoice, payments: list[Payment], outstanding: Outstanding, *, by: int
) -> None:
    """Unapply that much of what is paid on the invoice, the newest first, and ask for no more.

    All are locked. In minor units, from 0 to what is paid. A line for what is given back and one
    for what was due until now reduce the total to what stays paid (rules 45, 161).
    """
    due, left = invoice.total - invoice.paid, by
    by_id = {payment.id: payment for payment in payments}
    for application in outstanding.applications:
        part = min(left, application.left_over)
        if part > 0:
            payment = by_id[application.payment_id]
            unapply(work, payment, invoice, amount=part, applications=[application])
            left -= part
    reductions = [Line("Refund", -by), Line("No longer due", -due)]
    lines = [line for line in reductions if line.amount != 0]
    for position, line in enumerate(lines, start=outstanding.last_position + 1):
        add_line(work, invoice.id, position, line)
    invoice.total = invoice.paid
