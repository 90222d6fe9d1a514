"""Apply credit of a payment to an open invoice of the same patient."""

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
from gql_packages.services.apply_payment import apply_payment


@described_input
class ApplyPaymentInput:
    """Credit to apply to an invoice."""

    payment_id: strawberry.ID = id_of("Payment", "The payment that has credit left.")
    invoice_id: strawberry.ID = id_of("Invoice", "An open invoice of that patient.")
    amount: Decimal | None = optional("In major units. Left out: as much as possible.")
    idempotency_key: str = key_field()


@described
class ApplyPaymentPayload:
    """The credit was applied to the invoice."""

    payment: Payment = shown("The payment, with what of it is still credit.")
    invoice: Invoice = shown("The invoice, with what is still due.")


mutation = Mutation(__name__, apply_payment, Permission.PACKAGES_SELL, refusals=(AmountOutOfRange,))
