"""Visits, by the rules: each verb says no or writes the books.

Where several refusals would fit, things are looked at in the order in which they are locked: the
visit, then the package, then the invoice.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.model.catalogue import check_gives, check_in_use, gives, warnings
from tests.model.clinic_state import Books
from tests.model.packages import (
    check_limit,
    check_may_hold,
    check_may_spend,
    ended,
    hold,
    known,
    preferred,
    why_not,
)
from tests.model.rows import NOTHING, Invoice, No, Shows, Visit, limit_of


def book_appointment(
    books: Books,
    patient_id: str,
    treatment_id: str,
    starts_at: datetime,
    patient_package_id: str | None = None,
    use_preselected: bool = False,
    practitioner_id: str | None = None,
) -> Shows:
    """A package that is named is taken; else, if asked for, the preselected one (rules 13, 14)."""
    visit = Visit(patient_id, treatment_id, starts_at, practitioner=practitioner_id)
    check_in_use(books.patients[patient_id].archived)
    check_in_use(books.treatments[treatment_id].archived)
    check_gives(books, practitioner_id, treatment_id)
    visit.minutes = books.treatments[treatment_id].minutes
    if patient_package_id is not None:
        check_may_hold(books, patient_package_id, visit)
        hold(books, patient_package_id, visit)
    elif use_preselected and (usable := preferred(books, visit)):
        hold(books, usable[0], visit)
    name = books.new("visit")
    books.visits[name] = visit
    return {"appointment": name, "warnings": warnings(books, name)}


def reschedule_appointment(books: Books, appointment_id: str, starts_at: datetime) -> Shows:
    """Not past the last valid day of the package on it (rule 36)."""
    visit = _in(books, appointment_id, "BOOKED")
    if visit.use and ended(sold := books.packages[visit.use.package], starts_at):
        shown = {"id": visit.use.package}
        raise No("PAST_EXPIRY", expiresOn=str(sold.expires), patientPackage=shown)
    visit.starts = starts_at
    return {"appointment": appointment_id, "warnings": warnings(books, appointment_id)}


def update_appointment(
    books: Books,
    appointment_id: str,
    treatment_id: str | None = None,
    practitioner_id: str | None = None,
) -> Shows:
    """The package on it has to cover another treatment, whose use keeps its number (rule 174)."""
    visit = _in(books, appointment_id, "BOOKED")
    treatment, practitioner = treatment_id or visit.treatment, visit.practitioner
    if practitioner_id is not None:
        practitioner = None if practitioner_id == NOTHING else practitioner_id
    is_other = treatment != visit.treatment
    check_in_use(is_other and books.treatments[treatment].archived)
    if practitioner != visit.practitioner:
        check_gives(books, practitioner, treatment)
    elif is_other and practitioner and not gives(books, practitioner, treatment):
        raise No("TREATMENT_NOT_GIVEN")
    package = visit.use.package if visit.use and is_other else None
    if package and treatment not in known(books, package).items:
        raise No("NOT_ELIGIBLE")
    if package:
        _change_limit(books, package, visit, treatment)
    if is_other:
        visit.treatment, visit.minutes = treatment, books.treatments[treatment].minutes
    visit.practitioner = practitioner
    seen = warnings(books, appointment_id)
    return {"appointment": appointment_id, "patientPackage": package, "warnings": seen}


def _change_limit(books: Books, package: str, visit: Visit, treatment: str) -> None:
    """There must be room where it goes; with a split price its number is one of there (rule 78)."""
    sold = books.packages[package]
    before, after = limit_of(sold, visit.treatment), limit_of(sold, treatment)
    if after is None or after == before or not visit.use or visit.use.number > sold.uses:
        return
    check_limit(books, package, treatment)
    if after.share is not None or books.is_full(package, after):
        visit.use.number = books.next_number(package, treatment)


def cancel_appointment(
    books: Books, appointment_id: str, late: dict[str, Any] | None = None
) -> Shows:
    """In time, or late: as a no-show is resolved (rule 175)."""
    shows = _resolve(books, appointment_id, late or {}, "CANCELLED", "LATE_CANCELLATION")
    return {key: value for key, value in shows.items() if key != "warnings"}


def redeem_package(books: Books, appointment_id: str, patient_package_id: str) -> Shows:
    """Held on a booked visit, spent at once on an arrived one (rules 15, 21, 23)."""
    visit = _in(books, appointment_id, "BOOKED", "ARRIVED")
    if visit.use:
        raise No("ALREADY_COVERED")
    check_may_hold(books, patient_package_id, visit)
    if visit.status == "ARRIVED":
        _void(books, visit)
    hold(books, patient_package_id, visit)
    if visit.status == "ARRIVED":
        _bill_and_spend(books, visit, "ARRIVAL")
    return {"appointment": appointment_id, "patientPackage": patient_package_id}


def remove_package(books: Books, appointment_id: str) -> Shows:
    visit = _in(books, appointment_id, "BOOKED")
    if not visit.use:
        raise No("NOT_COVERED")
    return {"appointment": appointment_id, "patientPackage": _release(visit)}


def arrive_appointment(books: Books, appointment_id: str) -> Shows:
    """Billed at what the patient pays, or at the treatment's price (rules 17, 18, 24)."""
    visit = _in(books, appointment_id, "BOOKED")
    if visit.use:
        check_may_spend(books, visit.use.package, visit)
        _bill_and_spend(books, visit, "ARRIVAL")
    else:
        _bill(books, visit, "VISIT", books.treatments[visit.treatment].price)
    visit.status = "ARRIVED"
    return _resolved(books, appointment_id, visit.use.package if visit.use else None)


