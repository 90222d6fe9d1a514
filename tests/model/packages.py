"""Sold packages, by the rules: when a use may be held or spent, and how a package ends."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from math import floor

from tests.model.catalogue import check_in_use
from tests.model.clinic_state import Books
from tests.model.payments import check_amount, check_within, take_off
from tests.model.rows import (
    NOTHING,
    Change,
    No,
    Shows,
    Sold,
    Use,
    Visit,
    day_of,
    limit_of,
    money,
    value_of,
)


def known(books: Books, package: str) -> Sold:
    """The sold package; a deleted one is not there (rule 39)."""
    sold = books.packages[package]
    if sold.deleted:
        raise No("NOT_FOUND")
    return sold


def not_refunded(books: Books, package: str) -> Sold:
    sold = known(books, package)
    if sold.refund is not None:
        raise No("PACKAGE_REFUNDED")
    return sold


def check_may_hold(books: Books, package: str, visit: Visit) -> None:
    """Another patient's, refunded, not eligible, not paid, expired, used up: in this order, but
    what has nothing remaining is used up and not expired."""
    if known(books, package).patient != visit.patient:
        raise No("OTHER_PATIENT")
    sold = not_refunded(books, package)
    if visit.treatment not in sold.items:
        raise No("NOT_ELIGIBLE")
    check_may_spend(books, package, visit)
    if books.available(package) == 0:
        raise No(
            "PACKAGE_USED_UP",
            usesTotal=len(sold.there),
            usesReserved=len(books.held(package)),
            usesRedeemed=len(books.spent(package)),
        )
    check_limit(books, package, visit.treatment)


def check_limit(books: Books, package: str, treatment: str) -> None:
    """The limit of the treatment is looked at after everything else (rule 76), where nothing that
    was added is free (rule 89)."""
    sold = books.packages[package]
    limit = limit_of(sold, treatment)
    if any(number > sold.uses for number in books.free(package)):
        return
    if limit is not None and books.is_full(package, limit):
        raise No("ITEM_USED_UP", limit=books.limit_balance(package, limit))


def check_may_spend(books: Books, package: str, visit: Visit) -> None:
    """A use that is held already can be spent on a paid package, up to its last valid day."""
    sold = books.packages[package]
    due = books.due(sold.invoice)
    if due > 0:
        raise No("NOT_FULLY_PAID", balanceDue=money(due), invoice={"id": sold.invoice})
    if ended(sold, visit.starts) and books.remaining(package) > 0:
        day = day_of(visit.starts)
        raise No("PACKAGE_EXPIRED", expiresOn=str(sold.expires), date=str(day))


def ended(sold: Sold, at: datetime) -> bool:
    """Whether that is after its last valid day (rules 22, 34, 36)."""
    return sold.expires is not None and day_of(at) > sold.expires


def hold(books: Books, package: str, visit: Visit) -> None:
    visit.use = Use(package, books.next_number(package, visit.treatment))


def why_not(books: Books, package: str, visit: Visit) -> str | None:
    """The code of the refusal to hold a use, or None."""
    try:
        check_may_hold(books, package, visit)
    except No as no:
        return no.code
    return None


def preferred(books: Books, visit: Visit) -> list[str]:
    """The packages that could be put on the visit, the one to be preselected first (rule 14)."""

    def preference(package: str) -> tuple[bool, date, int, datetime]:
        """Soonest expiry, never-expiring last; then fewest uses left; then the oldest purchase."""
        sold = books.packages[package]
        never = sold.expires is None
        return never, sold.expires or date.max, books.remaining(package), sold.sold_at

    held = books.held_by(visit.patient)
    return sorted((name for name in held if why_not(books, name, visit) is None), key=preference)


def change_package_expiry(books: Books, patient_package_id: str, expires_on: date | None) -> Shows:
    """Rules 35 and 37."""
    sold = not_refunded(books, patient_package_id)
    if expires_on is not None:
        if expires_on < day_of(sold.sold_at):
            raise No("INVALID_INPUT")
        held = books.held(patient_package_id)
        late = [name for name in held if day_of(books.visits[name].starts) > expires_on]
        if late:
            raise No("EXPIRY_BEFORE_BOOKINGS", appointments=[{"id": name} for name in late])
    sold.moved.append((sold.expires, expires_on))
    sold.expires = expires_on
    return {"patientPackage": patient_package_id}


def adjust_package_uses(books: Books, patient_package_id: str, change: int, reason: str) -> Shows:
    """Rules 88 to 90: what is added is numbered behind all others, and the highest is taken."""
    if not 1 <= abs(change) <= 1000:
        raise No("INVALID_INPUT")
    sold = not_refunded(books, patient_package_id)
    free = books.free(patient_package_id)
    if -change > len(free):
        raise No(
            "PACKAGE_USED_UP",
            usesTotal=len(sold.there),
            usesReserved=len(books.held(patient_package_id)),
            usesRedeemed=len(books.spent(patient_package_id)),
        )
    if not 1 <= len(sold.there) + change <= 10_000:
        raise No("INVALID_INPUT")
    last = max([sold.uses, *sold.added])
    made = Change(
        free[change:] if change < 0 else [*range(last + 1, last + 1 + change)], change < 0
    )
    name = books.new("entry")
    sold.changes[name] = made
    worth = sum(value_of(sold, number) for number in made.numbers)
    kind = "USES_TAKEN" if change < 0 else "USES_ADDED"
    about = {"id": name, "kind": kind, "usesChange": change, "value": money(worth), "note": reason}
    return {"patientPackage": patient_package_id, "entry": about}


def undo_use_adjustment(books: Books, package_entry_id: str) -> Shows:
    """Rule 92: the same numbers; of what was added all must be free."""
    package, sold = next(
        (name, sold) for name, sold in books.packages.items() if package_entry_id in sold.changes
    )
    not_refunded(books, package)
    change = sold.changes[package_entry_id]
    if change.undone:
        raise No("INVALID_INPUT")
    if not change.is_taking and not {*change.numbers} <= {*books.free(package)}:
        raise No("ADJUSTMENT_IN_USE")
    moved = len(change.numbers) if change.is_taking else -len(change.numbers)
    if not 1 <= len(sold.there) + moved <= 10_000:
        raise No("INVALID_INPUT")
    change.undone = True
    worth = sum(value_of(sold, number) for number in change.numbers)
    about = {"kind": "ADJUSTMENT_UNDONE", "usesChange": moved, "value": money(worth)}
    undoes = {"undoes": {"id": package_entry_id}}
    return {"patientPackage": package, "entry": {**about, **undoes}}


def update_package_sale(
    books: Books, patient_package_id: str, staff_member_id: str | None = None
) -> Shows:
    """What is left out stays (rule 177)."""
    sold = not_refunded(books, patient_package_id)
    if books.spent(patient_package_id):
        raise No("USES_REDEEMED")
    seller = None if staff_member_id == NOTHING else staff_member_id or sold.seller
    if seller != sold.seller:
        check_in_use(seller is not None and not books.staff[seller].active)
        sold.handed.append((sold.seller, seller))
        sold.seller = seller
    return {"patientPackage": patient_package_id}


def suggested(books: Books, package: str) -> int:
    """price / uses x remaining, of those that were sold, rounded once, half up; at most what is
    collected (rules 41, 91)."""
    sold = books.packages[package]
    spent = [use.number for use in (books.visits[each].use for each in books.spent(package)) if use]
    left = [each for each in sold.there if each <= sold.uses and each not in spent]
    exact = Fraction(sold.price, sold.uses) * len(left)
    if any(limit.share is not None for limit in sold.limits):
        # The sum over limits, rounded once too (rule 79).
        exact = Fraction(0)
        for limit in sold.limits:
            remaining = books.allowed(package, limit) - books.taken_of(package, limit)[1]
            exact += Fraction(limit.share or 0, limit.uses) * remaining
    return min(floor(exact + Fraction(1, 2)), books.paid(sold.invoice))


def refund_package(books: Books, patient_package_id: str, amount: int | None) -> Shows:
    """Rules 40 to 47, and 161."""
    check_amount(amount, least=0)
    sold = not_refunded(books, patient_package_id)
    suggestion = suggested(books, patient_package_id)
    chosen = suggestion if amount is None else amount
    check_within(chosen, books.paid(sold.invoice), least=0)
    released = _release_all(books, patient_package_id)
    bill, due = books.invoices[sold.invoice], books.due(sold.invoice)
    take_off(books.applications(invoice=sold.invoice), chosen)
    bill.lines += [-amount for amount in (chosen, due) if amount]
    sold.refund = (chosen, suggestion)
    return {
        "patientPackage": patient_package_id,
        "releasedAppointments": released,
        "credit": money(books.credit(sold.patient)),
        "refund": {"amount": money(chosen), "suggestedAmount": money(suggestion)},
    }


def delete_package_sale(books: Books, patient_package_id: str) -> Shows:
    """Rules 38 and 39."""
    sold = not_refunded(books, patient_package_id)
    if books.spent(patient_package_id):
        raise No("USES_REDEEMED")
    if books.paid(sold.invoice) > 0:
        raise No("PAYMENT_APPLIED", invoice={"id": sold.invoice})
    sold.deleted = books.invoices[sold.invoice].void = True
    for change in sold.changes.values():
        change.undone = change.undone or change.is_taking
    return {
        "deletedPatientPackageId": patient_package_id,
        "patient": sold.patient,
        "releasedAppointments": _release_all(books, patient_package_id),
    }


def _release_all(books: Books, package: str) -> list[str]:
    held = books.held(package)
    for name in held:
        books.visits[name].use = None
    return held
