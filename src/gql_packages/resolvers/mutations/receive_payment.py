"""Receive money from a patient and apply it to invoices; the rest is credit."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import keyed, shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import PaymentInput, key_field
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient import Patient
from gql_packages.services.receive_payment import receive_payment


@described_input
class ReceivePaymentInput:
    """Money received from a patient."""

    patient_id: strawberry.ID = id_of("Patient", "Who paid.")
    payment: PaymentInput = required("What was received.")
    invoice_ids: list[strawberry.ID] = id_of(
        "Invoice",
        "The patient's invoices to apply it to, in this order. The rest, or all of it if none is "
        "named, is credit.",
        default_factory=list,
    )
    idempotency_key: str = key_field()


@described
class ReceivePaymentPayload:
    """The money was received."""

    payment: Payment = shown("The payment, with what of it is still credit.")
    patient: Patient = shown("The patient, with credit and owing as they are now.")
    invoices: list[Invoice] = keyed(
        ":invoice_ids::uuid[]", "The invoices that were named, as they are now, in that order."
    )


mutation = Mutation(__name__, receive_payment, Permission.PACKAGES_SELL)
