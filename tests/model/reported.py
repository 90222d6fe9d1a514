"""What the two reports have to show, if the books are right (rules 51, 52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.model.clinic_state import Books, Shows, Sold, Use, Visit, day_of, in_utc, money, value_of


@dataclass(frozen=True)
class Asked:
    """Only this patient's, only of this offer, only of these days; None: any."""

    patient: str | None = None
    offer: str | None = None
    days: tuple[date, date] | None = None

    def fits(self, sold: Sold, day: date) -> bool:
        """A sale belongs to the day it was made, a use to the day of its visit."""
        return (
            self.patient in (None, sold.patient)
            and self.offer in (None, sold.offer)
            and (self.days is None or self.days[0] <= day <= self.days[1])
        )


def sales(books: Books, asked: Asked) -> Shows:
    """A row for every package sold, and their sums; a deleted sale is none."""
    named = {
        name: sold
        for name, sold in books.packages.items()
        if asked.fits(sold, day_of(sold.sold_at)) and not sold.deleted
    }
    summary = {
        "packagesSold": len(named),
        "invoiced": money(sum(sold.price for sold in named.values())),
        "collected": money(sum(books.paid(sold.invoice) for sold in named.values())),
        "refunded": money(sum(sold.refund[0] for sold in named.values() if sold.refund)),
        "usesSold": sum(sold.uses for sold in named.values()),
        "usesRedeemed": sum(len(books.spent(name)) for name in named),
        "usesRemaining": sum(map(books.remaining, named)),
    }
    return {"summary": summary, "rows": {"nodes": [_sale(books, name) for name in named]}}


def _sale(books: Books, name: str) -> Shows:
    sold = books.packages[name]
    used = [books.visits[visit].starts for visit in books.spent(name)]
    return {
        "patientPackage": {"id": name},
        "patientName": f"{sold.patient} Tester",
        "packageName": sold.offer,
        "purchasedAt": in_utc(sold.sold_at),
        "price": money(sold.price),
        "collected": money(books.paid(sold.invoice)),
        "refunded": money(sold.refund[0] if sold.refund else 0),
        "usesRedeemed": len(used),
        "usesRemaining": sold.uses - len(used),
        "expiresOn": sold.expires and str(sold.expires),
        "isExpired": sold.expires is not None and books.today > sold.expires,
        "lastUsedAt": in_utc(max(used)) if used else None,
        "status": books.status(name),
        "staffName": sold.seller,
    }


def _spent(books: Books, asked: Asked) -> list[tuple[str, Visit, Use, Sold]]:
    """Every use that stands as spent, with its visit, in the order of the visits' times."""
    found = [
        (name, visit, visit.use, books.packages[visit.use.package])
        for name, visit in books.visits.items()
        if visit.use and visit.use.spent
    ]
    fitting = [row for row in found if asked.fits(row[3], day_of(row[1].starts))]
    return sorted(fitting, key=lambda row: (row[1].starts, row[0]))


def usage(books: Books, asked: Asked) -> Shows:
    """A row for every use redeemed, and their sums; one that was given back is none."""
    spent = _spent(books, asked)
    reasons = [use.spent for _, _, use, _ in spent]
    summary = {
        "uses": len(spent),
        "arrivals": reasons.count("ARRIVAL"),
        "noShows": reasons.count("NO_SHOW"),
        "lateCancellations": reasons.count("LATE_CANCELLATION"),
        "value": money(sum(value_of(sold, use.number) for _, _, use, sold in spent)),
        "patientPays": money(sum(sold.items[visit.treatment] for _, visit, _, sold in spent)),
    }
    rows = [
        {
            "redemption": {"appointment": {"id": name}},
            "usedAt": in_utc(visit.starts),
            "patientName": f"{sold.patient} Tester",
            "packageName": sold.offer,
            "treatmentName": visit.treatment,
            "practitionerName": visit.practitioner,
            "reason": use.spent,
            "value": money(value_of(sold, use.number)),
            "patientPays": money(sold.items[visit.treatment]),
            "usesRemainingAfter": use.remained,
        }
        for name, visit, use, sold in spent
    ]
    return {"summary": summary, "rows": {"nodes": rows}}


def filter_of(asked: Asked, days: str) -> dict[str, Any]:
    """The filter as the API takes it; `days` is what it calls the range of days."""
    given: dict[str, Any] = {"patientId": asked.patient}
    if asked.offer:
        given["packageIds"] = [asked.offer]
    if asked.days:
        given[days] = {"from": str(asked.days[0]), "to": str(asked.days[1])}
    return {name: value for name, value in given.items() if value is not None}
