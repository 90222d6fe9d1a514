"""What Package Liability has to say, computed day by day from plain rows, as the rules say it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any
from uuid import UUID

from gql_packages.domain.calendar import bounds_of, day_of

Row = dict[str, Any]

#: What moves, in the order of the formula, and the sign that it has there.
SIGNS = {"sold": 1, "redeemed": -1, "refunded": -1, "suspense": -1, "expired": -1, "adjusted": 1}
DAY = timedelta(days=1)
#: A day, when it was recorded, and the column.
Entry = tuple[date, datetime, str]


@dataclass(frozen=True)
class Standing:
    """What has moved on a package until the end of a day, and what is left."""

    moved: Mapping[str, int]
    closing: int
    is_expired: bool


@dataclass
class SlowLiability:
    """The rows of one clinic."""

    tables: Mapping[str, list[Row]]
    time_zone: str
    _of: dict[str, dict[UUID, list[Row]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, table, column in (
            ("payment_application", "payment_application", "invoice_id"),
            ("of_payment", "payment_application", "payment_id"),
            ("paid_back", "payment_refund", "payment_id"),
            ("redemption", "redemption", "patient_package_id"),
            ("package_entry", "package_entry", "patient_package_id"),
            ("package_refund", "package_refund", "patient_package_id"),
            ("use_adjustment", "use_adjustment", "patient_package_id"),
        ):
            groups: dict[UUID, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                groups[row[column]].append(row)
            self._of[name] = groups

    def of(self, table: str, key: UUID) -> list[Row]:
        """The rows of a table that are of that package, of its invoice or of that payment."""
        return self._of[table][key]

    def standing(self, package: Row, day: date, known_at: datetime) -> Standing:
        """The package at the end of the day, of what was recorded until then."""
        end = bounds_of(day, day, self.time_zone)[1]
        refund = next(
            (
                row
                for row in self._of["package_refund"][package["id"]]
                if row["refunded_at"] <= known_at and row["refunded_at"] < end
            ),
            None,
        )
        sold = sum(
            row["amount"]
            for row in self._of["payment_application"][package["invoice_id"]]
            if row["applied_at"] <= known_at and row["applied_at"] < end
            if not self._is_of_refund(package, row)
        )
        redeemed = sum(
            use["value"]
            for use in self._of["redemption"][package["id"]]
            if self._is_redeemed(use, known_at) and use["used_at"] < end
        )
        adjusted = sum(
            row["value"]
            for row in self._of["use_adjustment"][package["id"]]
            if row["adjusted_at"] <= known_at and row["adjusted_at"] < end
        )
        moved = {"sold": sold, "redeemed": redeemed, "refunded": 0, "suspense": 0, "expired": 0}
        moved["adjusted"] = adjusted
        last_day = self._last_day(package, end, known_at)
        is_expired = last_day is not None and last_day < day
        if refund is None:
            # What taken uses are worth is no part of the package any more (rules 69, 90).
            of = (package["price"] + adjusted, sold + adjusted, redeemed)
            moved["expired"] = self._expired(of, day, known_at, is_expired=is_expired)
        else:
            eve = day_of(refund["refunded_at"], self.time_zone) - DAY
            moved["expired"] = self.standing(package, eve, known_at).moved["expired"]
            moved["refunded"] = refund["amount"]
            kept = sold + adjusted - redeemed - moved["expired"]
            moved["suspense"] = kept - refund["amount"]
        closing = sum(SIGNS[name] * amount for name, amount in moved.items())
        return Standing(moved, closing, is_expired)

    def _expired(
        self, of: tuple[int, int, int], day: date, known_at: datetime, *, is_expired: bool
    ) -> int:
        """What has lapsed by the end of the day of a package that is not refunded by then: of what
        its uses are worth, the money on it, and what was redeemed."""
        net, sold, redeemed = of
        policy = self.policy(day, known_at)
        if policy is None:
            return 0
        method, rate = policy["method"], policy["expected_rate"]
        left = max(sold - redeemed, 0)
        if method == "NEVER" or not (is_expired or method == "PROPORTIONAL"):
            return 0
        if is_expired:
            return left
        if not redeemed:
            return 0
        expected = math.floor(Fraction(net * rate, 10_000) + Fraction(1, 2))
        lapsed = net - redeemed
        if expected < net:
            lapsed = min(lapsed, math.floor(Fraction(expected * redeemed, net - expected)))
        return min(lapsed, left)

    def policy(self, day: date, known_at: datetime) -> Row | None:
        """The breakage policy of the day, as it was set by then."""
        set_for = [
            row
            for row in self.tables["breakage_policy"]
            if row["valid_from"] <= day and row["set_at"] <= known_at
        ]
        return max(set_for, key=lambda row: (row["valid_from"], row["version"]), default=None)

    def _is_of_refund(self, package: Row, application: Row) -> bool:
        refunds = self._of["package_refund"][package["id"]]
        return any(row["request_id"] == application["request_id"] for row in refunds)

    @staticmethod
    def _is_redeemed(use: Row, known_at: datetime) -> bool:
        if use["redeemed_at"] is None or use["redeemed_at"] > known_at:
            return False
        return use["ended_at"] is None or use["ended_at"] > known_at

    def _last_day(self, package: Row, end: datetime, known_at: datetime) -> date | None:
        entries = sorted(
            self._of["package_entry"][package["id"]], key=lambda entry: entry["sequence"]
        )
        last: date | None = entries[0]["expires_on_after"]
        for entry in entries:
            if entry["at"] <= known_at and entry["at"] < end:
                last = entry["expires_on_after"]
        return last

    def entries(self, package: Row, first: date, last: date, known_at: datetime) -> Counter[Entry]:
        """What moved on the package in these days: what each moment of recording changed of each
        day's column, which is what all until then say of the day and not of the day before."""
        days = sorted({*self.days(package), first - DAY, last})
        moments = [moment for moment in self._moments(package) if moment <= known_at]
        found: Counter[Entry] = Counter()
        told: dict[date, Mapping[str, int]] = {day: dict.fromkeys(SIGNS, 0) for day in days}
        for moment in moments:
            now = {day: self.standing(package, day, moment).moved for day in days}
            for before, day in pairwise(days):
                if first <= day <= last:
                    for name in SIGNS:
                        new = now[day][name] - now[before][name]
                        old = told[day][name] - told[before][name]
                        found[day, moment, name] += new - old
            told = now
        return Counter({entry: amount for entry, amount in found.items() if amount})

    def days(self, package: Row) -> set[date]:
        """The days on which something of it happened."""
        moments = [
            row["applied_at"] for row in self._of["payment_application"][package["invoice_id"]]
        ]
        uses = self._of["redemption"][package["id"]]
        moments += [use["used_at"] for use in uses if use["used_at"]]
        moments += [row["refunded_at"] for row in self._of["package_refund"][package["id"]]]
        moments += [row["adjusted_at"] for row in self._of["use_adjustment"][package["id"]]]
        history = self._of["package_entry"][package["id"]]
        moments += [entry["at"] for entry in history]
        lapses = [entry["expires_on_after"] for entry in history]
        return {
            *(day_of(moment, self.time_zone) for moment in moments),
            *(day + DAY for day in lapses if day),
            *(row["valid_from"] for row in self.tables["breakage_policy"]),
        }

    def _moments(self, package: Row) -> list[datetime]:
        """The moments at which something of it was recorded."""
        rows = self._of["payment_application"][package["invoice_id"]]
        found = {row["applied_at"] for row in rows}
        for use in self._of["redemption"][package["id"]]:
            found |= {use[name] for name in ("redeemed_at", "ended_at") if use[name]}
        found |= {row["refunded_at"] for row in self._of["package_refund"][package["id"]]}
        found |= {row["adjusted_at"] for row in self._of["use_adjustment"][package["id"]]}
        found |= {entry["at"] for entry in self._of["package_entry"][package["id"]]}
        found |= {row["set_at"] for row in self.tables["breakage_policy"]}
        return sorted(found)

    def figures(
        self, packages: list[Row], first: date, last: date, known_at: datetime
    ) -> dict[str, int]:
        """What the report says of these packages, without zeros."""
        sums: dict[str, int] = defaultdict(int)
        for package in packages:
            before = self.standing(package, first - DAY, known_at)
            after = self.standing(package, last, known_at)
            sums["opening"] += before.closing
            sums["closing"] += after.closing
            for name, amount in after.moved.items():
                sums[name] += amount - before.moved[name]
            sums["liability"] += max(after.closing, 0)
            sums["receivable"] += max(-after.closing, 0)
            sums["ofWhichExpired"] += max(after.closing, 0) * after.is_expired
        return {name: amount for name, amount in sums.items() if amount}

    def grouped(
        self, by: str, packages: list[Row], first: date, last: date, known_at: datetime
    ) -> dict[UUID | date, dict[str, int]]:
        """The same for each row: by what it is of."""
        found: dict[UUID | date, dict[str, int]] = {}
        if by == "MONTH":
            for month, start, end in months(first, last):
                found[month] = self.figures(packages, start, end, known_at)
        else:
            column = {"PATIENT_PACKAGE": "id", "PATIENT": "patient_id", "PACKAGE": "package_id"}[by]
            groups: dict[UUID, list[Row]] = defaultdict(list)
            for package in packages:
                groups[package[column]].append(package)
            for key, of in groups.items():
                found[key] = self.figures(of, first, last, known_at)
        return {key: figures for key, figures in found.items() if figures}

    def credit(self, day: date, known_at: datetime) -> dict[UUID, int]:
        """By patient, what is neither applied nor paid back at the end of the day."""
        found: dict[UUID, int] = defaultdict(int)
        for patient, _, amount in self._credited(day, known_at):
            found[patient] += amount
        return dict(found)

    def oldest_credit(self, day: date, known_at: datetime) -> dict[UUID, date]:
        """By patient, the day on which the oldest of it was received."""
        found: dict[UUID, date] = {}
        for patient, received_at, _ in self._credited(day, known_at):
            on = day_of(received_at, self.time_zone)
            found[patient] = min(on, found.get(patient, on))
        return found

    def _credited(self, day: date, known_at: datetime) -> Iterator[tuple[UUID, datetime, int]]:
        """Whose each payment of which something is credit is, from when, and how much."""
        end = bounds_of(day, day, self.time_zone)[1]
        for payment in self.tables["payment"]:
            is_void = payment["voided_at"] is not None and payment["voided_at"] <= known_at
            is_there = payment["recorded_at"] <= known_at and not is_void
            received_at = self._received_at(payment, known_at)
            if is_there and received_at < end:
                applied, back = (
                    _sum_until(self._of[rows][payment["id"]], column, end, known_at)
                    for rows, column in (
                        ("of_payment", "applied_at"),
                        ("paid_back", "refunded_at"),
                    )
                )
                if amount := payment["amount"] - applied - back:
                    yield payment["patient_id"], received_at, amount

    def _received_at(self, payment: Row, known_at: datetime) -> datetime:
        """When it was received, as was known then."""
        at: datetime = payment["recorded_at"]
        for row in sorted(self.tables["correction"], key=lambda row: row["version"]):
            is_of_day = row["row_id"] == payment["id"] and row["column_name"] == "received_at"
            if is_of_day and row["corrected_at"] <= known_at:
                at = datetime.fromisoformat(row["value_after"])
        return at


def _sum_until(rows: list[Row], column: str, end: datetime, known_at: datetime) -> int:
    return sum(row["amount"] for row in rows if row[column] < end and row[column] <= known_at)


def months(first: date, last: date) -> Iterator[tuple[date, date, date]]:
    """The months of the days: their first days, and where they begin and end within the days."""
    start = first
    while start <= last:
        following = (start.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield start.replace(day=1), start, min(last, following - DAY)
        start = following
