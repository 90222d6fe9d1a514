"""Offers, sales and payments, by the rules: each verb says no or writes the books.

A verb has the name and the arguments of a mutation. What it returns is what the payload must show:
names of things, or lists of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.model.catalogue import check_in_use
from tests.model.clinic_state import Books
from tests.model.rows import ZONE, Applied, Invoice, No, Payment, Shows, Sold, day_of, money


def check_amount(amount: int | None, least: int = 1) -> None:
    """Every amount is at least one cent, unless zero is allowed (rule 50)."""
    if amount is not None and amount < least:
        raise No("INVALID_INPUT")


def check_within(amount: int, most: int, least: int = 1) -> None:
    if not least <= amount <= most:
        raise No("AMOUNT_OUT_OF_RANGE", minimum=money(least), maximum=money(most))


def sell_package(
    books: Books,
    patient_id: str,
    package_id: str,
    payment: dict[str, Any] | None = None,
    staff_member_id: str | None = None,
    origin: str = "PACKAGES",
    appointment_id: str | None = None,
) -> Shows:
    """Rules 3 to 10."""
    if (origin == "APPOINTMENT") != (appointment_id is not None):
        raise No("INVALID_INPUT")
    check_amount(payment["amount"] if payment else None)
    check_in_use(books.patients[patient_id].archived)
    check_in_use(staff_member_id is not None and not books.staff[staff_member_id].active)
    if appointment_id is not None and books.visits[appointment_id].patient != patient_id:
        raise No("OTHER_PATIENT")
    terms = books.offers[package_id]
    check_in_use(terms.archived)
    invoice, package = books.new("invoice"), books.new("package")
    books.invoices[invoice] = Invoice("PACKAGE_SALE", patient_id, [terms.price])
    books.packages[package] = Sold(
        patient=patient_id,
        offer=package_id,
        price=terms.price,
        uses=terms.uses,
        items=dict(terms.items),
        limits=list(terms.limits),
        sold_at=books.now,
        expires=None if terms.days is None else books.today + timedelta(days=terms.days),
        seller=staff_member_id,
        invoice=invoice,
    )
    received = _take(books, patient_id, payment, [invoice]) if payment else None
    return {"patientPackage": package, "invoice": invoice, "payment": received}


def receive_payment(
    books: Books, patient_id: str, payment: dict[str, Any], invoice_ids: Sequence[str]
) -> Shows:
    """On the invoices named, in their order; what is left over is credit (rules 48, 49)."""
    check_amount(payment["amount"])
    if any(books.invoices[name].patient != patient_id for name in invoice_ids):
        raise No("OTHER_PATIENT")
    received = _take(books, patient_id, payment, invoice_ids)
    invoices = list(dict.fromkeys(invoice_ids))
    return {"payment": received, "patient": patient_id, "invoices": invoices}


def _take(books: Books, patient: str, given: dict[str, Any], invoices: Sequence[str]) -> str:
    payment = books.new("payment")
    received = Payment(patient, given["amount"], given["method"], books.now, books.now)
    books.payments[payment] = received
    for invoice in invoices:
        _put_on(books, payment, invoice, min(books.unapplied(payment), books.due(invoice)))
    return payment


def _put_on(books: Books, payment: str, invoice: str, amount: int) -> None:
    if amount > 0:
        books.applied.append(Applied(payment, invoice, amount))


def apply_payment(books: Books, payment_id: str, invoice_id: str, amount: int | None) -> Shows:
    """Without an amount: as much as both sides allow (rules 48, 49)."""
    check_amount(amount)
    if books.payments[payment_id].patient != books.invoices[invoice_id].patient:
        raise No("OTHER_PATIENT")
    check_counts(books, payment_id)
    most = min(books.unapplied(payment_id), books.due(invoice_id))
    chosen = most if amount is None else amount
    check_within(chosen, most)
    _put_on(books, payment_id, invoice_id, chosen)
    return {"payment": payment_id, "invoice": invoice_id}


def unapply_payment(books: Books, payment_id: str, invoice_id: str, amount: int | None) -> Shows:
    """Without an amount: all that this payment has there; what was redeemed stands (rule 12)."""
    check_amount(amount)
    most = books.on(payment_id, invoice_id)
    chosen = most if amount is None else amount
    check_within(chosen, most)
    take_off(books.applications(payment_id, invoice_id), chosen)
    return {"payment": payment_id, "invoice": invoice_id}


def take_off(rows: Sequence[Applied], amount: int) -> None:
    """The newest applications are unapplied first (rule 45)."""
    for row in reversed(rows):
        part = min(row.amount, amount)
        row.amount -= part
        amount -= part
    assert amount == 0


def refund_payment(books: Books, payment_id: str, amount: int) -> Shows:
    """At most what is unapplied on that payment (rule 43)."""
    check_amount(amount)
    check_counts(books, payment_id)
    check_within(amount, books.unapplied(payment_id))
    row = books.payments[payment_id]
    row.refunds.append((books.now, amount, row.method))
    return {"payment": payment_id}


def check_counts(books: Books, payment_id: str) -> None:
    if books.payments[payment_id].void:
        raise No("PAYMENT_VOID")


def update_payment(
    books: Books,
    payment_id: str,
    reason: str,
    method: str | None = None,
    reference: str | None = None,
    received_on: date | None = None,
) -> Shows:
    """Whatever is applied, but no day to come (rule 173); an empty reference takes it out."""
    if received_on is not None and received_on > books.today:
        raise No("INVALID_INPUT")
    check_counts(books, payment_id)
    row = books.payments[payment_id]
    before = (row.method, row.reference, row.received)
    row.method = method or row.method
    row.reference = row.reference if reference is None else reference or None
    if received_on is not None and received_on != day_of(row.received):
        noon = min(datetime.combine(received_on, time(12), ZONE), books.now)
        row.received = row.entered if received_on == day_of(row.entered) else noon
    if before != (row.method, row.reference, row.received):
        row.corrections.append(before)
    return {"payment": payment_id}


def void_payment(books: Books, payment_id: str, reason: str) -> Shows:
    """Only while nothing of it is applied or paid back (rule 173)."""
    check_counts(books, payment_id)
    applied = [name for name in books.invoices if books.on(payment_id, name)]
    if applied:
        raise No("PAYMENT_APPLIED", invoice={"id": applied[0]})
    row = books.payments[payment_id]
    if row.refunded:
        raise No("PAYMENT_REFUNDED")
    row.void = reason
    return {"payment": payment_id, "patient": row.patient}
