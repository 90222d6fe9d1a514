"""What a payment says now: as it was received, or as it was corrected since (rule 173)."""

from datetime import datetime

from gql_packages.domain.enums import PaymentMethod
from gql_packages.errors import PaymentVoided
from gql_packages.models.billing import Payment


def method_of(payment: Payment) -> PaymentMethod:
    """How it was received."""
    return payment.corrected_method or payment.method


def reference_of(payment: Payment) -> str | None:
    """Its reference; an empty correction is one that was taken out."""
    corrected: str | None = payment.corrected_reference
    return payment.reference if corrected is None else corrected or None


def received_at_of(payment: Payment) -> datetime:
    """When it was received."""
    return payment.corrected_received_at or payment.received_at


def check_counts(payment: Payment) -> None:
    """Refuse (PaymentVoided) a payment that is void: no money of it is there."""
    if payment.voided_at is not None:
        raise PaymentVoided("The payment is void.", path=("payment_id",))
