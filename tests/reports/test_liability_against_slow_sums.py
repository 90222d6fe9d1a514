"""Package Liability against the slow sums, after a random history with every deed in it."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.domain.calendar import day_of
from gql_packages.schema.global_id import decode
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, open_clinic
from tests.queries.oracle_words import amount, global_id
from tests.queries.slow_loader import Row, load_tables
from tests.reports.liability_client import days, entries, figures, liability, rows
from tests.reports.random_history import RandomHistory
from tests.reports.report_client import ENTRIES, LIABILITY, csv_rows
from tests.reports.slow_liability import SIGNS, SlowLiability

STEPS, QUESTIONS = 440, 40
CURRENCY, TIME_ZONE = "CAD", "America/Vancouver"
#: More often the one under which most packages have lapsed in part.
METHODS = ("NEVER", "ON_EXPIRY", "PROPORTIONAL", "PROPORTIONAL", "PROPORTIONAL")
#: What changes with what is recorded later: it has no moment of its own.
WORKED_OUT = ("expired", "suspense")
GROUPINGS = {
    "PATIENT_PACKAGE": ("patientPackage", "PatientPackage"),
    "PATIENT": ("patient", "Patient"),
    "PACKAGE": ("package", "Package"),
    "MONTH": ("month", ""),
}


class EveryDeed(RandomHistory):
    """A history with late entries, and with money that is moved in parts and corrected."""

    async def step(self) -> None:
        """One deed more of those that the usual history does not have."""
        late = (self.enter_late, self.enter_late, self.enter_late)
        money = (self.unapply_a_part, self.unapply_of_used, self.apply, self.correct)
        out = (self.refund, self.refund_used, self.pay_out, self.void)
        lapsing = (self.set_breakage, self.move_last_day, self.move_last_day)
        more = (self.reassign, self.undo_arrival)
        await self.chance.choice([*late, *money, *out, *lapsing, *more])()

    async def adjust(self, chance: random.Random) -> None:
        """Uses added to a package or taken off it, or one of these undone."""
        if not self.packages:
            return
        package = chance.choice(self.packages)["id"]
        shown = "useAdjustments(first: 100) { nodes { id } }"
        found = await self.desk.package(package, shown)
        made = found["useAdjustments"]["nodes"] if found else []
        if made and chance.random() < 0.4:
            await self._try("undoUseAdjustment", packageEntryId=chance.choice(made)["id"])
        else:
            given: Answer = {"patientPackageId": package, "reason": "Goodwill"}
            await self._try("adjustPackageUses", **given, change=chance.choice([1, -1, -2, -1]))

    async def enter_late(self) -> None:
        """A visit of an earlier day, covered and arrived today."""
        if not self.packages:
            return
        package = self.chance.choice(self.packages)
        found = (await self.desk.package(package["id"], "patient { id }")) or {}
        if not found:
            return
        earlier = self.desk.clock.now - timedelta(days=self.chance.randint(1, 40))
        booked = await self._try(
            "bookAppointment",
            patientId=found["patient"]["id"],
            treatmentId=self.chance.choice(self.treatments),
            startsAt=earlier.isoformat(),
            patientPackageId=package["id"],
        )
        if "appointment" in booked:
            self.visits.append(booked["appointment"]["id"])
            await self._try("arriveAppointment", appointmentId=booked["appointment"]["id"])

    async def refund_used(self) -> None:
        """A package of which something is redeemed, and so may have lapsed."""
        for package in self.chance.sample(self.packages, len(self.packages)):
            found = await self.desk.package(package["id"], "usesRedeemed status")
            if found and found["usesRedeemed"] and found["status"] in ("ACTIVE", "EXPIRED"):
                await self._try("refundPackage", patientPackageId=package["id"], amount="1")
                return

    async def set_breakage(self) -> None:
        """Another policy, from today or a day that is to come."""
        today = day_of(self.desk.clock.now, TIME_ZONE)
        given: Answer = {"method": self.chance.choice(METHODS)}
        if given["method"] == "PROPORTIONAL":
            given["expectedPercent"] = self.chance.choice(["0.01", "12.5", "33.33", "99.99"])
        if self.chance.random() < 0.6:
            given["from"] = str(today + timedelta(days=self.chance.randint(0, 25)))
        await self._try("setBreakagePolicy", **given)

    async def move_last_day(self) -> None:
        """Of any package, expired or not, to a day that is over or to come, or away."""
        if not self.packages:
            return
        package = self.chance.choice(self.packages)["id"]
        day = day_of(self.desk.clock.now, TIME_ZONE) + timedelta(days=self.chance.randint(-9, 30))
        expires_on = str(day) if self.chance.random() < 0.8 else None
        await self._try("changePackageExpiry", patientPackageId=package, expiresOn=expires_on)

    async def unapply_a_part(self) -> None:
        await self._move("unapplyPayment", amount=self.chance.choice(["1", "30.01"]))

    async def unapply_of_used(self) -> None:
        """All of the money of a package of which something is redeemed."""
        for package in self.chance.sample(self.packages, len(self.packages)):
            found = await self.desk.package(package["id"], "usesRedeemed")
            if package["payment"] and found and found["usesRedeemed"]:
                ids = {"paymentId": package["payment"]["id"], "invoiceId": package["invoice"]["id"]}
                await self._try("unapplyPayment", **ids)
                return

    async def apply(self) -> None:
        await self._move("applyPayment")

    async def correct(self) -> None:
        day = day_of(self.desk.clock.now, TIME_ZONE) - timedelta(days=self.chance.randint(0, 20))
        given = {"receivedOn": str(day), "method": self.chance.choice(["CASH", "OTHER"])}
        if paid := [package for package in self.packages if package["payment"]]:
            payment = self.chance.choice(paid)["payment"]["id"]
            await self._try("updatePayment", paymentId=payment, reason="Wrong", **given)

    async def pay_out(self) -> None:
        if paid := [package for package in self.packages if package["payment"]]:
            payment = self.chance.choice(paid)["payment"]["id"]
            await self._try("refundPayment", paymentId=payment, amount="1")

    async def void(self) -> None:
        if paid := [package for package in self.packages if package["payment"]]:
            payment = self.chance.choice(paid)["payment"]["id"]
            await self._try("voidPayment", paymentId=payment, reason="Typed twice")

    async def reassign(self) -> None:
        await self._on_a_visit("updateAppointment", treatmentId=self.chance.choice(self.treatments))

    async def _move(self, verb: str, **given: Any) -> None:
        if paid := [package for package in self.packages if package["payment"]]:
            package = self.chance.choice(paid)
            ids = {"paymentId": package["payment"]["id"], "invoiceId": package["invoice"]["id"]}
            await self._try(verb, **ids, **given)


@dataclass(frozen=True)
class Past:
    """A clinic with a history, and what is to be said of it."""

    history: EveryDeed
    slow: SlowLiability
    packages: list[Row]
    #: what the report said on the way, by what was asked
    told: dict[str, Answer]
    began: datetime
    ended: datetime

    @property
    def now(self) -> datetime:
        return self.history.desk.clock.now


@pytest.fixture(scope="module")
async def past(database: ClinicDatabase, superuser: Connection) -> Past:
    desk = await open_clinic(database, currency=CURRENCY, time_zone=TIME_ZONE)
    began = desk.clock.now
    history = EveryDeed(desk, random.Random(15), TIME_ZONE)
    await history.furnish()
    told = {}
    goodwill = random.Random(88)
    for _part in range(10):
        for step in range(STEPS // 20):
            await history.go_on(1)
            await history.step()
            if step % 2:
                await history.adjust(goodwill)
        moment = (desk.clock.now - timedelta(seconds=60)).isoformat()
        told[moment] = await everything(history, moment)
    await lapse(history)
    desk.clock.now += timedelta(days=200)
    tables = await load_tables(superuser, desk.principal.clinic_id)
    slow = SlowLiability(tables, TIME_ZONE)
    return Past(history, slow, tables["patient_package"], told, began, desk.clock.now)


async def lapse(history: EveryDeed) -> None:
    """Of two packages that lapsed, one is extended and one is refunded."""
    desk = history.desk
    coming = day_of(desk.clock.now, TIME_ZONE) + timedelta(days=30)
    await desk.do("setBreakagePolicy", method="ON_EXPIRY", **{"from": str(coming)})
    pay: Answer = {"payment": {"amount": "101", "method": "CARD"}}
    sales = [await desk.sell(history.patients[0], history.offers[0], **pay) for _ in range(2)]
    extended, refunded = (sale["patientPackage"]["id"] for sale in sales)
    desk.clock.now += timedelta(days=100)
    until = day_of(desk.clock.now, TIME_ZONE) + timedelta(days=30)
    await desk.do("changePackageExpiry", patientPackageId=extended, expiresOn=str(until))
    await desk.do("refundPackage", patientPackageId=refunded, amount="1")


async def everything(history: EveryDeed, known_at: str) -> Answer:
    """All figures of all days, as known then."""
    selection = """knownAt summary { sold { amount } closing { amount } liability { amount } }
        rows(first: 100) { nodes { invoiceNumber name figures { opening { amount } sold { amount }
        redeemed { amount } refunded { amount } suspense { amount } expired { amount }
        closing { amount } ofWhichExpired { amount } } } }"""
    during = days("2026-02-10", "2026-12-31")
    return await liability(history.desk, during, selection, knownAt=known_at)


def asked(past: Past, chance: random.Random) -> tuple[date, date, datetime]:
    """Days, and the moment until which is known."""
    length = (past.ended - past.began).days + 30
    first = past.began.date() + timedelta(days=chance.randint(-10, length))
    last = first + timedelta(days=chance.choice([0, 1, 6, 30, 90, 400]))
    known = past.ended - timedelta(seconds=60)
    if chance.random() < 0.5:
        known -= timedelta(hours=chance.randint(0, length * 24))
    return first, last, known


def written(found: dict[str, int]) -> dict[str, str]:
    return {name: amount(minor, CURRENCY) for name, minor in found.items()}


async def test_the_history_has_everything_in_it(past: Past) -> None:
    slow = past.slow
    whole = slow.figures(past.packages, past.began.date(), past.now.date(), past.now)
    told = {"sold", "redeemed", "refunded", "suspense", "expired", "adjusted", "closing"}
    assert told <= set(whole)
    weeks = [past.began.date() + timedelta(days=7 * week) for week in range(60)]
    balances = [slow.standing(row, day, past.now) for row in past.packages for day in weeks]
    assert any(each.closing < 0 for each in balances), "nothing is receivable"
    assert any(each.closing > 0 and each.is_expired for each in balances), "nothing is expired"
    uses = slow.tables["redemption"]
    assert {use["status"] for use in uses} == {"RESERVED", "REDEEMED", "RELEASED", "REVERSED"}
    late = [use for use in uses if use["redeemed_at"] and use["redeemed_at"] > use["used_at"]]
    assert len(late) > 5
    assert any(package["deleted_at"] for package in past.packages)
    assert any(package["refunded_at"] for package in past.packages)
    assert any(row["amount"] < 0 for row in slow.tables["payment_application"])
    worth = {row["id"]: row["value"] for row in slow.tables["use_adjustment"]}
    undone = {row["undoes_id"] for row in slow.tables["use_adjustment"] if row["undoes_id"]}
    assert any(worth[key] for key in undone), "nothing that was taken comes back"
    assert any(value < 0 and key not in undone for key, value in worth.items())
    assert slow.tables["payment_refund"]
    methods = {row["method"] for row in slow.tables["breakage_policy"]}
    assert methods == {"NEVER", "ON_EXPIRY", "PROPORTIONAL"}
    lapsed = [[slow.standing(row, day, past.now) for day in weeks] for row in past.packages]
    assert any(
        then.moved["expired"] > now.moved["expired"]
        for each in lapsed
        for then, now in pairwise(each)
    ), "nothing that lapsed comes back"
    refunded = [row["id"] for row in past.packages if row["refunded_at"]]
    stays = [slow.standing(row, past.now.date(), past.now) for row in past.packages]
    assert any(
        row["id"] in refunded and each.moved["expired"]
        for row, each in zip(past.packages, stays, strict=True)
    ), "nothing had lapsed before a refund"
    assert any(payment["voided_at"] for payment in slow.tables["payment"])
    assert any(row["column_name"] == "received_at" for row in slow.tables["correction"])


async def test_60_to_65_whatever_is_asked_both_say_the_same(past: Past) -> None:
    desk, chance = past.history.desk, random.Random("liability")
    sizes = set()
    for number in range(QUESTIONS):
        # Of days that are long ago the statement is another one.
        desk.clock.now = past.ended + timedelta(days=chance.choice([0, 0, 700]))
        first, last, known_at = asked(past, chance)
        given: Answer = {"knownAt": known_at.isoformat()}
        packages = past.packages
        if chance.random() < 0.3:
            offers = chance.sample(past.history.offers, 2)
            given["filter"] = {"packageIds": offers}
            keys = {decode(offer, "Package") for offer in offers}
            packages = [row for row in packages if row["package_id"] in keys]
        elif chance.random() < 0.3:
            patient = chance.choice(past.history.patients)
            given["filter"] = {"patientIds": [patient]}
            packages = [row for row in packages if row["patient_id"] == decode(patient, "Patient")]
        by = list(GROUPINGS)[number % 4]
        place = (str(first), str(last))

        expected = past.slow.figures(packages, first, last, known_at)
        assert await figures(desk, *place, **given) == written(expected), (place, given)
        found = {}
        for row in await rows(desk, *place, **given, groupBy=by):
            node = row[GROUPINGS[by][0]]
            is_id = isinstance(node, dict)
            found[node["id"] if is_id else node or row["invoiceNumber"]] = row["figures"]
        slow = past.slow.grouped(by, packages, first, last, known_at)
        assert found == {named(past, by, key): written(of) for key, of in slow.items()}
        sizes.add(len(found))
    assert len(sizes) > 3, "the questions hardly tell anything apart"


def named(past: Past, by: str, key: Any) -> str:
    """What the row is called in the answer: a deleted sale by its invoice."""
    if by == "MONTH":
        return str(key)
    if by == "PATIENT_PACKAGE":
        package = next(row for row in past.packages if row["id"] == key)
        if package["deleted_at"]:
            invoices = {row["id"]: row["number"] for row in past.slow.tables["invoice"]}
            return f"INV-{invoices[package['invoice_id']]:06}"
    return global_id(GROUPINGS[by][1], key)


async def test_72_the_credit_of_any_day_is_what_the_slow_sums_say(past: Past) -> None:
    desk, chance = past.history.desk, random.Random("credit")
    document = """query C($asOf: Date, $knownAt: DateTime) {
      patientCreditReport(asOf: $asOf, knownAt: $knownAt) { total { amount }
        rows(first: 100) { nodes { patient { id } credit { amount } } } } }"""
    sizes = set()
    for _ in range(25):
        day, _last, known_at = asked(past, chance)
        given = {"asOf": str(day), "knownAt": known_at.isoformat()}
        report = (await desk.ask(document, **given))["patientCreditReport"]
        found = {row["patient"]["id"]: row["credit"]["amount"] for row in report["rows"]["nodes"]}
        expected = past.slow.credit(day, known_at)
        assert found == {
            global_id("Patient", key): amount(minor, CURRENCY) for key, minor in expected.items()
        }
        assert report["total"]["amount"] == amount(sum(expected.values()), CURRENCY)
        sizes.add(len(found))
    assert len(sizes) > 2


async def test_59_adjacent_days_add_up_and_rows_add_up_to_the_summary(past: Past) -> None:
    desk, chance = past.history.desk, random.Random("adjacent")
    for _ in range(6):
        first, last, known_at = asked(past, chance)
        middle = first + (last - first) // 2
        given = {"knownAt": known_at.isoformat()}

        whole = await liability_of(desk, first, last, **given)
        one = await liability_of(desk, first, middle, **given)
        assert whole["opening"] == one["opening"]
        if middle < last:
            other = await liability_of(desk, middle + timedelta(days=1), last, **given)
            assert other["opening"] == one["closing"]
            assert whole["closing"] == other["closing"]
            for name in ("sold", "redeemed", "refunded", "suspense", "expired", "adjusted"):
                assert whole[name] == one[name] + other[name]
        each = await rows(desk, str(first), str(last), **given)
        for name, total in whole.items():
            assert sum(cents(row["figures"].get(name, "0.00")) for row in each) == total, name
        moved = whole["sold"] - whole["redeemed"] - whole["refunded"] - whole["suspense"]
        assert whole["opening"] + moved - whole["expired"] + whole["adjusted"] == whole["closing"]
        assert whole["closing"] == whole["liability"] - whole["receivable"]


async def test_57_the_movements_of_any_days_are_what_the_slow_sums_say(past: Past) -> None:
    desk, chance = past.history.desk, random.Random("entries")
    desk.clock.now = past.ended
    kinds: set[str] = set()
    for number in range(24):
        first, last, known_at = asked(past, chance)
        given: Answer = {"knownAt": known_at.isoformat()}
        packages = past.packages
        if number % 4 == 1:
            offers = chance.sample(past.history.offers, 2)
            given["filter"] = {"packageIds": offers}
            keys = {decode(offer, "Package") for offer in offers}
            packages = [row for row in packages if row["package_id"] in keys]
        elif number % 4 == 2:
            patient = chance.choice(past.history.patients)
            given["filter"] = {"patientIds": [patient]}
            packages = [row for row in packages if row["patient_id"] == decode(patient, "Patient")]

        found = await entries(desk, str(first), str(last), chance.choice([7, 30, 100]), **given)

        expected: Counter[Any] = Counter()
        for package in packages:
            for (day, moment, kind), moved in past.slow.entries(
                package, first, last, known_at
            ).items():
                expected[day, kind not in WORKED_OUT and moment, kind] += moved
        summed: Counter[Any] = Counter()
        for each in found:
            moment = datetime.fromisoformat(each["recordedAt"])
            day, kind = date.fromisoformat(each["on"]), each["kind"].lower()
            summed[day, kind not in WORKED_OUT and moment, kind] += cents(each["amount"])
            assert moment <= known_at
            assert cents(each["amount"]) != 0
        summed = Counter({entry: moved for entry, moved in summed.items() if moved})
        expected = Counter({entry: moved for entry, moved in expected.items() if moved})
        assert summed == expected, (first, last, given)
        kinds |= {each["kind"] for each in found}
    assert kinds == {"SOLD", "REDEEMED", "REFUNDED", "SUSPENSE", "EXPIRED", "ADJUSTED"}


async def test_57_movements_add_up_to_the_columns_of_the_summary_and_of_each_row(
    past: Past,
) -> None:
    desk, chance = past.history.desk, random.Random("columns")
    desk.clock.now = past.ended
    for _ in range(8):
        first, last, known_at = asked(past, chance)
        given: Answer = {"knownAt": known_at.isoformat()}
        found = await entries(desk, str(first), str(last), **given)

        whole = await liability_of(desk, first, last, **given)
        for column in SIGNS:
            moved = [each for each in found if each["kind"].lower() == column]
            assert sum(cents(each["amount"]) for each in moved) == whole[column], column
        for row in await rows(desk, str(first), str(last), **given):
            if row["patientPackage"] is None:
                continue
            key = row["patientPackage"]["id"]
            of_it = [each for each in found if each["patientPackage"] == key]
            balance = cents(row["figures"].get("opening", "0.00"))
            assert of_it == sorted(of_it, key=lambda each: (each["on"], plain_id(each["id"])))
            sums = dict.fromkeys(SIGNS, 0)
            for each in of_it:
                column, moved_by = each["kind"].lower(), cents(each["amount"])
                sums[column] += moved_by
                balance += SIGNS[column] * moved_by
                assert cents(each["balanceAfter"]) == balance
            for column, total in sums.items():
                assert total == cents(row["figures"].get(column, "0.00")), column
            assert balance == cents(row["figures"].get("closing", "0.00"))


def plain_id(global_id: str) -> str:
    return decode(global_id, "LiabilityEntry").hex


async def test_57_the_file_of_movements_is_read_in_parts_too(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gql_packages.reading.export.LARGE_BATCH", 3)
    desk, during = past.history.desk, days("2026-03-01", "2026-04-30")

    lines = await csv_rows(desk, ENTRIES, {"during": during})

    found = await entries(desk, during["from"], during["to"])
    assert len(found) > 20
    assert [line["entryId"] for line in lines] == [each["id"] for each in found]
    assert [line["balanceAfter"] for line in lines] == [each["balanceAfter"] for each in found]


async def test_57_a_file_that_is_read_in_parts_has_the_rows_of_the_pages(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gql_packages.reading.export.LARGE_BATCH", 3)
    desk, during = past.history.desk, days("2026-03-01", "2026-04-30")

    lines = await csv_rows(desk, LIABILITY, {"during": during})

    each = await rows(desk, during["from"], during["to"])
    assert len(each) > 7
    assert [line["invoiceNumber"] for line in lines] == [row["invoiceNumber"] for row in each]
    closings = [row["figures"].get("closing", "0.00") for row in each]
    assert [line["closing"] for line in lines] == closings


async def liability_of(desk: Any, first: date, last: date, **given: Any) -> dict[str, int]:
    found = await figures(desk, str(first), str(last), **given)
    names = ("opening", "sold", "redeemed", "refunded", "suspense", "expired", "adjusted")
    more = ("closing", "liability", "receivable", "ofWhichExpired")
    return {name: cents(found.get(name, "0.00")) for name in (*names, *more)}


def cents(text: str) -> int:
    return int(text.replace(".", ""))


async def test_61_what_was_told_then_is_told_now_to_the_byte(past: Past) -> None:
    assert len(past.told) == 10
    for known_at, answer in past.told.items():
        assert await everything(past.history, known_at) == answer


async def test_65_what_was_refunded_closes_at_zero_ever_after(past: Past) -> None:
    refunded = [row for row in past.packages if row["refunded_at"]]
    assert refunded
    for package in refunded:
        day = day_of(package["refunded_at"], TIME_ZONE)
        given = {"patientPackageId": global_id("PatientPackage", package["id"])}
        for last in (day, day + timedelta(days=3), day + timedelta(days=300)):
            found = await figures(past.history.desk, str(day), str(last), filter=given)
            assert "closing" not in found


async def test_60_redeemed_is_the_value_of_package_usage_of_the_same_days(past: Past) -> None:
    desk, chance = past.history.desk, random.Random("usage")
    document = """query U($filter: PackageUsageFilter) {
      packageUsageReport(filter: $filter) { summary { value { amount } } } }"""
    for _ in range(8):
        first, last, _known = asked(past, chance)
        during = days(str(first), str(last))
        usage = await desk.ask(document, filter={"used": during})
        value = usage["packageUsageReport"]["summary"]["value"]["amount"]
        found = await figures(desk, str(first), str(last))
        assert found.get("redeemed", "0.00") == value