def undo_arrival(books: Books, appointment_id: str) -> Shows:
    """The exact inverse; no life for what was refunded or has ended (docs/decisions/0006)."""
    visit = _in(books, appointment_id, "ARRIVED")
    _void(books, visit)
    visit.status = "BOOKED"
    package = _reverse(books, visit)
    if package is not None:
        sold = books.packages[package]
        if sold.refund is None and not ended(sold, visit.starts):
            hold(books, package, visit)
    return {"appointment": appointment_id, "patientPackage": package}


def mark_no_show(books: Books, appointment_id: str, resolution: dict[str, Any]) -> Shows:
    """Redeemed as if the patient had arrived (rules 27, 31); or the held use is released, and the
    fee, if there is one, is invoiced (rules 26, 28)."""
    return _resolve(books, appointment_id, resolution, "NO_SHOW", "NO_SHOW")


def _resolve(
    books: Books, appointment_id: str, resolution: dict[str, Any], status: str, reason: str
) -> Shows:
    visit = _in(books, appointment_id, "BOOKED")
    held_before = visit.use.package if visit.use else None
    if "redeem_package" in resolution:
        named = resolution["redeem_package"].get("patient_package_id")
        if visit.use:
            if named not in (None, visit.use.package):
                raise No("ALREADY_COVERED")
            check_may_spend(books, visit.use.package, visit)
        elif named is None:
            raise No("NOT_COVERED")
        else:
            check_may_hold(books, named, visit)
            hold(books, named, visit)
        _bill_and_spend(books, visit, reason)
        package = visit.use.package if visit.use else None
    else:
        fee = resolution.get("charge_fee", {}).get("no_show_fee_id")
        if fee in books.archived_fees:
            raise No("ARCHIVED")
        package = _release(visit)
        if fee is not None:
            _bill(books, visit, "NO_SHOW_FEE", books.fees[fee])
    visit.status, visit.held_before = status, held_before
    return _resolved(books, appointment_id, package)


def _resolved(books: Books, name: str, package: str | None) -> Shows:
    return {
        "appointment": name,
        "invoice": books.visits[name].invoice,
        "patientPackage": package,
        "warnings": warnings(books, name),
    }


def undo_no_show(books: Books, appointment_id: str) -> Shows:
    """Booked, and held again if it was and if it still can be (rules 29, 30)."""
    return _book_again(books, appointment_id, "NO_SHOW")


def undo_cancellation(books: Books, appointment_id: str) -> Shows:
    """As undoing a no-show (rule 175), but with who can be booked (rule 172)."""
    visit = _in(books, appointment_id, "CANCELLED")
    check_gives(books, visit.practitioner, visit.treatment)
    shows = _book_again(books, appointment_id, "CANCELLED")
    return {**shows, "warnings": warnings(books, appointment_id)}


def _book_again(books: Books, appointment_id: str, status: str) -> Shows:
    visit = _in(books, appointment_id, status)
    before = visit.held_before
    if visit.invoice:
        _void(books, visit)
    spent = _reverse(books, visit)
    visit.held_before, visit.status = None, "BOOKED"
    if before and why_not(books, before, visit) is None:
        hold(books, before, visit)
    about = spent or (before if before and not books.packages[before].deleted else None)
    return {"appointment": appointment_id, "patientPackage": about}


def _in(books: Books, name: str, *statuses: str) -> Visit:
    visit = books.visits[name]
    if visit.status not in statuses:
        raise No("WRONG_STATUS", status=visit.status)
    return visit


def _release(visit: Visit) -> str | None:
    package = visit.use.package if visit.use else None
    visit.use = None
    return package


def _reverse(books: Books, visit: Visit) -> str | None:
    """Give a spent use back; what remained after the others no longer follows (rule 182)."""
    package = _release(visit)
    for name in books.spent(package) if package else []:
        if use := books.visits[name].use:
            use.superseded = True
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
