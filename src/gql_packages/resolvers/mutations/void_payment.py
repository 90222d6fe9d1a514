"""Void a payment that should not be there: of another amount, or from another patient.

It stays visible and is in no sum any more, for good. Only while nothing of it is applied or paid
back.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field, version_field
from gql_packages.schema.billing import Payment
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient import Patient
from gql_packages.schema.refusals import PaymentApplied, VersionConflict
from gql_packages.services.void_payment import void_payment


@described_input
class VoidPaymentInput:
    """A payment that was entered by mistake."""

    payment_id: strawberry.ID = id_of("Payment", "The payment.")
    expected_version: int | None = version_field()
    reason: str = required("Why it is void, for the record: 1 to 1,000 characters.")
    idempotency_key: str = key_field()


@described
class VoidPaymentPayload:
    """The payment is void."""

    payment: Payment = shown("The payment, none of which is credit now.")
    patient: Patient = shown("The patient, without that credit.")


mutation = Mutation(
    __name__, void_payment, Permission.MONEY_RETURN, refusals=(VersionConflict, PaymentApplied)
)
