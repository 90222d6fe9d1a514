"""Pay credit of a payment back to the patient: at most what is unapplied on it."""

from decimal import Decimal

import strawberry

from gql_packages.domain.enums import PaymentMethod
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.billing import Payment
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import AmountOutOfRange
from gql_packages.services.refund_payment import refund_payment


@described_input
class RefundPaymentInput:
    """Credit to pay out."""

    payment_id: strawberry.ID = id_of("Payment", "The payment that has credit left.")
    amount: Decimal = required(
        "In major units: from one minor unit to what is unapplied on the payment."
    )
    method: PaymentMethod | None = optional(
        "How it is paid out. Left out: the way that it came in."
    )
    reference: str | None = optional(
        "Whatever identifies the payout elsewhere: a transfer, or what the state claims."
    )
    idempotency_key: str = key_field()


@described
class RefundPaymentPayload:
    """The credit was paid out."""

    payment: Payment = shown("The payment, with what of it was paid back and what is still credit.")


mutation = Mutation(__name__, refund_payment, Permission.MONEY_RETURN, refusals=(AmountOutOfRange,))
