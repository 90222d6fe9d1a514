"""The rows of the clinic's books, and how the API spells what stands in them.

Money is in cents, days are those of the clinic's calendar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Vancouver")
#: Half past eight, the first half hour of the next day in UTC, the last of the clinic's day, and
#: while a visit of half past eight still lasts.
TIMES_OF_DAY = (time(8, 30), time(16, 30), time(23, 30), time(9))

#: Who cannot be archived.
OWNER = "Olga Owner"

#: Said for what is taken away: None is what is left out.
NOTHING = "(nothing)"

#: What an answer has to show, in its shape, with names in the place of ids and of whole things.
Shows = dict[str, Any]


class No(Exception):
    """The refusal that the rules ask for: its code, and the data that come with it."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


@dataclass
class Person:
    """A patient (rule 167)."""

    first: str
    last: str
    number: int
    email: str | None = None
    phone: str | None = None
    born: date | None = None
    archived: bool = False
    version: int = 1
    external_id: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass
class Placed:
    """How what is on offer stands in its list (rule 172)."""

    category: str | None = None
    position: int | None = None
    archived: bool = False


@dataclass
class Treatment(Placed):
    price: int = 0
    minutes: int = 60
    is_class: bool = False


@dataclass
class Staff:
    """Who can be booked, and for what: for everything if nothing is named (rule 172)."""

    gives: list[str] = field(default_factory=list)
    bookable: bool = True
    active: bool = True


@dataclass(frozen=True)
class Limit:
    """How many uses some items may take together, and their share of the price (rules 74, 78)."""

    treatments: tuple[str, ...]
    uses: int
    share: int | None = None


@dataclass
class Offer(Placed):
    price: int = 0
    uses: int = 1
    days: int | None = None
    #: what the patient pays, by treatment
    items: dict[str, int] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)


@dataclass
class Change:
    """Uses that were added to a package, or taken off it (rule 88)."""

    numbers: list[int]
    is_taking: bool
    undone: bool = False


@dataclass
class Sold:
    """A sold package: a snapshot of its offer (rule 4)."""

    patient: str
    offer: str
    price: int
    uses: int
    items: dict[str, int]
    sold_at: datetime
    expires: date | None
    seller: str | None
    invoice: str
    #: given back and suggested
    refund: tuple[int, int] | None = None
    limits: list[Limit] = field(default_factory=list)
    deleted: bool = False
    #: the last valid days, and who was compensated, before and after each change
    moved: list[tuple[date | None, date | None]] = field(default_factory=list)
    handed: list[tuple[str | None, str | None]] = field(default_factory=list)
    #: by the name of the entry that tells of it
    changes: dict[str, Change] = field(default_factory=dict)

    @property
    def added(self) -> list[int]:
        """The numbers of what was added and not undone, taken again or not."""
        return [
            n for c in self.changes.values() if not (c.undone or c.is_taking) for n in c.numbers
        ]

    @property
    def taken(self) -> list[int]:
        return [n for c in self.changes.values() if c.is_taking and not c.undone for n in c.numbers]

    @property
    def there(self) -> list[int]:
        """The numbers of the uses that it has: sold ones, then those that were added (rule 89)."""
        return sorted({*range(1, self.uses + 1), *self.added} - {*self.taken})


@dataclass
class Use:
    """The live use on a visit: held, or spent for a reason."""

    package: str
    number: int
    spent: str | None = None
    #: what remained of the package when it was spent
    remained: int = 0
    #: whether another one of the package was given back since (rule 182)
    superseded: bool = False


@dataclass
class Visit:
    patient: str
    treatment: str
    starts: datetime
    minutes: int = 60
    status: str = "BOOKED"
    practitioner: str | None = None
    use: Use | None = None
    invoice: str | None = None
    held_before: str | None = None

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when to when, in UTC: on the clinic's clock an hour may be missing."""
        begins = self.starts.astimezone(UTC)
        return begins, begins + timedelta(minutes=self.minutes)


@dataclass
class Invoice:
    kind: str
    patient: str
    lines: list[int]
    void: bool = False

    @property
    def total(self) -> int:
        return sum(self.lines)


@dataclass
class Payment:
    patient: str
    amount: int
    method: str
    entered: datetime
    received: datetime
    reference: str | None = None
    #: what was paid back, when
    refunds: list[tuple[datetime, int, str]] = field(default_factory=list)
    #: method, reference and moment before each correction
    corrections: list[tuple[str, str | None, datetime]] = field(default_factory=list)
    void: str | None = None

    @property
    def refunded(self) -> int:
        return sum(amount for _, amount, _ in self.refunds)


@dataclass
class Applied:
    """What is left on an invoice of one application of a payment."""

    payment: str
    invoice: str
    amount: int


def in_utc(moment: datetime) -> str:
    """A moment as the API spells it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def value_of(sold: Sold, number: int) -> int:
    """What the use of that number is worth (rule 25): of a split price, in its limit (rule 78);
    nothing where it was added (rule 89)."""
    price, uses = sold.price, sold.uses
    if number > uses:
        return 0
    for limit in sold.limits:
        if limit.share is None:
            break
        price, uses = limit.share, limit.uses
        if number <= uses:
            break
        number -= uses
    return price * number // uses - price * (number - 1) // uses


def limit_of(sold: Sold, treatment: str) -> Limit | None:
    """The limit of that item, if it has one."""
    return next((limit for limit in sold.limits if treatment in limit.treatments), None)


def money(cents: int) -> dict[str, str]:
    """An amount as the API spells it."""
    sign = "-" if cents < 0 else ""
    return {"amount": f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"}


def shown_limit(limit: Limit) -> Shows:
    """A limit as the API shows it."""
    return {
        "treatments": [{"id": name} for name in limit.treatments],
        "uses": limit.uses,
        "priceShare": None if limit.share is None else money(limit.share),
    }
