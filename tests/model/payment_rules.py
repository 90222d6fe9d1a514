"""The steps at the till: offers changed, packages sold, money in, about and out."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model import payments
from tests.model.clinic_machine import Chance, ClinicMachine
from tests.model.desk import major, priced

DATA = st.data()


class TillRules(ClinicMachine):
    @rule(chance=DATA)
    def sell(self, chance: Chance) -> None:
        books = self.books
        patient = self.pick(chance, "patient", books.patients)
        offer = self.pick(
            chance, "offer", books.offers, lambda name: not books.offers[name].archived
        )
        price = books.offers[offer].price
        amounts = [price] * 6 + [price // 3 or None] * 2 + [None, price + 700, 0]
        pay = self.choose(chance, "pay", amounts if price else [None, 9000])
        origins = ["PACKAGES"] * 3 + ["PURCHASES", "APPOINTMENT"]
        origin = self.choose(chance, "origin", origins)
        visit = None
        if origin == "APPOINTMENT":
            visit = self.pick(
                chance, "visit", books.visits, lambda name: books.visits[name].patient == patient
            )
        seller = self.choose(chance, "seller", [None, "Sam"])
        self.step(
            "sellPackage",
            lambda: payments.sell(
                books, patient, offer, pay=pay, seller=seller, origin=origin, visit=visit
            ),
            patientId=patient,
            packageId=offer,
            payment=None if pay is None else {"amount": major(pay), "method": "CARD"},
            staffMemberId=seller,
            origin=origin,
            appointmentId=visit,
        )

    @rule(chance=DATA)
    def receive_payment(self, chance: Chance) -> None:
        books = self.books
        patient = self.pick(chance, "patient", books.patients)
        invoices = [
            self.pick(
                chance,
                "invoice",
                books.invoices,
                lambda name: self._open(name, patient) and books.paid(name) > 0,
                lambda name: self._open(name, patient),
            )
            for _ in range(self.choose(chance, "invoices", [1, 2, 3, 0]))
        ]
        due = sum(books.due(name) for name in set(invoices))
        amounts = [due, due, due, due // 2, due + 500, 1] if due else [2000, 4500]
        self._receive(patient, self.choose(chance, "amount", [*amounts, 0]), invoices)

    @precondition(lambda self: self._begun())
    @rule(chance=DATA)
    def receive_the_rest(self, chance: Chance) -> None:
        invoice = self.choose(chance, "invoice", self._begun())
        self._receive(self.books.invoices[invoice].patient, self.books.due(invoice), [invoice])

    @precondition(lambda self: any(self.books.unapplied(name) for name in self.books.payments))
    @rule(chance=DATA)
    def apply_payment(self, chance: Chance) -> None:
        books = self.books
        payment = self.pick(
            chance, "payment", books.payments, lambda name: books.unapplied(name) > 0
        )
        patient = books.payments[payment].patient
        invoice = self.pick(
            chance, "invoice", books.invoices, lambda name: self._open(name, patient)
        )
        amount = self._amount(chance, min(books.unapplied(payment), books.due(invoice)))
        self.step(
            "applyPayment",
            lambda: payments.apply(books, payment, invoice, amount),
            paymentId=payment,
            invoiceId=invoice,
            amount=None if amount is None else major(amount),
        )

    @precondition(lambda self: any(row.amount for row in self.books.applied))
    @rule(chance=DATA)
    def unapply_payment(self, chance: Chance) -> None:
        books = self.books
        payment = self.pick(
            chance,
            "payment",
            books.payments,
            lambda name: any(row.amount for row in books.applied if row.payment == name),
        )
        invoice = self.pick(
            chance, "invoice", books.invoices, lambda name: books.on(payment, name) > 0
        )
        self._unapply(payment, invoice, self._amount(chance, books.on(payment, invoice)))

    @precondition(lambda self: self.now_and_then(3) and self._held_and_paid())
    @rule(chance=DATA)
    def unapply_from_a_package_that_is_held(self, chance: Chance) -> None:
        books = self.books
        package = self.choose(chance, "package", self._held_and_paid())
        invoice = books.packages[package].invoice
        payments = [name for name in books.payments if books.on(name, invoice)]
        self._unapply(self.choose(chance, "payment", payments), invoice, None)

    @precondition(lambda self: any(self.books.unapplied(name) for name in self.books.payments))
    @rule(chance=DATA)
    def refund_payment(self, chance: Chance) -> None:
        books = self.books
        payment = self.pick(
            chance, "payment", books.payments, lambda name: books.unapplied(name) > 0
        )
        amount = self._amount(chance, books.unapplied(payment)) or 0
        self.step(
            "refundPayment",
            lambda: payments.pay_out(books, payment, amount),
            paymentId=payment,
            amount=major(amount),
        )

    @precondition(lambda self: self.now_and_then(5))
    @rule(chance=DATA)
    def update_offer(self, chance: Chance) -> None:
        offer = self.pick(chance, "offer", self.books.offers)
        price = self.choose(chance, "price", [10000, 3333, 0, 5])
        uses = self.choose(chance, "uses", [1, 2, 3])
        pays = self.choose(chance, "pays", [0, 1500])
        treatment = self.pick(chance, "treatment", self.books.treatments)
        items = {"massage": pays, treatment: pays}
        self.step(
            "updatePackage",
            lambda: payments.update_offer(self.books, offer, price=price, uses=uses, items=items),
            packageId=offer,
            price=major(price),
            uses=uses,
            eligibleItems=priced(items),
        )

    @precondition(lambda self: self.now_and_then(7))
    @rule(chance=DATA)
    def archive_offer(self, chance: Chance) -> None:
        offer = self.pick(chance, "offer", self.books.offers)
        archived = self.choose(chance, "archived", [False, True, False])
        self.step(
            "archivePackage",
            lambda: payments.archive_offer(self.books, offer, archived),
            packageId=offer,
            archived=archived,
        )

    @precondition(lambda self: self.now_and_then(4))
    @rule(chance=DATA)
    def a_request_comes_again(self, chance: Chance) -> None:
        numbers = range(len(self.sent))
        self.repeat(self.sent[self.choose(chance, "request", numbers)])

    def _receive(self, patient: str, amount: int, invoices: list[str]) -> None:
        self.step(
            "receivePayment",
            lambda: payments.receive(self.books, patient, amount, invoices),
            patientId=patient,
            payment={"amount": major(amount), "method": "CASH"},
            invoiceIds=invoices,
        )

    def _begun(self) -> list[str]:
        """The invoices of which a part is paid."""
        books = self.books
        return [name for name in books.invoices if books.due(name) and books.paid(name)]

    def _unapply(self, payment: str, invoice: str, amount: int | None) -> None:
        self.step(
            "unapplyPayment",
            lambda: payments.unapply(self.books, payment, invoice, amount),
            paymentId=payment,
            invoiceId=invoice,
            amount=None if amount is None else major(amount),
        )

    def _held_and_paid(self) -> list[str]:
        books = self.books
        sold = books.packages.items()
        return [name for name, row in sold if books.held(name) and books.paid(row.invoice)]

    def _open(self, invoice: str, patient: str) -> bool:
        return self.books.invoices[invoice].patient == patient and self.books.due(invoice) > 0

    def _amount(self, chance: Chance, most: int) -> int | None:
        amounts = [None] * 3 + [most, most // 2 or 1, 1, most + 1, 0]
        return self.choose(chance, "amount", amounts)
