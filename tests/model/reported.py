"""What the two reports have to show, if the books are right (rules 51, 52)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.model.clinic_state import Books
from tests.model.rows import Shows, Sold, Use, Visit, day_of, in_utc, money, value_of


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
        "byStaffMember": [_of_seller(books, named, seller) for seller in _sellers(named.values())],
    }
    return {"summary": summary, "rows": {"nodes": [_sale(books, name) for name in named]}}


def _sellers(packages: Iterable[Sold]) -> list[str]:
    return sorted({sold.seller for sold in packages if sold.seller})


def _of_seller(books: Books, named: Mapping[str, Sold], seller: str) -> Shows:
    """The sales that are compensated for them (rule 192)."""
    own = [sold for sold in named.values() if sold.seller == seller]
    return {
        "staffMember": {"id": seller},
        "packagesSold": len(own),
        "invoiced": money(sum(sold.price for sold in own)),
        "collected": money(sum(books.paid(sold.invoice) for sold in own)),
        "refunded": money(sum(sold.refund[0] for sold in own if sold.refund)),
    }


def _sale(books: Books, name: str) -> Shows:
    sold = books.packages[name]
    used = [books.visits[visit].starts for visit in books.spent(name)]
    return {
        "patientPackage": {"id": name},
        "patientName": books.patients[sold.patient].name,
        "patientNumber": books.patients[sold.patient].number,
        "packageName": sold.offer,
        "purchasedAt": in_utc(sold.sold_at),
        "price": money(sold.price),
        "collected": money(books.paid(sold.invoice)),
        "refunded": money(sold.refund[0] if sold.refund else 0),
        "usesRedeemed": len(used),
        "usesRemaining": len(sold.there) - len(used),
        "expiresOn": sold.expires and str(sold.expires),
        "isExpired": sold.expires is not None and books.today > sold.expires,
        "lastUsedAt": in_utc(max(used)) if used else None,
        "status": books.status(name),
        "staffName": sold.seller,
    }


Spent = tuple[str, Visit, Use, Sold]


def _spent(books: Books, asked: Asked) -> list[Spent]:
    """Every use that stands as spent, with its visit, in the order of the visits' times."""
    found = [
        (name, visit, visit.use, books.packages[visit.use.package])
        for name, visit in books.visits.items()
        if visit.use and visit.use.spent
    ]
    fitting = [row for row in found if asked.fits(row[3], day_of(row[1].starts))]
    return sorted(fitting, key=lambda row: (row[1].starts, row[0]))


def _basis(sold: Sold) -> str:
    """What is compensated: the sale, or each use of it (rules 7 and 181)."""
    return "SALE" if sold.seller else "REDEMPTION"


def _worth(spent: Sequence[Spent]) -> Shows:
    return {
        "uses": len(spent),
        "value": money(sum(value_of(sold, use.number) for _, _, use, sold in spent)),
        "patientPays": money(sum(sold.items[visit.treatment] for _, visit, _, sold in spent)),
    }


def usage(books: Books, asked: Asked) -> Shows:
    """A row for every use redeemed, and their sums; one that was given back is none."""
    spent = _spent(books, asked)
    reasons = [use.spent for _, _, use, _ in spent]
    compensated = [row for row in spent if _basis(row[3]) == "REDEMPTION"]
    summary = {
        "arrivals": reasons.count("ARRIVAL"),
        "noShows": reasons.count("NO_SHOW"),
        "lateCancellations": reasons.count("LATE_CANCELLATION"),
        **_worth(spent),
        "byCommissionBasis": [
            {"commissionBasis": basis, **_worth([row for row in spent if _basis(row[3]) == basis])}
            for basis in ("REDEMPTION", "SALE")
        ],
        "byStaffMember": [
            {
                "staffMember": name and {"id": name},
                **_worth([row for row in compensated if row[1].practitioner == name]),
            }
            for name in {visit.practitioner for _, visit, _, _ in compensated}
        ],
    }
    rows = [
        {
            "redemption": {"appointment": {"id": name}},
            "usedAt": in_utc(visit.starts),
            "patientName": books.patients[sold.patient].name,
            "patientNumber": books.patients[sold.patient].number,
            "packageName": sold.offer,
            "treatmentName": visit.treatment,
            "practitionerName": visit.practitioner,
            "reason": use.spent,
            "value": money(value_of(sold, use.number)),
            "patientPays": money(sold.items[visit.treatment]),
            "usesRemainingAfter": use.remained,
            "isSuperseded": use.superseded,
            "commissionBasis": _basis(sold),
        }
        for name, visit, use, sold in spent
    ]
    return {"summary": summary, "rows": {"nodes": rows}}


def takings(books: Books, asked: Asked) -> Shows:
    """Money in on the day that is shown, money out on its own; nothing of a void payment
    (rule 170)."""
    rows = [row for row in _taken(books, asked) if asked.days is None or _is_of(asked.days, row[0])]
    shows = [row[1] for row in sorted(rows, key=lambda row: taken_order(row[1]))]
    methods = sorted({row[1]["method"] for row in rows})
    return {
        "summary": _sums([row[2] for row in rows]),
        "byMethod": [
            {"method": each, **_sums([row[2] for row in rows if row[1]["method"] == each])}
            for each in methods
        ],
        "rows": {"nodes": shows},
    }


Taken = tuple[datetime, Shows, int]


def _taken(books: Books, asked: Asked) -> Iterator[Taken]:
    for name, row in books.payments.items():
        if row.void or asked.patient not in (None, row.patient):
            continue
        moved = [(row.received, row.amount, row.method)]
        moved += [(at, -amount, method) for at, amount, method in row.refunds]
        for at, amount, method in moved:
            shows = {
                "payment": {"id": name},
                "takenAt": in_utc(at),
                "kind": "RECEIVED" if amount > 0 else "PAID_BACK",
                "method": method,
                "amount": money(amount),
                "patientName": books.patients[row.patient].name,
                "patientNumber": books.patients[row.patient].number,
                "reference": row.reference,
            }
            yield at, shows, amount


def _is_of(days: tuple[date, date], at: datetime) -> bool:
    return days[0] <= day_of(at) <= days[1]


def taken_order(row: Shows) -> str:
    """By time; what is of one moment in any one order."""
    return f"{row['takenAt']} {row['kind']} {row['payment']['id']} {row['amount']['amount']}"


def _sums(amounts: Sequence[int]) -> Shows:
    received = [amount for amount in amounts if amount > 0]
    back = [-amount for amount in amounts if amount < 0]
    return {
        "received": money(sum(received)),
        "paidBack": money(sum(back)),
        "net": money(sum(received) - sum(back)),
        "payments": len(received),
        "refunds": len(back),
    }


def filter_of(asked: Asked, days: str) -> dict[str, Any]:
    """The filter as the API takes it; `days` is what it calls the range of days."""
    given: dict[str, Any] = {"patientId": asked.patient}
    if asked.offer:
        given["packageIds"] = [asked.offer]
    if asked.days:
        given[days] = {"from": str(asked.days[0]), "to": str(asked.days[1])}
    return {name: value for name, value in given.items() if value is not None}
