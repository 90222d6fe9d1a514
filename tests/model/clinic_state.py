"""The clinic's books: plain rows and sums, written from docs/rules.md and not from the program.

What can be counted is counted from the rows each time and kept nowhere: a counter that the program
forgot to move shows as a difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.model.rows import (
    ZONE,
    Applied,
    Invoice,
    Limit,
    Offer,
    Payment,
    Person,
    Sold,
    Staff,
    Treatment,
    Use,
    Visit,
    day_of,
    limit_of,
    shown_limit,
)


@dataclass
class Books:
    now: datetime
    patients: dict[str, Person]
    treatments: dict[str, Treatment]
    staff: dict[str, Staff]
    fees: dict[str, int]
    archived_fees: set[str]
    offers: dict[str, Offer]
    packages: dict[str, Sold] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)
    #: the oldest first
    applied: list[Applied] = field(default_factory=list)
    #: what was imported under an external id: the patient and the row
    imported: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    clinic: dict[str, str | None] = field(default_factory=dict)
    _numbers: Counter[str] = field(default_factory=Counter)

    def new(self, kind: str) -> str:
        """The next name of that kind: "visit 3"."""
        self._numbers[kind] += 1
        return f"{kind} {self._numbers[kind]}"

    @property
    def today(self) -> date:
        return day_of(self.now)

    def moment(self, days: int, at: time) -> datetime:
        """That time of the clinic's day, so many days from now."""
        return datetime.combine(self.today + timedelta(days=days), at, ZONE)

    def applications(self, payment: str | None = None, invoice: str | None = None) -> list[Applied]:
        """What is applied of that payment and to that invoice, the oldest first."""
        return [
            row
            for row in self.applied
            if payment in (None, row.payment) and invoice in (None, row.invoice)
        ]

    def on(self, payment: str | None = None, invoice: str | None = None) -> int:
        return sum(row.amount for row in self.applications(payment, invoice))

    def paid(self, invoice: str) -> int:
        return self.on(invoice=invoice)

    def due(self, invoice: str) -> int:
        bill = self.invoices[invoice]
        return 0 if bill.void else bill.total - self.paid(invoice)

    def unapplied(self, payment: str) -> int:
        """What of the payment is credit (rule 48); nothing of a void one (rule 173)."""
        received = self.payments[payment]
        if received.void:
            return 0
        return received.amount - self.on(payment) - received.refunded

    def credit(self, patient: str) -> int:
        return sum(self.unapplied(n) for n, p in self.payments.items() if p.patient == patient)

    def owing(self, patient: str) -> int:
        return sum(self.due(name) for name, i in self.invoices.items() if i.patient == patient)

    def held(self, package: str) -> list[str]:
        """The booked visits that hold a use of it."""
        return [name for name, use in self._uses(package) if use.spent is None]

    def spent(self, package: str) -> list[str]:
        """The visits on which a use of it was spent."""
        return [name for name, use in self._uses(package) if use.spent is not None]

    def remaining(self, package: str) -> int:
        return len(self.packages[package].there) - len(self.spent(package))

    def available(self, package: str) -> int:
        return self.remaining(package) - len(self.held(package))

    def status(self, package: str) -> str:
        """One of five; docs/decisions/0004 says which when several would fit."""
        sold = self.packages[package]
        if sold.refund is not None:
            return "REFUNDED"
        is_due = self.due(sold.invoice) > 0
        if self.remaining(package) == 0:
            return "UNPAID" if is_due else "USED_UP"
        if sold.expires is not None and self.today > sold.expires:
            return "EXPIRED"
        return "UNPAID" if is_due else "ACTIVE"

    def held_by(self, patient: str) -> list[str]:
        """The packages that the patient holds: all that were bought and not deleted."""
        return [n for n, p in self.packages.items() if p.patient == patient and not p.deleted]

    def free(self, package: str) -> list[int]:
        """The numbers of its uses that are neither held nor spent."""
        live = {use.number for _, use in self._uses(package)}
        return [number for number in self.packages[package].there if number not in live]

    def next_number(self, package: str, treatment: str) -> int:
        """The lowest free number that is good for the treatment (docs/decisions/0003): where its
        limit is full, of those that were added; of a split price, of those that are the limit's,
        one behind the other, and of those that were added (docs/decisions/0034, 0035)."""
        sold = self.packages[package]
        limit, own = limit_of(sold, treatment), range(1, sold.uses + 1)
        if limit is not None and self.is_full(package, limit):
            own = range(0)
        elif limit is not None and limit.share is not None:
            own = self._numbers_of(package, limit)
        return next(each for each in self.free(package) if each in own or each > sold.uses)

    def is_full(self, package: str, limit: Limit) -> bool:
        """Whether sold uses of the limit are left (rules 76, 90)."""
        return sum(self.taken_of(package, limit)) >= self.allowed(package, limit)

    def allowed(self, package: str, limit: Limit) -> int:
        """What the limit allows: of a split price without those of its uses that were taken."""
        if limit.share is None:
            return limit.uses
        taken = self.packages[package].taken
        return limit.uses - len(
            [each for each in self._numbers_of(package, limit) if each in taken]
        )

    def _numbers_of(self, package: str, limit: Limit) -> range:
        limits = self.packages[package].limits
        first = 1 + sum(each.uses for each in limits[: limits.index(limit)])
        return range(first, first + limit.uses)

    def taken_of(self, package: str, limit: Limit) -> tuple[int, int]:
        """How many sold uses are held and spent on the items of the limit."""
        sold = self.packages[package]
        uses = [
            use
            for name, use in self._uses(package)
            if self.visits[name].treatment in limit.treatments and use.number <= sold.uses
        ]
        held = [use for use in uses if use.spent is None]
        spent = [use for use in uses if use.spent is not None]
        return len(held), len(spent)

    def limit_balance(self, package: str, limit: Limit) -> dict[str, Any]:
        """A limit of a sold package, as the API shows what is left of it (rule 77)."""
        held, spent = self.taken_of(package, limit)
        own = [number for number in self.free(package) if number <= self.packages[package].uses]
        left = min(self.allowed(package, limit) - held - spent, len(own))
        return {**shown_limit(limit), "reserved": held, "redeemed": spent, "available": left}

    def _uses(self, package: str) -> list[tuple[str, Use]]:
        return [(n, v.use) for n, v in self.visits.items() if v.use and v.use.package == package]
