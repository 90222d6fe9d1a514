"""The steps at the till: offers changed, packages sold, money in, about and out."""

from __future__ import annotations

from datetime import timedelta

from tests.model import payments
from tests.model.clinic_machine import ClinicMachine, always, when


class TillRules(ClinicMachine):
    @always
    def sell(self) -> None:
        books = self.books
        patient = self.patient()
        offer = self.pick("offer", books.offers, lambda name: not books.offers[name].archived)
        price = books.offers[offer].price
        amounts = [price] * 6 + [price // 3 or None] * 2 + [None, price + 700, 0]
        pay = self.choose("pay", amounts if price else [None, 9000])
        origin = self.choose("origin", ["PACKAGES"] * 3 + ["PURCHASES", "APPOINTMENT"])
        visit = None
        if origin == "APPOINTMENT":
            visit = self.pick(
                "visit", books.visits, lambda name: books.visits[name].patient == patient
            )
        self.step(
            payments.sell_package,
            patient_id=patient,
            package_id=offer,
            payment=None if pay is None else {"amount": pay, "method": "CARD"},
            staff_member_id=self.choose("seller", [None, "Sam", "Pat"]),
            origin=origin,
            appointment_id=visit,
        )

    @always
    def receive_payment(self) -> None:
        books = self.books
        patient = self.patient()
        invoices = [
            self.pick(
                "invoice",
                books.invoices,
                lambda name: self._open(name, patient) and books.paid(name) > 0,
                lambda name: self._open(name, patient),
            )
            for _ in range(self.choose("invoices", [1, 2, 3, 0]))
        ]
        due = sum(books.due(name) for name in set(invoices))
        amounts = [due, due, due, due // 2, due + 500, 1] if due else [2000, 4500]
        self._receive(patient, self.choose("amount", [*amounts, 0]), invoices)

    @when(lambda self: self._begun())
    def receive_the_rest(self) -> None:
        invoice = self.choose("invoice", self._begun())
        self._receive(self.books.invoices[invoice].patient, self.books.due(invoice), [invoice])

    @when(lambda self: any(map(self.books.unapplied, self.books.payments)))
    def apply_payment(self) -> None:
        books = self.books
        payment = self.pick("payment", books.payments, books.unapplied)
        patient = books.payments[payment].patient
        invoice = self.pick("invoice", books.invoices, lambda name: self._open(name, patient))
        self.step(
            payments.apply_payment,
            payment_id=payment,
            invoice_id=invoice,
            amount=self._amount(min(books.unapplied(payment), books.due(invoice))),
        )

    @when(lambda self: any(row.amount for row in self.books.applied))
    def unapply_payment(self) -> None:
        books = self.books
        payment = self.pick("payment", books.payments, books.on)
        invoice = self.pick("invoice", books.invoices, lambda name: books.on(payment, name))
        self._unapply(payment, invoice, self._amount(books.on(payment, invoice)))

    @when(lambda self: self.now_and_then(3) and self._held_and_paid())
    def unapply_from_a_package_that_is_held(self) -> None:
        books = self.books
        invoice = books.packages[self.choose("package", self._held_and_paid())].invoice
        paying = [name for name in books.payments if books.on(name, invoice)]
        self._unapply(self.choose("payment", paying), invoice, None)

    @when(lambda self: any(map(self.books.unapplied, self.books.payments)))
    def refund_payment(self) -> None:
        payment = self.pick("payment", self.books.payments, self.books.unapplied)
        amount = self._amount(self.books.unapplied(payment)) or 0
        self.step(payments.refund_payment, payment_id=payment, amount=amount)

    @when(lambda self: self.now_and_then(3) and self.books.payments)
    def update_payment(self) -> None:
        books = self.books
        payment = self.pick("payment", books.payments, lambda name: not books.payments[name].void)
        days = self.choose("days", [0, 1, 2, 30, -1])
        self.step(
            payments.update_payment,
            payment_id=payment,
            reason="Mistyped",
            method=self.choose("method", [None, "CHEQUE", "CARD"]),
            reference=self.choose("reference", [None, "No. 7", ""]),
            received_on=self.choose("day", [None, books.today - timedelta(days=days)]),
        )

    @when(lambda self: self.books.payments)
    def void_payment(self) -> None:
        books = self.books
        payment = self.pick(
            "payment",
            books.payments,
            lambda name: books.unapplied(name) == books.payments[name].amount,
            books.unapplied,
        )
        self.step(payments.void_payment, payment_id=payment, reason="Typed twice")

    @when(lambda self: self.now_and_then(4))
    def a_request_comes_again(self) -> None:
        self.repeat(self.sent[self.choose("request", range(len(self.sent)))])

    def _receive(self, patient: str, amount: int, invoices: list[str]) -> None:
        self.step(
            payments.receive_payment,
            patient_id=patient,
            payment={"amount": amount, "method": "CASH"},
            invoice_ids=invoices,
        )

    def _begun(self) -> list[str]:
        """The invoices of which a part is paid."""
        books = self.books
        return [name for name in books.invoices if books.due(name) and books.paid(name)]

    def _unapply(self, payment: str, invoice: str, amount: int | None) -> None:
        self.step(payments.unapply_payment, payment_id=payment, invoice_id=invoice, amount=amount)

    def _held_and_paid(self) -> list[str]:
        books = self.books
        sold = books.packages.items()
        return [name for name, row in sold if books.held(name) and books.paid(row.invoice)]

    def _open(self, invoice: str, patient: str) -> bool:
        return self.books.invoices[invoice].patient == patient and self.books.due(invoice) > 0

    def _amount(self, most: int) -> int | None:
        return self.choose("amount", [None] * 3 + [most, most // 2 or 1, 1, most + 1, 0])
