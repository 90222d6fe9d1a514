"""A patient's packages and money: sold, paid, extended, refunded. Amounts in minor units."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from gql_packages.demo.patient_state import Invoice, PatientPackage, PatientState, Payment
from gql_packages.domain.calendar import last_valid_day
from gql_packages.domain.enums import PaymentMethod, SaleOrigin
from gql_packages.domain.permissions import Role
from gql_packages.services.apply_payment import apply_payment
from gql_packages.services.change_package_expiry import change_package_expiry
from gql_packages.services.delete_package_sale import delete_package_sale
from gql_packages.services.incoming_payments import NewPayment
from gql_packages.services.receive_payment import receive_payment
from gql_packages.services.refund_package import refund_package
from gql_packages.services.refund_payment import refund_payment
from gql_packages.services.sell_package import Sale, sell_package
from gql_packages.services.unapply_payment import unapply_payment


class Purchases(PatientState):
    """The steps of buying: one service each, and what the clinic knows after it.

    A step that takes a package's key is about the one that was sold or found last under it.
    """

    async def sell(
        self,
        key: str,
        *,
        part: int = 1,
        special: str | None = None,
        extra_for: str | None = None,
        origin: str = SaleOrigin.PACKAGES,
        by_practitioner: bool = False,
    ) -> None:
        """Sell the package, or the special while it is on offer.

        The patient pays the price divided by `part`, or nothing where that is 0, and the price of
        a treatment on top.
        """
        package = self.clinic.packages.get(special or key) or self.clinic.packages[key]
        pays = package.price // part if part else 0
        pays += self.clinic.treatments[extra_for].price if extra_for else 0
        practitioners = self.clinic.staff[Role.PRACTITIONER]
        seller = self.random.choice(practitioners) if by_practitioner else None
        sale = Sale(
            patient_id=self.id,
            package_id=package.id,
            staff_member_id=seller.staff_member_id if seller else None,
            origin=SaleOrigin(origin),
            appointment_id=self.appointment.id if origin == SaleOrigin.APPOINTMENT else None,
            payment=self._money(pays) if pays else None,
        )
        sold = await self.clinic.do(Role.FRONT_DESK, sell_package, sale)
        invoice = Invoice(sold.invoice_id, package.price)
        if sold.payment_id is not None:
            self._add_payment(sold.payment_id, pays, [invoice])
        self.packages[key] = PatientPackage(
            id=sold.patient_package_id,
            patient_id=self.id,
            package=package,
            invoice=invoice,
            purchased_at=self.clinic.timeline.now,
            expires_on=last_valid_day(self.today, package.valid_for_days),
        )
        self.sold.append(self.packages[key])

    async def ensure_paid(self, key: str, *, treatment: str) -> None:
        """Find a package with uses for two months of the treatment, or sell this one."""
        for package in self.usable(treatment, self.today + timedelta(days=60)):
            if package.terms.uses_available >= 3:
                self.packages[key] = package
                return
        await self.sell(key)

    async def receive(self, keys: Sequence[str] = (), *, part: int | None = None) -> None:
        """Receive what is due on the packages' invoices, or on the latest of an appointment.

        With `part`, the price of the last of the packages is divided by it instead.
        """
        invoices = [self.invoice_of(key) for key in keys] or [self.invoice_of(None)]
        amount = sum(invoice.due for invoice in invoices)
        if part is not None:
            amount = self.packages[keys[-1]].package.price // part
        await self._receive(amount, invoices)

    async def deposit(self, treatment: str, *, times: int) -> None:
        """Receive the price of so many treatments as credit."""
        await self._receive(self.clinic.treatments[treatment].price * times, [])

    async def pay(self) -> None:
        """Pay what is due on the latest invoice: from credit first, then over the desk."""
        await self.apply_credit()
        if self.invoice_of(None).due > 0:
            await self.receive()

    async def apply_credit(self, key: str | None = None) -> None:
        """Apply the patient's credit to the invoice, payment by payment, as far as it goes."""
        invoice = self.invoice_of(key)
        for payment in self.payments:
            if not payment.credit or not invoice.due:
                continue
            await self.clinic.do(
                Role.FRONT_DESK,
                apply_payment,
                payment_id=payment.id,
                invoice_id=invoice.id,
                amount=None,
            )
            invoice.apply(payment, min(payment.credit, invoice.due))

    async def unapply(self, key: str | None = None) -> None:
        """Turn what the latest payment has on the invoice into credit again."""
        payment, invoice = self.payments[-1], self.invoice_of(key)
        amount = invoice.paid[payment]
        await self.clinic.do(
            Role.BILLING,
            unapply_payment,
            payment_id=payment.id,
            invoice_id=invoice.id,
            amount=self.clinic.major_units(amount),
        )
        invoice.apply(payment, -amount)

    async def pay_out(self, part: int = 1) -> None:
        """Pay the patient's credit, or a part of each payment's, back as it came in."""
        for payment in self.payments:
            if amount := payment.credit // part:
                major = self.clinic.major_units(amount)
                await self.clinic.do(
                    Role.BILLING,
                    refund_payment,
                    payment_id=payment.id,
                    amount=major,
                    method=None,
                    reference=None,
                )
                payment.credit -= amount

    async def change_expiry(
        self, key: str, *, in_days: int | None = None, reason: str | None = None
    ) -> None:
        """Let the package expire so many days from now, or never."""
        package = self.packages[key]
        package.expires_on = None if in_days is None else self.today + timedelta(days=in_days)
        await self.clinic.do(
            Role.FRONT_DESK,
            change_package_expiry,
            patient_package_id=package.id,
            expires_on=package.expires_on,
            reason=reason,
            expected_version=None,
        )

    async def refund(self, key: str, *, reason: str, percent: int | None = None) -> None:
        """Refund so much of the package's price, or what is suggested."""
        package = self.packages[key]
        amount = package.suggested_refund
        if percent is not None:
            amount = package.package.price * percent // 100
        chosen = None if percent is None else self.clinic.major_units(amount)
        await self.clinic.do(
            Role.BILLING,
            refund_package,
            patient_package_id=package.id,
            amount=chosen,
            reason=reason,
        )
        for payment, paid in reversed(list(package.invoice.paid.items())):
            part = min(amount, paid)
            package.invoice.apply(payment, -part)
            amount -= part
        # What stays paid is what the invoice bills now.
        package.invoice.due = 0
        package.is_refunded = True
        self._release(package)

    async def delete_sale(self, key: str, *, reason: str) -> None:
        """Delete a sale on which nothing is paid."""
        package = self.packages.pop(key)
        await self.clinic.do(
            Role.BILLING, delete_package_sale, patient_package_id=package.id, reason=reason
        )
        self.sold.remove(package)
        self._release(package)

    def _release(self, package: PatientPackage) -> None:
        for appointment in self.booked:
            if appointment.package is package:
                appointment.release()

    async def _receive(self, amount: int, invoices: Sequence[Invoice]) -> None:
        received = await self.clinic.do(
            Role.FRONT_DESK,
            receive_payment,
            patient_id=self.id,
            payment=self._money(amount),
            invoice_ids=[invoice.id for invoice in invoices],
        )
        self._add_payment(received.payment_id, amount, invoices)

    def _add_payment(self, payment_id: UUID, amount: int, invoices: Sequence[Invoice]) -> None:
        payment = Payment(payment_id, amount)
        self.payments.append(payment)
        for invoice in invoices:
            invoice.apply(payment, min(payment.credit, invoice.due))

    def _money(self, amount: int) -> NewPayment:
        method = self.random.choice(list(PaymentMethod))
        has_reference = method in (PaymentMethod.BANK_TRANSFER, PaymentMethod.CHEQUE)
        return NewPayment(
            amount=self.clinic.major_units(amount),
            method=method,
            reference=f"{self.random.randrange(10**6):06}" if has_reference else None,
        )
