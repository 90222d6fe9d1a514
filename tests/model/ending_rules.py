"""The steps that end a sold package: its last day moved, a refund, a deleted sale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model import package_endings
from tests.model.clinic_machine import Chance, ClinicMachine
from tests.model.clinic_state import day_of
from tests.model.desk import major

DATA = st.data()


class EndingRules(ClinicMachine):
    @precondition(lambda self: self.any_stands())
    @rule(chance=DATA)
    def change_expiry(self, chance: Chance) -> None:
        books = self.books
        package = self.pick(chance, "package", books.packages, self._stands)
        bookings = [day_of(books.visits[name].starts) for name in books.held(package)]
        bought = day_of(books.packages[package].sold_at)
        days = [None, *(books.today + timedelta(days=days) for days in (0, 4, 9)), bought]
        days += [*bookings, *(day - timedelta(days=1) for day in bookings)]
        days += [bought - timedelta(days=1)]
        day = self.choose(chance, "day", days)
        self.step(
            "changePackageExpiry",
            lambda: package_endings.move_expiry(books, package, day),
            patientPackageId=package,
            expiresOn=day and str(day),
        )

    @precondition(lambda self: self.any_stands() and self.now_and_then(4))
    @rule(chance=DATA)
    def refund_package(self, chance: Chance) -> None:
        self._refund_one_of(chance, self.books.packages)

    @precondition(lambda self: any(map(self._in_parts, self.books.packages)))
    @rule(chance=DATA)
    def refund_a_package_paid_in_parts(self, chance: Chance) -> None:
        self._refund_one_of(chance, filter(self._in_parts, self.books.packages))

    def _refund_one_of(self, chance: Chance, names: Iterable[str]) -> None:
        books = self.books
        package = self.pick(chance, "package", names, self._stands)
        most = books.paid(books.packages[package].invoice)
        amount = self.choose(chance, "amount", [None, most, most // 2, most // 2, 0, most + 1])
        self.step(
            "refundPackage",
            lambda: package_endings.refund(books, package, amount),
            patientPackageId=package,
            amount=None if amount is None else major(amount),
        )

    @precondition(lambda self: self.any_stands() and self.now_and_then(3))
    @rule(chance=DATA)
    def delete_sale(self, chance: Chance) -> None:
        self._delete_one_of(chance, self.books.packages)

    @precondition(lambda self: self._held_and_not_paid())
    @rule(chance=DATA)
    def delete_a_sale_that_is_held(self, chance: Chance) -> None:
        self._delete_one_of(chance, self._held_and_not_paid())

    def _delete_one_of(self, chance: Chance, names: Iterable[str]) -> None:
        books = self.books
        package = self.pick(
            chance,
            "package",
            names,
            lambda name: self._nothing_paid(name) and not books.spent(name),
            self._stands,
        )
        self.step(
            "deletePackageSale",
            lambda: package_endings.delete_sale(books, package),
            patientPackageId=package,
        )

    def any_stands(self) -> bool:
        return any(self._stands(package) for package in self.books.packages)

    def _nothing_paid(self, package: str) -> bool:
        return self._stands(package) and not self.books.paid(self.books.packages[package].invoice)

    def _held_and_not_paid(self) -> list[str]:
        return [n for n in self.books.packages if self.books.held(n) and self._nothing_paid(n)]

    def _in_parts(self, package: str) -> bool:
        """It was paid with more than one payment."""
        invoice = self.books.packages[package].invoice
        parts = [row for row in self.books.applied if row.invoice == invoice and row.amount]
        return self._stands(package) and len(parts) > 1

    def _stands(self, package: str) -> bool:
        sold = self.books.packages[package]
        return sold.refund is None and not sold.deleted
