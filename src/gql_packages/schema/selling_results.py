"""What comes of selling packages and moving money: a payload, or why not."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.node import present
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import AmountOutOfRange, InvalidInput, SimpleRefusal


@strawberry.type(description="A package was sold.")
@in_order
class SellPackagePayload:
    """A package was sold."""

    patient_package_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID]
    payment_key: strawberry.Private[UUID | None]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package as the patient holds it now."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    @resolved
    async def invoice(self, info: Info) -> Invoice:
        """The invoice of the sale."""
        return present(await info.context.read.invoice(self.invoice_key))

    @resolved
    async def payment(self, info: Info) -> Payment | None:
        """What was received with the sale; null if nothing was."""
        return await info.context.read.payment(self.payment_key) if self.payment_key else None


@strawberry.type(description="Money was received.")
@in_order
class ReceivePaymentPayload:
    """Money was received."""

    payment_key: strawberry.Private[UUID]
    patient_key: strawberry.Private[UUID]
    invoice_keys: strawberry.Private[tuple[UUID, ...]]

    @resolved
    async def payment(self, info: Info) -> Payment:
        """The payment, with what of it is still credit."""
        return present(await info.context.read.payment(self.payment_key))

    @resolved
    async def patient(self, info: Info) -> Patient:
        """The patient, with credit and owing as they are now."""
        return present(await info.context.read.patient(self.patient_key))

    @resolved
    async def invoices(self, info: Info) -> list[Invoice]:
        """The invoices that were named, as they are now, in that order."""
        return [present(await info.context.read.invoice(key)) for key in self.invoice_keys]


@strawberry.type(description="Credit was put on an invoice.")
@in_order
class ApplyPaymentPayload:
    """Credit was put on an invoice."""

    payment_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID]

    @resolved
    async def payment(self, info: Info) -> Payment:
        """The payment, with what of it is still credit."""
        return present(await info.context.read.payment(self.payment_key))

    @resolved
    async def invoice(self, info: Info) -> Invoice:
        """The invoice, with what is still due."""
        return present(await info.context.read.invoice(self.invoice_key))


@strawberry.type(description="Money was taken off an invoice and is credit again.")
@in_order
class UnapplyPaymentPayload:
    """Money was taken off an invoice."""

    payment_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID]

    @resolved
    async def payment(self, info: Info) -> Payment:
        """The payment, with what of it is credit now."""
        return present(await info.context.read.payment(self.payment_key))

    @resolved
    async def invoice(self, info: Info) -> Invoice:
        """The invoice, with what is due again."""
        return present(await info.context.read.invoice(self.invoice_key))


@strawberry.type(description="Credit was paid back out.")
@in_order
class RefundPaymentPayload:
    """Credit was paid back out."""

    payment_key: strawberry.Private[UUID]

    @resolved
    async def payment(self, info: Info) -> Payment:
        """The payment, with what of it was paid back and what is still credit."""
        return present(await info.context.read.payment(self.payment_key))


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
