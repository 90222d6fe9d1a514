"""What a client says when packages are sold and money moves."""

from decimal import Decimal

import strawberry

from gql_packages.schema.enums import PaymentMethod, SaleOrigin

KEY = (
    "Chosen by the client, once for each thing that a person means to do: 16 to 128 letters, "
    "digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key "
    "gives the first outcome again and never does it twice."
)


@strawberry.input(description="Money that the patient hands over.")
class PaymentInput:
    """Money coming in."""

    amount: Decimal = strawberry.field(
        description="In major units of the clinic's currency, at least one minor unit."
    )
    method: PaymentMethod = strawberry.field(description="How it was paid.")
    reference: str | None = strawberry.field(
        default=None,
        description="Whatever identifies it elsewhere, such as a terminal's receipt number.",
    )


@strawberry.input(description="The sale of a package to a patient.")
class SellPackageInput:
    """A sale."""

    patient_id: strawberry.ID = strawberry.field(description="Who buys it, and alone may use it.")
    package_id: strawberry.ID = strawberry.field(description="The package on offer.")
    staff_member_id: strawberry.ID | None = strawberry.field(
        default=None,
        description=(
            "Who is compensated for this sale. Left out: nobody, and each redemption is "
            "compensated instead."
        ),
    )
    origin: SaleOrigin = strawberry.field(
        default=SaleOrigin.PACKAGES, description="Where the desk started the sale."
    )
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="With origin APPOINTMENT, and only then: the visit whose panel sold it.",
    )
    payment: PaymentInput | None = strawberry.field(
        default=None,
        description=(
            "Received right away. May be a part of the price, or more than it: what is left over "
            "is the patient's credit."
        ),
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="Money received from a patient.")
class ReceivePaymentInput:
    """A payment."""

    patient_id: strawberry.ID = strawberry.field(description="Whose money it is.")
    payment: PaymentInput = strawberry.field(description="What was handed over.")
    invoice_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description=(
            "The patient's invoices to put it on, in this order. With none named, and for what is "
            "left over, it is kept as credit."
        ),
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="Credit to put on an invoice.")
class ApplyPaymentInput:
    """An application."""

    payment_id: strawberry.ID = strawberry.field(description="The payment that has credit left.")
    invoice_id: strawberry.ID = strawberry.field(description="An open invoice of that patient.")
    amount: Decimal | None = strawberry.field(
        default=None,
        description="In major units. Left out: as much as both sides allow.",
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="Money to take back off an invoice: it becomes credit again.")
class UnapplyPaymentInput:
    """The way back."""

    payment_id: strawberry.ID = strawberry.field(description="The payment that was applied.")
    invoice_id: strawberry.ID = strawberry.field(description="The invoice that it was applied to.")
    amount: Decimal | None = strawberry.field(
        default=None,
        description="In major units. Left out: all that this payment has on that invoice.",
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="Credit to pay back out.")
class RefundPaymentInput:
    """Money going out."""

    payment_id: strawberry.ID = strawberry.field(description="The payment that has credit left.")
    amount: Decimal = strawberry.field(
        description="In major units: from one minor unit to what is unapplied on the payment."
    )
    method: PaymentMethod | None = strawberry.field(
        default=None, description="How it is paid out. Left out: the way that it came in."
    )
    idempotency_key: str = strawberry.field(description=KEY)
