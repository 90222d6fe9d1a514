"""A sold package while it lives: every verb writes what the service of that name would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from bench.generate_bookings import Application, Bill, Book, Deed
from bench.offers import Offer, Treatment
from gql_packages.domain.row_hash import CHAIN_START, row_hash
from gql_packages.domain.uses import commission_basis, suggested_refund, use_value


@dataclass(slots=True)
class Visit:
    """An appointment, until it is written."""

    id: UUID
    patient_id: UUID
    treatment: Treatment
    practitioner_id: UUID
    starts_at: datetime
    deed: Deed
    status: str = "BOOKED"
    resolution: str | None = None
    fee_id: UUID | None = None
    held_before_id: UUID | None = None
    version: int = 1

    def miss(self, fee_id: UUID, *, held: UUID) -> None:
        """A no-show with a fee; the package that covered it is recorded."""
        self.status, self.resolution, self.fee_id = "NO_SHOW", "FEE", fee_id
        self.held_before_id = held
        self.version += 1

    def write(self, book: Book) -> None:
        """As it stands at the end."""
        ends_at = self.starts_at + timedelta(minutes=self.treatment.minutes)
        times = (self.starts_at, ends_at, self.status)
        no_show = (self.resolution, self.fee_id, self.held_before_id)
        names = (self.patient_id, self.treatment.id, self.practitioner_id)
        made = (self.version, self.deed.request_id, self.deed.at)
        row = (book.clinic_id, self.id, *names, *times, *no_show, *made)
        book.rows["appointment"].append(row)


@dataclass(slots=True)
class Use:
    """A redemption, until it is written."""

    id: UUID
    visit: Visit
    number: int
    pays: int
    deed: Deed
    held_entry: UUID
    spent_entry: UUID | None = None
    status: str = "RESERVED"
    reason: str | None = None
    bill: Bill | None = None
    redeemed_at: datetime | None = None
    remaining_after: int | None = None
    ended_at: datetime | None = None

    def write(self, package: SoldPackage) -> None:
        """As it stands at the end."""
        offer = package.offer
        used_at = None if self.redeemed_at is None else self.visit.starts_at
        worth = (use_value(offer.price, offer.uses, self.number), self.pays)
        spent = (self.status, self.reason, None if self.bill is None else self.bill.id)
        times = (self.deed.at, self.redeemed_at, used_at, self.remaining_after, self.ended_at)
        names = (package.id, self.visit.id, self.number)
        row = (package.book.clinic_id, self.id, *names, *worth, *spent, *times)
        basis = None if self.redeemed_at is None else commission_basis(package.seller)
        package.book.rows["redemption"].append((*row, basis, self.deed.request_id))


@dataclass
class SoldPackage:
    """A sold package, its uses and its history."""

    book: Book
    offer: Offer
    patient_id: UUID
    deed: Deed
    day: date
    seller: UUID | None = None
    reserved: int = 0
    redeemed: int = 0
    entries: int = 0
    version: int = 0
    refunded_at: datetime | None = None
    deletion: Deed | None = None
    uses: list[Use] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)

    def __post_init__(self) -> None:
        book, offer, deed = self.book, self.offer, self.deed
        self.id = book.id_at(deed.at)
        self.expires_on = None if offer.days is None else self.day + timedelta(days=offer.days)
        line = (offer.name, offer.price)
        self.bill = book.bill(deed, "PACKAGE_SALE", self.patient_id, None, line)
        self._last_hash = CHAIN_START
        self.enter(deed, "SOLD")

    @property
    def remaining(self) -> int:
        """Uses that are not spent, held ones included."""
        return self.offer.uses - self.redeemed

    def enter(
        self,
        deed: Deed,
        kind: str,
        *,
        moves: tuple[int, int] = (0, 0),
        visit: UUID | None = None,
        use: UUID | None = None,
        undoes: UUID | None = None,
        note: str | None = None,
    ) -> UUID:
        """One more line of the history, chained to the one before; its id."""
        self.reserved += moves[0]
        self.redeemed += moves[1]
        self.entries += 1
        self.version += 1
        balance = (self.reserved, self.redeemed, self.remaining - self.reserved, self.remaining)
        about, entry_id = (
            (kind, deed.at, deed.actor_id, visit, use, undoes),
            self.book.id_at(deed.at),
        )
        begins = (self.book.clinic_id, entry_id, self.id, self.entries)
        row = (*begins, *about, *balance, self.expires_on, note, deed.request_id)
        previous, self._last_hash = self._last_hash, row_hash(row, previous=self._last_hash)
        self.book.rows["package_entry"].append((*row, previous, self._last_hash))
        return entry_id

    def pay(self, deed: Deed, amount: int, *, more: int = 0) -> None:
        """Money on the sale's invoice, and more that stays credit."""
        receipt = self.book.receive(deed, self.patient_id, amount + more)
        self.applications.append(self.book.apply(deed, receipt, self.bill, amount))

    def hold(self, deed: Deed, visit: Visit, pays: int) -> Use:
        """Hold the first free use for a booked visit."""
        number = self.reserved + self.redeemed + 1
        use_id = self.book.id_at(deed.at)
        entry = self.enter(deed, "RESERVED", moves=(1, 0), visit=visit.id, use=use_id)
        use = Use(use_id, visit, number, pays, deed, entry)
        self.uses.append(use)
        return use

    def spend(self, deed: Deed, use: Use, reason: str) -> None:
        """The patient came, or the no-show is covered: bill what they pay, spend the use."""
        visit = use.visit
        line = (visit.treatment.name, use.pays)
        use.bill = self.book.bill(deed, "VISIT", self.patient_id, visit.id, line)
        use.status, use.reason, use.redeemed_at = "REDEEMED", reason, deed.at
        use.spent_entry = self.enter(deed, "REDEEMED", moves=(-1, 1), visit=visit.id, use=use.id)
        use.remaining_after = self.remaining
        visit.version += 1
        if reason == "ARRIVAL":
            visit.status = "ARRIVED"
        else:
            visit.status, visit.resolution, visit.held_before_id = "NO_SHOW", "REDEEM", self.id

    def release(self, deed: Deed, use: Use) -> None:
        """Give a held use back unspent."""
        use.status, use.ended_at = "RELEASED", deed.at
        visit, taken = use.visit.id, use.held_entry
        self.enter(deed, "RELEASED", moves=(-1, 0), visit=visit, use=use.id, undoes=taken)

    def undo_arrival(self, deed: Deed, use: Use) -> Use:
        """The invoice is void, and the use held again."""
        use.status, use.ended_at = "REVERSED", deed.at
        if use.bill is not None:
            use.bill.voided_at = deed.at
        visit, taken = use.visit.id, use.spent_entry
        self.enter(deed, "REVERSED", moves=(0, -1), visit=visit, use=use.id, undoes=taken)
        use.visit.status = "BOOKED"
        use.visit.version += 1
        return self.hold(deed, use.visit, use.pays)

    def extend(self, deed: Deed, expires_on: date | None) -> None:
        """Move the last valid day."""
        self.expires_on = expires_on
        self.enter(deed, "EXPIRY_CHANGED", note="The patient was away.")

    def refund(self, deed: Deed, share: float) -> int:
        """Give back that share of what is suggested; the amount, now credit."""
        suggested = suggested_refund(
            price=self.offer.price,
            uses_total=self.offer.uses,
            uses_remaining=self.remaining,
            collected=self.bill.paid,
        )
        amount = left = round(suggested * share)
        due = self.bill.total - self.bill.paid
        for application in reversed(self.applications):
            part = min(left, application.amount)
            if part > 0:
                self.book.take_back(deed, application, part)
                left -= part
        for description, taken_off in (("Refund", amount), ("No longer due", due)):
            if taken_off > 0:
                self.book.line(deed, self.bill, description, -taken_off)
        self.refunded_at = deed.at
        self.enter(deed, "REFUNDED", note="Moving away.")
        refund = (amount, suggested, "Moving away.", deed.at, deed.actor_id, deed.request_id)
        self.book.hashed("package_refund", deed.at, self.id, *refund)
        return amount

    def delete(self, deed: Deed) -> None:
        """The sale was a mistake."""
        self.deletion = deed
        self.bill.voided_at = deed.at
        self.version += 1

    def write(self) -> None:
        """As it stands at the end, with its items and uses."""
        book, offer = self.book, self.offer
        names = (self.patient_id, offer.id, self.bill.id, offer.name, offer.price)
        counters = (offer.uses, self.reserved, self.redeemed)
        terms = (self.deed.at, self.day, self.expires_on, self.seller, "PACKAGES", None)
        gone: tuple[object, ...] = (None, None, None)
        if self.deletion is not None:
            gone = (self.deletion.at, self.deletion.actor_id, "Sold twice by mistake.")
        ended = (self.refunded_at, *gone, self.entries, self.version, self.deed.request_id)
        row = (book.clinic_id, self.id, *names, *counters, *terms, *ended)
        book.rows["patient_package"].append(row)
        for position, (treatment, pays) in enumerate(offer.pays):
            item = (book.id_at(self.deed.at), self.id, treatment.id, pays, position)
            book.rows["patient_package_item"].append((book.clinic_id, *item))
        for use in self.uses:
            use.write(self)
