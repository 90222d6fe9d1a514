"""An invoice made smaller by a refund: nothing is due on it afterwards."""

from __future__ import annotations

from uuid import UUID

from gql_packages.models.billing import Invoice, Payment
from gql_packages.services.allocations import take_off
from gql_packages.services.invoices import Line, add_line
from gql_packages.services.rows import lock_all
from gql_packages.unit_of_work.unit_of_work import Work

# What is left of each application to the invoice, the newest first.
_STANDING = """
SELECT a.id, a.payment_id, a.amount + coalesce(sum(u.amount), 0)::bigint AS left_over
FROM payment_application a
LEFT JOIN payment_application u ON u.clinic_id = $1 AND u.undoes_id = a.id
WHERE a.clinic_id = $1 AND a.invoice_id = $2 AND a.amount > 0
GROUP BY a.id, a.payment_id, a.amount, a.applied_at
HAVING a.amount + coalesce(sum(u.amount), 0) > 0
ORDER BY a.applied_at DESC, a.id DESC
"""

_LAST_POSITION = """
SELECT max(position) FROM invoice_line WHERE clinic_id = $1 AND invoice_id = $2
"""


async def reduce_invoice(work: Work, invoice: Invoice, *, by: int, description: str) -> None:
    """Unapply that much of what is paid on a locked invoice, the newest first, and bill the rest.

    In minor units, from 0 to what is paid. A line takes the total down to what stays (rule 45).
    """
    await _unapply_newest_first(work, invoice, by)
    taken_off = invoice.total - invoice.paid
    last = (await work.db.rows(_LAST_POSITION, work.clinic_id, invoice.id))[0][0]
    await add_line(work, invoice.id, last + 1, Line(description, -taken_off))
    invoice.total -= taken_off
    await (
        Invoice.filter(clinic_id=work.clinic_id, id=invoice.id)
        .using_db(work.db)
        .update(total=invoice.total)
    )
    work.changes.invoice(invoice.id, invoice.appointment_id)


async def _unapply_newest_first(work: Work, invoice: Invoice, amount: int) -> None:
    applications = await work.db.rows(_STANDING, work.clinic_id, invoice.id)
    payments = await lock_all(work, Payment, {row["payment_id"] for row in applications})
    for row in applications:
        part = min(amount, row["left_over"])
        if part > 0:
            standing: list[tuple[UUID, int]] = [(row["id"], row["left_over"])]
            payment = payments[row["payment_id"]]
            await take_off(work, payment, invoice, amount=part, applications=standing)
            amount -= part
