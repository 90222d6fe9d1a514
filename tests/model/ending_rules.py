"""The steps that end a sold package: its last day moved, a refund, a deleted sale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from tests.model import appointments, packages
from tests.model.clinic_machine import ClinicMachine, when
from tests.model.rows import NOTHING, day_of


class EndingRules(ClinicMachine):
    @when(lambda self: self._any_stands())
    def change_expiry(self) -> None:
        books = self.books
        package = self.pick("package", books.packages, self._stands)
        bookings = [day_of(books.visits[name].starts) for name in books.held(package)]
        bought = day_of(books.packages[package].sold_at)
        days = [None, *(books.today + timedelta(days=days) for days in (0, 4, 9)), bought]
        days += [*bookings, *(day - timedelta(days=1) for day in (*bookings, bought))]
        day = self.choose("day", days)
        self.step(packages.change_package_expiry, patient_package_id=package, expires_on=day)

    @when(lambda self: self._any_stands() and self.now_and_then(2))
    def adjust_uses(self) -> None:
        package = self.pick("package", self.books.packages, self._stands)
        change = self.choose("change", [1, -1, 2, -2, 1, -1, -4, 0, 10_000])
        self.step(
            packages.adjust_package_uses,
            patient_package_id=package,
            change=change,
            reason="Goodwill",
        )

    @when(lambda self: self._entries() and self.now_and_then(2))
    def undo_an_adjustment(self) -> None:
        entry = self.pick("entry", self._entries(), lambda name: not self._entries()[name])
        self.step(packages.undo_use_adjustment, package_entry_id=entry)

    def _entries(self) -> dict[str, bool]:
        """The adjustments that are known by a name, and whether they are undone."""
        changes = [each.changes for each in self.books.packages.values()]
        return {name: change.undone for of in changes for name, change in of.items()}

    @when(lambda self: self._any_stands() and self.now_and_then(3))
    def update_sale(self) -> None:
        package = self.pick("package", self.books.packages, self._stands)
        seller = self.choose("seller", ["Sam", "Pat", NOTHING, None])
        self.step(packages.update_package_sale, patient_package_id=package, staff_member_id=seller)

    @when(lambda self: self._any_stands() and self.now_and_then(4))
    def refund_package(self) -> None:
        self._refund_one_of(self.books.packages)

    @when(lambda self: any(map(self._in_parts, self.books.packages)))
    def refund_a_package_paid_in_parts(self) -> None:
        self._refund_one_of(filter(self._in_parts, self.books.packages))

    @when(lambda self: any(map(self._is_partly_paid, self.books.packages)))
    def refund_a_partly_paid_package(self) -> None:
        self._refund_one_of(filter(self._is_partly_paid, self.books.packages))

    @when(lambda self: self._arrived_with_a_package())
    def refund_a_package_and_undo_an_arrival(self) -> None:
        """What was refunded comes back to no appointment (rule 44)."""
        visit = self.choose("visit", self._arrived_with_a_package())
        use = self.books.visits[visit].use
        self._refund_one_of([use.package] if use else [])
        self.step(appointments.undo_arrival, appointment_id=visit)

    @when(lambda self: self._any_stands() and self.now_and_then(3))
    def delete_sale(self) -> None:
        self._delete_one_of(self.books.packages)

    @when(lambda self: self._held_and_not_paid())
    def delete_a_sale_that_is_held(self) -> None:
        self._delete_one_of(self._held_and_not_paid())

    @when(lambda self: self._redeemed_and_not_paid())
    def delete_a_sale_that_was_redeemed(self) -> None:
        self._delete_one_of(self._redeemed_and_not_paid())

    def _refund_one_of(self, names: Iterable[str]) -> None:
        package = self.pick("package", names, self._stands)
        most = self._paid(package)
        amount = self.choose("amount", [None, most, most // 2, most // 2, 0, most + 1])
        self.step(packages.refund_package, patient_package_id=package, amount=amount)

    def _delete_one_of(self, names: Iterable[str]) -> None:
        package = self.pick(
            "package",
            names,
            lambda name: self._nothing_paid(name) and not self.books.spent(name),
            self._stands,
        )
        self.step(packages.delete_package_sale, patient_package_id=package)

    def _paid(self, package: str) -> int:
        return self.books.paid(self.books.packages[package].invoice)

    def _any_stands(self) -> bool:
        return any(map(self._stands, self.books.packages))

    def _nothing_paid(self, package: str) -> bool:
        return self._stands(package) and not self._paid(package)

    def _held_and_not_paid(self) -> list[str]:
        return [n for n in self.books.packages if self.books.held(n) and self._nothing_paid(n)]

    def _arrived_with_a_package(self) -> list[str]:
        visits = self.books.visits.items()
        arrived = [(name, visit.use) for name, visit in visits if visit.status == "ARRIVED"]
        return [name for name, use in arrived if use and self._stands(use.package)]

    def _redeemed_and_not_paid(self) -> list[str]:
        return [n for n in self.books.packages if self.books.spent(n) and self._nothing_paid(n)]

    def _in_parts(self, package: str) -> bool:
        """It was paid with more than one payment."""
        rows = self.books.applications(invoice=self.books.packages[package].invoice)
        return self._stands(package) and len([row for row in rows if row.amount]) > 1

    def _is_partly_paid(self, package: str) -> bool:
        is_due = self.books.due(self.books.packages[package].invoice) > 0
        return self._stands(package) and is_due and self._paid(package) > 0

    def _stands(self, package: str) -> bool:
        sold = self.books.packages[package]
        return sold.refund is None and not sold.deleted
