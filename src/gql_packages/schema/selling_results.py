"""What comes of selling packages and moving money: a payload, or why not."""

from typing import Annotated, TypeAlias

import strawberry

from gql_packages.reading.declarations import keyed, shown
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import AmountOutOfRange, InvalidInput, SimpleRefusal


@strawberry.type(description="A package was sold.")
class SellPackagePayload:
    """A package was sold."""

    patient_package: PatientPackage = shown(
        "patient_package_id",
        "The package as the patient holds it now.",
    )

    invoice: Invoice = shown("invoice_id", "The invoice of the sale.")

    payment: Payment | None = shown(
        "payment_id",
        "What was received with the sale; null if nothing was.",
    )


@strawberry.type(description="Money was received.")
class ReceivePaymentPayload:
    """Money was received."""

    payment: Payment = shown("payment_id", "The payment, with what of it is still credit.")

    patient: Patient = shown("patient_id", "The patient, with credit and owing as they are now.")

    invoices: list[Invoice] = keyed(
        ":invoice_ids::uuid[]",
        "The invoices that were named, as they are now, in that order.",
    )


@strawberry.type(description="Credit was put on an invoice.")
class ApplyPaymentPayload:
    """Credit was put on an invoice."""

    payment: Payment = shown("payment_id", "The payment, with what of it is still credit.")

    invoice: Invoice = shown("invoice_id", "The invoice, with what is still due.")


@strawberry.type(description="Money was taken off an invoice and is credit again.")
class UnapplyPaymentPayload:
    """Money was taken off an invoice."""

    payment: Payment = shown("payment_id", "The payment, with what of it is credit now.")

    invoice: Invoice = shown("invoice_id", "The invoice, with what is due again.")


@strawberry.type(description="Credit was paid back out.")
class RefundPaymentPayload:
    """Credit was paid back out."""

    payment: Payment = shown(
        "payment_id",
        "The payment, with what of it was paid back and what is still credit.",
    )


SellPackageResult: TypeAlias = Annotated[
    SellPackagePayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "SellPackageResult", description="The sale, or why the package cannot be sold."
    ),
]
ReceivePaymentResult: TypeAlias = Annotated[
    ReceivePaymentPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "ReceivePaymentResult", description="The payment, or why it cannot be received."
    ),
]
ApplyPaymentResult: TypeAlias = Annotated[
    ApplyPaymentPayload | SimpleRefusal | InvalidInput | AmountOutOfRange,
    strawberry.union(
        "ApplyPaymentResult", description="What changed, or why the credit cannot be applied."
    ),
]
UnapplyPaymentResult: TypeAlias = Annotated[
    UnapplyPaymentPayload | SimpleRefusal | InvalidInput | AmountOutOfRange,
    strawberry.union(
        "UnapplyPaymentResult", description="What changed, or why the money cannot be taken off."
    ),
]
RefundPaymentResult: TypeAlias = Annotated[
    RefundPaymentPayload | SimpleRefusal | InvalidInput | AmountOutOfRange,
    strawberry.union(
        "RefundPaymentResult", description="The payment, or why it cannot be paid out."
    ),
]
