"""Offers, sales and payments, by the rules: each verb says no or writes the books.

What a verb returns is what its payload must show: names of things, or lists of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tests.model.clinic_state import Applied, Books, Invoice, No, Offer, Payment, Sold, money

Shows = dict[str, Any]


def check_amount(amount: int | None, least: int = 1) -> None:
    """Every amount is at least one cent, unless zero is allowed (rule 50)."""
    if amount is not None and amount < least:
        raise No("INVALID_INPUT")


def check_within(amount: int, most: int, least: int = 1) -> None:
    if not least <= amount <= most:
        raise No("AMOUNT_OUT_OF_RANGE", minimum=money(least), maximum=money(most))


def sell(
    books: Books,
    patient: str,
    offer: str,
    *,
    pay: int | None = None,
    seller: str | None = None,
    origin: str = "PACKAGES",
    visit: str | None = None,
) -> Shows:
    """Rules 3 to 10."""
    if (origin == "APPOINTMENT") != (visit is not None):
        raise No("INVALID_INPUT")
    check_amount(pay)
    if visit is not None and books.visits[visit].patient != patient:
        raise No("OTHER_PATIENT")
    terms = books.offers[offer]
    if terms.archived:
        raise No("ARCHIVED")
    invoice, package = books.new("invoice"), books.new("package")
    books.invoices[invoice] = Invoice("PACKAGE_SALE", patient, [terms.price])
    books.packages[package] = Sold(
        patient=patient,
        offer=offer,
        price=terms.price,
        uses=terms.uses,
        items=dict(terms.items),
        sold_at=books.now,
        expires=None if terms.days is None else books.today + timedelta(days=terms.days),
        seller=seller,
        invoice=invoice,
    )
    payment = None if pay is None else _take(books, patient, pay, [invoice])
    return {"patientPackage": package, "invoice": invoice, "payment": payment}


def receive(books: Books, patient: str, amount: int, invoices: Sequence[str]) -> Shows:
    """On the invoices named, in their order; what is left over is credit (rules 48, 49)."""
    check_amount(amount)
    if any(books.invoices[name].patient != patient for name in invoices):
        raise No("OTHER_PATIENT")
    payment = _take(books, patient, amount, invoices)
    return {"payment": payment, "patient": patient, "invoices": list(dict.fromkeys(invoices))}


def _take(books: Books, patient: str, amount: int, invoices: Sequence[str]) -> str:
    payment = books.new("payment")
    books.payments[payment] = Payment(patient, amount)
    for invoice in invoices:
        _put_on(books, payment, invoice, min(books.unapplied(payment), books.due(invoice)))
    return payment


def _put_on(books: Books, payment: str, invoice: str, amount: int) -> None:
    if amount > 0:
        books.applied.append(Applied(payment, invoice, amount))


def apply(books: Books, payment: str, invoice: str, amount: int | None) -> Shows:
    """Without an amount: as much as both sides allow (rules 48, 49)."""
    check_amount(amount)
    if books.payments[payment].patient != books.invoices[invoice].patient:
        raise No("OTHER_PATIENT")
    most = min(books.unapplied(payment), books.due(invoice))
    chosen = most if amount is None else amount
    check_within(chosen, most)
    _put_on(books, payment, invoice, chosen)
    return {"payment": payment, "invoice": invoice}


def unapply(books: Books, payment: str, invoice: str, amount: int | None) -> Shows:
    """Without an amount: all that this payment has there; what was redeemed stands (rule 12)."""
    check_amount(amount)
    most = books.on(payment, invoice)
    chosen = most if amount is None else amount
    check_within(chosen, most)
    take_off(
        [row for row in books.applied if (row.payment, row.invoice) == (payment, invoice)], chosen
    )
    return {"payment": payment, "invoice": invoice}


def take_off(rows: Sequence[Applied], amount: int) -> None:
    """The newest applications are unapplied first (rule 45)."""
    for row in reversed(rows):
        part = min(row.amount, amount)
        row.amount -= part
        amount -= part
    assert amount == 0


def pay_out(books: Books, payment: str, amount: int) -> Shows:
    """At most what is unapplied on that payment (rule 43)."""
    check_amount(amount)
    check_within(amount, books.unapplied(payment))
    books.payments[payment].refunded += amount
    return {"payment": payment}


def update_offer(books: Books, offer: str, **changes: Any) -> Shows:
    """What is sold does not change (rule 4)."""
    terms: Offer = books.offers[offer]
    for name, value in changes.items():
        setattr(terms, name, value)
    return {"package": offer}


def archive_offer(books: Books, offer: str, archived: bool) -> Shows:
    books.offers[offer].archived = archived
    return {"package": offer}
