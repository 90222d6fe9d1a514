"""Correct the method, the reference or the day of a payment, whatever of it is applied.

What it said before stays in `corrections`. Amount and patient are never corrected: void the payment
and receive it again.
"""

from datetime import date

import strawberry

from gql_packages.domain.enums import PaymentMethod
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import clearable, kept, key_field, version_field
from gql_packages.schema.billing import Payment
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_payment import update_payment


@described_input
class UpdatePaymentInput:
    """What was mistyped. Fields left out stay as they are."""

    payment_id: strawberry.ID = id_of("Payment", "The payment.")
    expected_version: int | None = version_field()
    method: PaymentMethod | None = kept("How it was paid.")
    reference: strawberry.Maybe[str | None] = clearable(
        "A reference to find it elsewhere; at most 200 characters.", "it has none"
    )
    received_on: date | None = kept(
        "The day on which it was received, in the clinic's time zone; not in the future."
    )
    reason: str = required("Why it is corrected, for the record: 1 to 1,000 characters.")
    idempotency_key: str = key_field()


@described
class UpdatePaymentPayload:
    """The payment was corrected."""

    payment: Payment = shown("The payment as it is now.")


mutation = Mutation(__name__, update_payment, Permission.BACKDATE, refusals=(VersionConflict,))
