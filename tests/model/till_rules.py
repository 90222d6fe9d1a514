"""The steps at the till: offers changed, packages sold, money in, about and out."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model import till
from tests.model.clinic_machine import ClinicMachine
from tests.model.desk import major, priced

DATA = st.data()


class TillRules(ClinicMachine):
    @rule(data=DATA)
    def sell(self, data: st.DataObject) -> None:
        books = self.books
        patient = self.pick(data, "patient", books.patients)
        offer = self.pick(data, "offer", books.offers, lambda name: not books.offers[name].archived)
        price = books.offers[offer].price
        amounts = [price] * 5 + [None, price // 3 or None, price + 700, 0]
        pay = data.draw(st.sampled_from(amounts if price else [None, 9000]), label="pay")
        origins = ["PACKAGES"] * 3 + ["PURCHASES", "APPOINTMENT"]
        origin = data.draw(st.sampled_from(origins), label="origin")
        visit = None
        if origin == "APPOINTMENT":
            visit = self.pick(
                data, "visit", books.visits, lambda name: books.visits[name].patient == patient
            )
        seller = data.draw(st.sampled_from([None, "Sam"]), label="seller")
        self.step(
            "sellPackage",
            lambda: till.sell(
                books, patient, offer, pay=pay, seller=seller, origin=origin, visit=visit
            ),
            patientId=patient,
            packageId=offer,
            payment=None if pay is None else {"amount": major(pay), "method": "CARD"},
            staffMemberId=seller,
            origin=origin,
            appointmentId=visit,
        )

    @rule(data=DATA)
    def receive_payment(self, data: st.DataObject) -> None:
        books = self.books
        patient = self.pick(data, "patient", books.patients)
        invoices = [
            self.pick(data, "invoice", books.invoices, lambda name: self._open(name, patient))
            for _ in range(data.draw(st.sampled_from([1, 2, 3, 0])))
        ]
        due = sum(books.due(name) for name in set(invoices))
        amounts = [due, due, due, due // 2, due + 500, 1] if due else [2000, 4500]
        amount = data.draw(st.sampled_from([*amounts, 0]), label="amount")
        self.step(
            "receivePayment",
            lambda: till.receive(books, patient, amount, invoices),
            patientId=patient,
            payment={"amount": major(amount), "method": "CASH"},
            invoiceIds=invoices,
        )

    @precondition(lambda self: any(self.books.unapplied(name) for name in self.books.payments))
    @rule(data=DATA)
    def apply_payment(self, data: st.DataObject) -> None:
        books = self.books
        payment = self.pick(data, "payment", books.payments, lambda name: books.unapplied(name) > 0)
        patient = books.payments[payment].patient
        invoice = self.pick(data, "invoice", books.invoices, lambda name: self._open(name, patient))
        amount = self._amount(data, min(books.unapplied(payment), books.due(invoice)))
        self.step(
            "applyPayment",
            lambda: till.apply(books, payment, invoice, amount),
            paymentId=payment,
            invoiceId=invoice,
            amount=None if amount is None else major(amount),
        )

    @precondition(lambda self: any(row.amount for row in self.books.applied))
    @rule(data=DATA)
    def unapply_payment(self, data: st.DataObject) -> None:
        books = self.books
        payment = self.pick(
            data,
            "payment",
            books.payments,
            lambda name: any(row.amount for row in books.applied if row.payment == name),
        )
        invoice = self.pick(
            data, "invoice", books.invoices, lambda name: books.on(payment, name) > 0
        )
        amount = self._amount(data, books.on(payment, invoice))
        self.step(
            "unapplyPayment",
            lambda: till.unapply(books, payment, invoice, amount),
            paymentId=payment,
            invoiceId=invoice,
            amount=None if amount is None else major(amount),
        )

    @precondition(lambda self: any(self.books.unapplied(name) for name in self.books.payments))
    @rule(data=DATA)
    def refund_payment(self, data: st.DataObject) -> None:
        books = self.books
        payment = self.pick(data, "payment", books.payments, lambda name: books.unapplied(name) > 0)
        amount = self._amount(data, books.unapplied(payment)) or 0
        self.step(
            "refundPayment",
            lambda: till.pay_out(books, payment, amount),
            paymentId=payment,
            amount=major(amount),
        )

    @precondition(lambda self: self.now_and_then(5))
    @rule(data=DATA)
    def update_offer(self, data: st.DataObject) -> None:
        offer = self.pick(data, "offer", self.books.offers)
        price = data.draw(st.sampled_from([10000, 3333, 0, 5]), label="price")
        uses = data.draw(st.sampled_from([1, 2, 3]), label="uses")
        pays = data.draw(st.sampled_from([0, 1500]), label="pays")
        treatment = self.pick(data, "treatment", self.books.treatments)
        items = {"massage": pays, treatment: pays}
        self.step(
            "updatePackage",
            lambda: till.update_offer(self.books, offer, price=price, uses=uses, items=items),
            packageId=offer,
            price=major(price),
            uses=uses,
            eligibleItems=priced(items),
        )

    @precondition(lambda self: self.now_and_then(7))
    @rule(data=DATA, archived=st.sampled_from([False, True, False]))
    def archive_offer(self, data: st.DataObject, archived: bool) -> None:
        offer = self.pick(data, "offer", self.books.offers)
        self.step(
            "archivePackage",
            lambda: till.archive_offer(self.books, offer, archived),
            packageId=offer,
            archived=archived,
        )

    @precondition(lambda self: self.now_and_then(4))
    @rule(data=DATA)
    def a_request_comes_again(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(0, len(self.sent) - 1), label="request")
        self.repeat(self.sent[number])

    def _open(self, invoice: str, patient: str) -> bool:
        return self.books.invoices[invoice].patient == patient and self.books.due(invoice) > 0

    def _amount(self, data: st.DataObject, most: int) -> int | None:
        amounts = [None] * 3 + [most, most // 2 or 1, 1, most + 1, 0]
        return data.draw(st.sampled_from(amounts), label="amount")
