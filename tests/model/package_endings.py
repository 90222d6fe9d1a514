"""The end of a sold package, by the rules: its last day moved, refunded, its sale deleted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from tests.model.clinic_state import Books, No, day_of, money
from tests.model.covering import known
from tests.model.payments import Shows, check_amount, check_within, take_off


def move_expiry(books: Books, package: str, day: date | None) -> Shows:
    """Rules 35 and 37."""
    sold = known(books, package)
    if sold.refund is not None:
        raise No("PACKAGE_REFUNDED")
    if day is not None:
        if day < day_of(sold.sold_at):
            raise No("INVALID_INPUT")
        late = [name for name in books.held(package) if day_of(books.visits[name].starts) > day]
        if late:
            raise No("EXPIRY_BEFORE_BOOKINGS", appointments=[{"id": name} for name in late])
    sold.expires = day
    return {"patientPackage": package}


def suggested(books: Books, package: str) -> int:
    """price / uses x remaining, rounded once, half up; at most what is collected (rule 41)."""
    sold = books.packages[package]
    exact = Fraction(sold.price, sold.uses) * books.remaining(package)
    return min(floor(exact + Fraction(1, 2)), books.paid(sold.invoice))


def refund(books: Books, package: str, amount: int | None) -> Shows:
    """Rules 40 to 47."""
    check_amount(amount, least=0)
    sold = known(books, package)
    if sold.refund is not None:
        raise No("PACKAGE_REFUNDED")
    suggestion = suggested(books, package)
    chosen = suggestion if amount is None else amount
    check_within(chosen, books.paid(sold.invoice), least=0)
    released = _release_all(books, package)
    take_off([row for row in books.applied if row.invoice == sold.invoice], chosen)
    bill = books.invoices[sold.invoice]
    bill.lines.append(books.paid(sold.invoice) - bill.total)
    sold.refund = (chosen, suggestion)
    return {
        "patientPackage": package,
        "releasedAppointments": released,
        "credit": money(books.credit(sold.patient)),
        "refund": {"amount": money(chosen), "suggestedAmount": money(suggestion)},
    }


def delete_sale(books: Books, package: str) -> Shows:
    """Rules 38 and 39."""
    sold = known(books, package)
    if sold.refund is not None:
        raise No("PACKAGE_REFUNDED")
    if books.spent(package):
        raise No("USES_REDEEMED")
    if books.paid(sold.invoice) > 0:
        raise No("PAYMENT_APPLIED", invoice={"id": sold.invoice})
    sold.deleted = books.invoices[sold.invoice].void = True
    return {
        "deletedPatientPackageId": package,
        "patient": sold.patient,
        "releasedAppointments": _release_all(books, package),
    }


def _release_all(books: Books, package: str) -> list[str]:
    held = books.held(package)
    for name in held:
        books.visits[name].use = None
    return held
