"""Payments that are received."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import PaymentMethod
from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.billing import Payment
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True, kw_only=True)
class NewPayment:
    """A payment to record: `amount` in major units, at least one minor unit (rule 50)."""

    amount: Decimal
    method: PaymentMethod
    reference: str | None = None


@dataclass(frozen=True)
class CheckedPayment:
    """The same, checked: in minor units."""

    amount: int
    method: PaymentMethod
    reference: str | None


def check_payment(work: Work, money: NewPayment) -> CheckedPayment:
    """Refuses (InvalidInput) an amount or a reference that cannot be."""
    problems = InputValidator()
    amount = problems.amount(money.amount, work.currency, "payment", "amount", minimum=1)
    reference = problems.optional(money.reference, "payment", "reference")
    problems.refuse_if_any()
    return CheckedPayment(amount, money.method, reference)


def record_payment(work: Work, patient_id: UUID, receipt: CheckedPayment) -> Payment:
    """Add the payment: all of it is credit until it is applied (rule 48)."""
    return work.add(
        Payment,
        patient_id=patient_id,
        method=receipt.method,
        amount=receipt.amount,
        applied=0,
        refunded=0,
        received_at=work.now,
        received_by_id=work.actor_id,
        reference=receipt.reference,
        version=1,
    )
