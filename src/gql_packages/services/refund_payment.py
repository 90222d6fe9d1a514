"""Pay a patient's credit back out."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import PaymentMethod
from gql_packages.domain.input_validator import InputValidator
from gql_packages.domain.money import to_minor_units
from gql_packages.models.billing import Payment, PaymentRefund
from gql_packages.services.corrected_payment import check_counts, method_of
from gql_packages.services.payment_applications import check_within, unapplied
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class RefundPaymentOutcome:
    """What was changed."""

    payment_id: UUID


async def refund_payment(
    work: Work,
    *,
    payment_id: UUID,
    amount: Decimal,
    method: PaymentMethod | None,
    reference: str | None,
) -> RefundPaymentOutcome:
    """Pay the amount, in major units, back out of what is unapplied on the payment (rule 43).

    By the way that it came in unless another is named; the reference says where it went (rule 73).
    Refuses AmountOutOfRange beyond that, and PaymentVoided.
    """
    problems = InputValidator()
    reference = problems.optional(reference, "reference")
    problems.refuse_if_any()
    minor = to_minor_units(amount, work.currency, path=("amount",))
    payment = await lock(work, Payment, payment_id, "payment_id")
    check_counts(payment)
    check_within(work, minor, unapplied(payment))

    work.add(
        PaymentRefund,
        payment_id=payment.id,
        amount=minor,
        method=method or method_of(payment),
        refunded_at=work.now,
        refunded_by_id=work.actor_id,
        reference=reference,
    )
    payment.refunded += minor
    return RefundPaymentOutcome(payment.id)
