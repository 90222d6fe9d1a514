"""The rules of putting a package on a visit (rules 11-14, 19, 22, 31, 34; docs/decisions/0004)."""

from __future__ import annotations

from datetime import date

from tests.model.clinic_state import Books, No, Sold, Use, Visit, day_of, money


def known(books: Books, package: str) -> Sold:
    """The sold package; a deleted one is not there (rule 39)."""
    sold = books.packages[package]
    if sold.deleted:
        raise No("NOT_FOUND")
    return sold


def check_may_hold(books: Books, package: str, visit: Visit) -> None:
    """Another patient's, refunded, not eligible, not paid, expired, used up: in this order."""
    sold = known(books, package)
    if sold.patient != visit.patient:
        raise No("OTHER_PATIENT")
    if sold.refund is not None:
        raise No("PACKAGE_REFUNDED")
    if visit.treatment not in sold.items:
        raise No("NOT_ELIGIBLE")
    check_may_spend(books, package, visit)
    if books.available(package) == 0:
        raise No(
            "PACKAGE_USED_UP",
            usesTotal=sold.uses,
            usesReserved=len(books.held(package)),
            usesRedeemed=len(books.spent(package)),
        )


def check_may_spend(books: Books, package: str, visit: Visit) -> None:
    """A use that is held already can be spent on a paid package, up to its last valid day."""
    sold = books.packages[package]
    due = books.due(sold.invoice)
    if due > 0:
        raise No("NOT_FULLY_PAID", balanceDue=money(due), invoice={"id": sold.invoice})
    if ended(sold, visit):
        day = day_of(visit.starts)
        raise No("PACKAGE_EXPIRED", expiresOn=str(sold.expires), date=str(day))


def ended(sold: Sold, visit: Visit) -> bool:
    """Whether the visit is after its last valid day (rules 22, 34)."""
    return sold.expires is not None and day_of(visit.starts) > sold.expires


def hold(books: Books, package: str, visit: Visit) -> None:
    visit.use = Use(package, books.next_number(package))


def why_not(books: Books, package: str, visit: Visit) -> str | None:
    """The code of the refusal to hold a use, or None."""
    try:
        check_may_hold(books, package, visit)
    except No as no:
        return no.code
    return None


def preferred(books: Books, visit: Visit) -> list[str]:
    """The packages that could be put on the visit, the one to be preselected first (rule 14)."""
    held = books.held_by(visit.patient)
    usable = [package for package in held if why_not(books, package, visit) is None]
    return sorted(usable, key=lambda package: _preference(books, package))


def _preference(books: Books, package: str) -> tuple[bool, date, int, str]:
    """Soonest expiry, never-expiring last; then fewest uses left; then the oldest purchase."""
    sold = books.packages[package]
    never = sold.expires is None
    return never, sold.expires or date.max, books.remaining(package), sold.sold_at.isoformat()
