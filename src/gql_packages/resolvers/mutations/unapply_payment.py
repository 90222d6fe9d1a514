"""Unapply money of a payment from an invoice: it becomes the patient's credit again.

Redeemed uses stay redeemed, but a package that is no longer fully paid cannot be redeemed.
"""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import AmountOutOfRange
from gql_packages.services.unapply_payment import unapply_payment


@described_input
class UnapplyPaymentInput:
    """Money to unapply from an invoice."""

    payment_id: strawberry.ID = id_of("Payment", "The payment that was applied.")
    invoice_id: strawberry.ID = id_of("Invoice", "The invoice that it was applied to.")
    amount: Decimal | None = optional(
        "In major units. Left out: all that this payment has on that invoice."
    )
    idempotency_key: str = key_field()


@described
class UnapplyPaymentPayload:
    """The money was unapplied and is credit again."""

    payment: Payment = shown("The payment, with what of it is credit now.")
    invoice: Invoice = shown("The invoice, with what is due again.")


mutation = Mutation(
    __name__, unapply_payment, Permission.MONEY_RETURN, refusals=(AmountOutOfRange,)
)
