"""Money of a payment put on an invoice, and taken back. Both are locked by the caller."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.chain import row_hash
from gql_packages.domain.money import format_money, to_minor_units
from gql_packages.errors import AmountOutOfRange
from gql_packages.models.billing import Invoice, Payment
from gql_packages.unit_of_work.unit_of_work import Work

_INSERT = """
INSERT INTO payment_application
    (clinic_id, id, payment_id, invoice_id, amount, undoes_id, applied_at, applied_by_id,
     request_id, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""

# What is left of each application of one payment to one invoice, the newest first.
_STANDING = """
SELECT a.id, a.amount + coalesce(sum(u.amount), 0)::bigint AS left_over
FROM payment_application a
LEFT JOIN payment_application u ON u.clinic_id = $1 AND u.undoes_id = a.id
WHERE a.clinic_id = $1 AND a.payment_id = $2 AND a.invoice_id = $3 AND a.amount > 0
GROUP BY a.id, a.amount, a.applied_at
HAVING a.amount + coalesce(sum(u.amount), 0) > 0
ORDER BY a.applied_at DESC, a.id DESC
"""


def unapplied(payment: Payment) -> int:
    """What of the payment is credit, in minor units (rule 48)."""
    return int(payment.amount - payment.applied - payment.refunded)


def balance_due(invoice: Invoice) -> int:
    """What is still to be paid, in minor units; nothing on a void invoice."""
    return 0 if invoice.voided_at is not None else int(invoice.total - invoice.paid)


def check_within(work: Work, amount: int, most: int, *, least: int = 1) -> None:
    """Refuse (AmountOutOfRange) what is not from `least` to `most` minor units (rules 42, 49)."""
    if not least <= amount <= most:
        bounds = f"from {format_money(least, work.currency)} to {format_money(most, work.currency)}"
        raise AmountOutOfRange(
            f"The amount must be {bounds}." if most >= least else "There is nothing to move.",
            path=("input", "amount"),
            minimum=least,
            maximum=most,
        )


def chosen_amount(work: Work, amount: Decimal | None) -> int | None:
    """The amount that was typed, in minor units; none where none was (rule 50)."""
    if amount is None:
        return None
    return to_minor_units(amount, work.currency, path=("input", "amount"))


async def put_on(work: Work, payment: Payment, invoice: Invoice, amount: int) -> None:
    """Apply that much, at least one minor unit, within what both sides allow."""
    await _write(work, payment.id, invoice.id, amount, None)
    await _move(work, payment, invoice, amount)


async def standing(work: Work, payment_id: UUID, invoice_id: UUID) -> Sequence[tuple[UUID, int]]:
    """What is left of each application of the payment to the invoice, the newest first."""
    found = await work.db.rows(_STANDING, work.clinic_id, payment_id, invoice_id)
    return [(row["id"], row["left_over"]) for row in found]


async def take_off(
    work: Work,
    payment: Payment,
    invoice: Invoice,
    *,
    amount: int,
    applications: Sequence[tuple[UUID, int]],
) -> None:
    """Take that much back from the applications given, in their order; each row names its own."""
    left = amount
    for application_id, left_over in applications:
        part = min(left, left_over)
        if part > 0:
            await _write(work, payment.id, invoice.id, -part, application_id)
            left -= part
    await _move(work, payment, invoice, left - amount)


async def _write(
    work: Work, payment_id: UUID, invoice_id: UUID, amount: int, undoes_id: UUID | None
) -> None:
    columns = (
        work.clinic_id,
        work.new_id(),
        payment_id,
        invoice_id,
        amount,
        undoes_id,
        work.now,
        work.actor_id,
        work.request_id,
    )
    await work.db.run(_INSERT, *columns, row_hash(columns))


async def _move(work: Work, payment: Payment, invoice: Invoice, amount: int) -> None:
    payment.applied += amount
    invoice.paid += amount
    await (
        Payment.filter(clinic_id=work.clinic_id, id=payment.id)
        .using_db(work.db)
        .update(applied=payment.applied)
    )
    await (
        Invoice.filter(clinic_id=work.clinic_id, id=invoice.id)
        .using_db(work.db)
        .update(paid=invoice.paid)
    )
    work.changes.invoice(invoice.id, invoice.appointment_id)
