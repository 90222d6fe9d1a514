"""Invoices and payments."""

from datetime import datetime
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node, present
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.vocabulary import InvoiceKind, InvoiceStatus, PaymentMethod


@strawberry.type(description="One line of an invoice.")
class InvoiceLine:
    """One line of an invoice."""

    description: str = strawberry.field(description="What is billed.")
    amount: Money = strawberry.field(description="For how much; negative where it is taken off.")


@strawberry.type(description="What a patient was billed.")
@in_order
class Invoice(Node):
    """An invoice."""

    patient_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID | None]
    appointment_key: strawberry.Private[UUID | None]
    number: str = strawberry.field(
        description='Its number, for people: "INV-000123". The numbers have no gaps.'
    )
    kind: InvoiceKind = strawberry.field(description="What it bills.")
    status: InvoiceStatus = strawberry.field(description="Where it stands.")

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Who was billed."""
        return present(await info.context.read.patient(self.patient_key))

    issued_at: datetime = strawberry.field(description="When it was issued.")

    @resolved
    async def lines(self, info: Info) -> list[InvoiceLine]:
        """Its lines, in order. They add up to the total."""
        return await info.context.read.invoice_lines(self.key)

    total: Money = strawberry.field(description="What is billed.")
    paid: Money = strawberry.field(description="How much of it is paid.")
    balance_due: Money = strawberry.field(
        description="How much is still to pay: total - paid; zero once it is void."
    )

    @resolved
    async def applications(self, info: Info) -> list["PaymentApplication"]:
        """The money that is on it, oldest first."""
        return await info.context.read.invoice_applications(self.key)

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage | None:
        """The package that was sold on it; null on others, and once the sale was deleted."""
        if self.patient_package_key is None:
            return None
        return await info.context.read.patient_package(self.patient_package_key)

    @resolved
    async def appointment(self, info: Info) -> Appointment | None:
        """The visit that it bills; null on the sale of a package."""
        if self.appointment_key is None:
            return None
        return await info.context.read.appointment(self.appointment_key)


@strawberry.type(
    description=(
        "Money received from a patient. What is neither applied to invoices nor paid back is the "
        "patient's credit."
    )
)
@in_order
class Payment(Node):
    """Money received."""

    patient_key: strawberry.Private[UUID]

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Who paid."""
        return present(await info.context.read.patient(self.patient_key))

    method: PaymentMethod = strawberry.field(description="How it came in.")
    amount: Money = strawberry.field(description="How much was received.")
    unapplied: Money = strawberry.field(
        description="The part that is credit: neither applied nor paid back."
    )
    refunded: Money = strawberry.field(description="The part that was paid back.")
    received_at: datetime = strawberry.field(description="When it was received.")
    reference: str | None = strawberry.field(
        description="What somebody noted to find it again, such as a cheque's number."
    )

    @resolved
    async def applications(self, info: Info) -> list["PaymentApplication"]:
        """The invoices that its money is on now, oldest first."""
        return await info.context.read.payment_applications(self.key)

    @resolved
    async def refunds(self, info: Info) -> list["PaymentRefund"]:
        """What was paid back out of it, oldest first."""
        return await info.context.read.payment_refunds(self.key)


@strawberry.type(description="Money of a payment that is on an invoice.")
@in_order
class PaymentApplication:
    """Money of a payment that is on an invoice."""

    invoice_key: strawberry.Private[UUID]
    payment_key: strawberry.Private[UUID]

    @resolved
    async def invoice(self, info: Info) -> Invoice:
        """The invoice that it is on."""
        return present(await info.context.read.invoice(self.invoice_key))

    @resolved
    async def payment(self, info: Info) -> Payment:
        """The payment that it is of."""
        return present(await info.context.read.payment(self.payment_key))

    amount: Money = strawberry.field(
        description="What is left on the invoice of what was applied then."
    )
    applied_at: datetime = strawberry.field(description="When it was applied.")


@strawberry.type(description="Money that was paid back out of a payment.")
@in_order
class PaymentRefund:
    """Money paid back."""

    refunded_by_key: strawberry.Private[UUID]
    amount: Money = strawberry.field(description="How much.")
    method: PaymentMethod = strawberry.field(description="How it went out.")
    at: datetime = strawberry.field(description="When.")

    @resolved
    async def by(self, info: Info) -> StaffMember:
        """Who paid it back."""
        return present(await info.context.read.staff_member(self.refunded_by_key))
