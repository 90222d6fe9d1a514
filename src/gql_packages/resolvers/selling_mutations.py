"""Selling packages and moving money."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, named_or_none, perform
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.global_id import decode
from gql_packages.schema.selling_inputs import (
    ApplyPaymentInput,
    PaymentInput,
    ReceivePaymentInput,
    RefundPaymentInput,
    SellPackageInput,
    UnapplyPaymentInput,
)
from gql_packages.schema.selling_results import (
    ApplyPaymentPayload,
    ApplyPaymentResult,
    ReceivePaymentPayload,
    ReceivePaymentResult,
    RefundPaymentPayload,
    RefundPaymentResult,
    SellPackagePayload,
    SellPackageResult,
    UnapplyPaymentPayload,
    UnapplyPaymentResult,
)
from gql_packages.services.apply_payment import ApplyPaymentOutcome, apply_payment
from gql_packages.services.incoming_payments import MoneyReceived
from gql_packages.services.receive_payment import ReceivePaymentOutcome, receive_payment
from gql_packages.services.refund_payment import RefundPaymentOutcome, refund_payment
from gql_packages.services.sell_package import Sale, SellPackageOutcome, sell_package
from gql_packages.services.unapply_payment import UnapplyPaymentOutcome, unapply_payment


def _sale(given: SellPackageInput) -> Sale:
    return Sale(
        patient_id=named("Patient", given.patient_id, "patientId"),
        package_id=named("Package", given.package_id, "packageId"),
        staff_member_id=named_or_none("StaffMember", given.staff_member_id, "staffMemberId"),
        origin=given.origin,
        appointment_id=named_or_none("Appointment", given.appointment_id, "appointmentId"),
        payment=_money(given.payment) if given.payment else None,
    )


def _money(given: PaymentInput) -> MoneyReceived:
    return MoneyReceived(amount=given.amount, method=given.method, reference=given.reference)


@strawberry.type
class SellingMutations:
    """The part of Mutation that sells packages and moves money."""

    @resolved
    async def sell_package(
        self,
        info: Info,
        input: Annotated[SellPackageInput, strawberry.argument(description="The sale.")],
    ) -> SellPackageResult:
        """Sell a package: makes its invoice and, with a payment, puts it on the invoice.

        A package can be redeemed once it is fully paid; one that costs nothing is paid at once.
        """
        return await perform(
            info,
            input,
            SellPackageOutcome,
            lambda work: sell_package(work, _sale(input)),
            SellPackagePayload,
            must_be_there=True,
        )

    @resolved
    async def receive_payment(
        self,
        info: Info,
        input: Annotated[ReceivePaymentInput, strawberry.argument(description="The payment.")],
    ) -> ReceivePaymentResult:
        """Receive money from a patient and put it on invoices; what is left over is credit."""
        return await perform(
            info,
            input,
            ReceivePaymentOutcome,
            lambda work: receive_payment(
                work,
                patient_id=named("Patient", input.patient_id, "patientId"),
                money=_money(input.payment),
                invoice_ids=[
                    decode(invoice_id, "Invoice", path=("input", "invoiceIds", str(position)))
                    for position, invoice_id in enumerate(input.invoice_ids)
                ],
            ),
            ReceivePaymentPayload,
        )

    @resolved
    async def apply_payment(
        self,
        info: Info,
        input: Annotated[
            ApplyPaymentInput, strawberry.argument(description="Which credit, and where to.")
        ],
    ) -> ApplyPaymentResult:
        """Put credit of a payment on an open invoice of the same patient."""
        return await perform(
            info,
            input,
            ApplyPaymentOutcome,
            lambda work: apply_payment(
                work,
                payment_id=named("Payment", input.payment_id, "paymentId"),
                invoice_id=named("Invoice", input.invoice_id, "invoiceId"),
                amount=input.amount,
            ),
            ApplyPaymentPayload,
        )

    @resolved
    async def unapply_payment(
        self,
        info: Info,
        input: Annotated[
            UnapplyPaymentInput, strawberry.argument(description="Which money, and where from.")
        ],
    ) -> UnapplyPaymentResult:
        """Take money of a payment off an invoice: it becomes the patient's credit again.

        What was redeemed stands, but a package that is no longer fully paid cannot be redeemed.
        """
        return await perform(
            info,
            input,
            UnapplyPaymentOutcome,
            lambda work: unapply_payment(
                work,
                payment_id=named("Payment", input.payment_id, "paymentId"),
                invoice_id=named("Invoice", input.invoice_id, "invoiceId"),
                amount=input.amount,
            ),
            UnapplyPaymentPayload,
        )

    @resolved
    async def refund_payment(
        self,
        info: Info,
        input: Annotated[
            RefundPaymentInput, strawberry.argument(description="Which credit, and how much.")
        ],
    ) -> RefundPaymentResult:
        """Pay credit of a payment back to the patient: at most what is unapplied on it."""
        return await perform(
            info,
            input,
            RefundPaymentOutcome,
            lambda work: refund_payment(
                work,
                payment_id=named("Payment", input.payment_id, "paymentId"),
                amount=input.amount,
                method=input.method,
            ),
            RefundPaymentPayload,
        )
