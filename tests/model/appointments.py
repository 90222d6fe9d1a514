"""Visits, by the rules: each verb says no or writes the books.

Where several refusals would fit, things are looked at in the order in which they are locked: the
visit, then the package, then the invoice.
"""

from __future__ import annotations

from datetime import datetime

from tests.model.clinic_state import Books, Invoice, No, Visit, day_of
from tests.model.covering import (
    check_may_hold,
    check_may_spend,
    ended,
    hold,
    known,
    preferred,
    why_not,
)
from tests.model.payments import Shows


def book(
    books: Books,
    patient: str,
    treatment: str,
    starts: datetime,
    *,
    package: str | None = None,
    preselected: bool = False,
) -> Shows:
    """A package that is named is taken; else, if asked for, the preselected one (rules 13, 14)."""
    visit = Visit(patient, treatment, starts)
    if package is not None:
        check_may_hold(books, package, visit)
        hold(books, package, visit)
    elif preselected and (usable := preferred(books, visit)):
        hold(books, usable[0], visit)
    name = books.new("visit")
    books.visits[name] = visit
    return {"appointment": name}


def reschedule(books: Books, name: str, starts: datetime) -> Shows:
    """Not past the last valid day of the package on it (rule 36)."""
    visit = _in(books, name, "BOOKED")
    if visit.use:
        sold = books.packages[visit.use.package]
        if sold.expires is not None and day_of(starts) > sold.expires:
            shown = {"id": visit.use.package}
            raise No("PAST_EXPIRY", expiresOn=str(sold.expires), patientPackage=shown)
    visit.starts = starts
    return {"appointment": name}


def cancel(books: Books, name: str) -> Shows:
    visit = _in(books, name, "BOOKED")
    package = _release(visit)
    visit.status = "CANCELLED"
    return {"appointment": name, "patientPackage": package}


def redeem(books: Books, name: str, package: str) -> Shows:
    """Held on a booked visit, spent at once on an arrived one (rules 15, 21, 23)."""
    visit = _in(books, name, "BOOKED", "ARRIVED")
    if visit.use:
        raise No("ALREADY_COVERED")
    check_may_hold(books, package, visit)
    if visit.status == "ARRIVED":
        _void(books, visit)
    hold(books, package, visit)
    if visit.status == "ARRIVED":
        _bill_and_spend(books, visit, "ARRIVAL")
    return {"appointment": name, "patientPackage": package}


def remove(books: Books, name: str) -> Shows:
    visit = _in(books, name, "BOOKED")
    if not visit.use:
        raise No("NOT_COVERED")
    return {"appointment": name, "patientPackage": _release(visit)}


def arrive(books: Books, name: str) -> Shows:
    """Billed at what the patient pays, or at the treatment's price (rules 17, 18, 24)."""
    visit = _in(books, name, "BOOKED")
    if visit.use:
        check_may_spend(books, visit.use.package, visit)
        _bill_and_spend(books, visit, "ARRIVAL")
    else:
        _bill(books, visit, "VISIT", books.treatments[visit.treatment])
    visit.status = "ARRIVED"
    package = visit.use.package if visit.use else None
    return {"appointment": name, "invoice": visit.invoice, "patientPackage": package}


def undo_arrival(books: Books, name: str) -> Shows:
    """The exact inverse; no life for what was refunded or has ended (docs/decisions/0006)."""
    visit = _in(books, name, "ARRIVED")
    _void(books, visit)
    visit.status = "BOOKED"
    package = _release(visit)
    if package is not None:
        sold = books.packages[package]
        if sold.refund is None and not ended(sold, visit):
            hold(books, package, visit)
    return {"appointment": name, "patientPackage": package}


def miss_and_redeem(books: Books, name: str, named: str | None) -> Shows:
    """As if the patient had arrived (rules 27, 31)."""
    visit = _in(books, name, "BOOKED")
    held_before = visit.use.package if visit.use else None
    if visit.use:
        if named not in (None, visit.use.package):
            raise No("ALREADY_COVERED")
        check_may_spend(books, visit.use.package, visit)
    elif named is None:
        raise No("NOT_COVERED")
    else:
        check_may_hold(books, named, visit)
        hold(books, named, visit)
    _bill_and_spend(books, visit, "NO_SHOW")
    assert visit.use
    return _missed(name, visit, held_before, visit.use.package)


def miss_and_charge(books: Books, name: str, fee: str | None) -> Shows:
    """The held use is released; the fee, if there is one, is invoiced (rules 26, 28)."""
    visit = _in(books, name, "BOOKED")
    if fee in books.archived_fees:
        raise No("ARCHIVED")
    held_before = _release(visit)
    if fee is not None:
        _bill(books, visit, "NO_SHOW_FEE", books.fees[fee])
    return _missed(name, visit, held_before, held_before)


def _missed(name: str, visit: Visit, held_before: str | None, package: str | None) -> Shows:
    visit.status, visit.held_before_no_show = "NO_SHOW", held_before
    return {"appointment": name, "invoice": visit.invoice, "patientPackage": package}


def undo_no_show(books: Books, name: str) -> Shows:
    """Booked, and held again if it was and if it still can be (rules 29, 30)."""
    visit = _in(books, name, "NO_SHOW")
    spent, before = visit.use and visit.use.package, visit.held_before_no_show
    if visit.invoice:
        _void(books, visit)
    visit.use, visit.held_before_no_show, visit.status = None, None, "BOOKED"
    if before and why_not(books, before, visit) is None:
        hold(books, before, visit)
    about = spent or (before if before and not books.packages[before].deleted else None)
    return {"appointment": name, "patientPackage": about}


def _in(books: Books, name: str, *statuses: str) -> Visit:
    visit = books.visits[name]
    if visit.status not in statuses:
        raise No("WRONG_STATUS", status=visit.status)
    return visit


def _release(visit: Visit) -> str | None:
    package = visit.use.package if visit.use else None
    visit.use = None
    return package


def _bill(books: Books, visit: Visit, kind: str, amount: int) -> None:
    visit.invoice = books.new("invoice")
    books.invoices[visit.invoice] = Invoice(kind, visit.patient, [amount])


def _bill_and_spend(books: Books, visit: Visit, reason: str) -> None:
    assert visit.use
    package = visit.use.package
    _bill(books, visit, "VISIT", known(books, package).items[visit.treatment])
    visit.use.spent = reason
    visit.use.remained = books.remaining(package)


def _void(books: Books, visit: Visit) -> None:
    """Refused while something is paid on it (rules 23, 24, 30)."""
    assert visit.invoice
    if books.paid(visit.invoice) > 0:
        raise No("PAYMENT_APPLIED", invoice={"id": visit.invoice})
    books.invoices[visit.invoice].void = True
    visit.invoice = None
