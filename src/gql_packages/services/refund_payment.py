"""Pay a patient's credit back out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.chain import row_hash
from gql_packages.domain.money import to_minor_units
from gql_packages.domain.vocabulary import PaymentMethod
from gql_packages.models.billing import Payment
from gql_packages.services.allocations import check_within, unapplied
from gql_packages.services.rows import lock
from gql_packages.unit_of_work.unit_of_work import Work

_INSERT = """
INSERT INTO payment_refund
    (clinic_id, id, payment_id, amount, method, refunded_at, refunded_by_id, request_id, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""


@dataclass(frozen=True)
class RefundPaymentOutcome:
    """What was changed."""

    payment_id: UUID


async def refund_payment(
    work: Work, *, payment_id: UUID, amount: Decimal, method: PaymentMethod | None
) -> RefundPaymentOutcome:
    """Pay the amount, in major units, back out of what is unapplied on the payment (rule 43).

    By the way that it came in unless another is named. Refuses AmountOutOfRange beyond that.
    """
    minor = to_minor_units(amount, work.currency, path=("input", "amount"))
    payment = await lock(work, Payment, payment_id, "input", "paymentId")
    check_within(work, minor, unapplied(payment))

    columns = (
        work.clinic_id,
        work.new_id(),
        payment.id,
        minor,
        method or payment.method,
        work.now,
        work.actor_id,
        work.request_id,
    )
    await work.db.run(_INSERT, *columns, row_hash(columns))
    await (
        Payment.filter(clinic_id=work.clinic_id, id=payment.id)
        .using_db(work.db)
        .update(refunded=payment.refunded + minor)
    )
    return RefundPaymentOutcome(payment.id)
