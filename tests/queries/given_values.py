"""What is given to arguments: what is there, what is not, and what is wrong."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from graphql import GraphQLArgument, is_non_null_type

from tests.queries.oracle_words import LISTS, ORDERS, cursor, global_id, ordered, packed
from tests.queries.slow_loader import TABLE_OF, Row, World

_ROOT_LISTS = ("packages", "patients", "appointments", "invoices", "payments")

#: The list that a page is of, by the field.
LIST_OF: Mapping[tuple[str, str], str] = {
    **{("Query", name): name for name in _ROOT_LISTS},
    ("Query", "patientPackages"): "clinicPackages",
    ("Patient", "packages"): "patientPackages",
    ("Patient", "invoices"): "patientInvoices",
    ("Patient", "payments"): "patientPayments",
    ("Patient", "appointments"): "patientAppointments",
    ("PatientPackage", "redemptions"): "redemptions",
    ("PatientPackage", "history"): "history",
    ("PatientPackage", "useAdjustments"): "useAdjustments",
    ("PackageSalesReport", "rows"): "packageSalesRows",
    ("PackageUsageReport", "rows"): "packageUsageRows",
    ("TakingsReport", "rows"): "takingsRows",
    ("PatientPackage", "liabilityEntries"): "packageLiabilityEntries",
    ("PackageLiabilityReport", "rows"): "packageLiabilityRows",
    ("PackageLiabilityReport", "entries"): "liabilityEntries",
    ("PatientCreditReport", "rows"): "patientCreditRows",
}

#: What is named, by the root field or by the argument.
_BY_FIELD: Mapping[str, str] = {
    **{"patient": "Patient", "patientPackage": "PatientPackage", "appointment": "Appointment"},
    "invoice": "Invoice",
}
_NAMED: Mapping[str, str] = {
    **{"patientId": "Patient", "treatmentId": "Treatment", "staffMemberId": "StaffMember"},
    "patientPackageId": "PatientPackage",
}
_STATUSES = {
    "PatientPackageStatus": ("UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED"),
    "InvoiceStatus": ("UNPAID", "PARTIALLY_PAID", "PAID", "VOID"),
    "RedemptionReason": ("ARRIVAL", "NO_SHOW"),
    "PaymentMethod": ("CASH", "CARD", "BANK_TRANSFER", "CHEQUE", "OTHER"),
    "InvoiceKind": ("PACKAGE_SALE", "VISIT", "NO_SHOW_FEE"),
    "AppointmentStatus": ("BOOKED", "ARRIVED", "NO_SHOW", "CANCELLED"),
}

_GROUPINGS = ("PATIENT_PACKAGE", "PATIENT", "PACKAGE", "MONTH")

#: The filters of lists, and their ranges of days.
FILTERS: Mapping[str, Sequence[str]] = {
    "InvoiceFilter": ("issued",),
    "PaymentFilter": ("received",),
    "AppointmentFilter": ("starts",),
    "TakingsFilter": ("during",),
    "StaffMemberFilter": (),
    "PatientFilter": (),
    "PatientPackageFilter": ("expires", "sold"),
    "PackageLiabilityFilter": (),
}
#: What they name by its id.
NAMING = {"PatientPackageFilter": "packageIds"}

Place = tuple[str, str, str]


class Word(str):
    """The name of an enum's value: written without quotes."""


@dataclass(frozen=True)
class Value:
    """Something to give, and the type of a variable that could hold it."""

    type_name: str
    plain: Any


def literal(plain: Any) -> str:
    """The value as it is written in a document."""
    if isinstance(plain, Word):
        return str(plain)
    if isinstance(plain, Mapping):
        return f"{{{', '.join(f'{name}: {literal(each)}' for name, each in plain.items())}}}"
    if isinstance(plain, list):
        return f"[{', '.join(map(literal, plain))}]"
    return json.dumps(plain, ensure_ascii=False)


class Values:
    """What may be given about a clinic; `stranger` is another one, whose things are not there."""

    def __init__(self, world: World, stranger: World) -> None:
        self.world, self.stranger = world, stranger
        self.random = random.Random(0)
        #: the type of the last thing that was named
        self.last_type = ""
        #: the order that is asked for in the field whose arguments are given
        self.order: str | None = None
        #: which of an invoice's id and number is given: exactly one
        self.is_by_id = True
        #: whether the days of appointments are given, or else the filter's
        self.has_days = True

    def value(self, place: Place, argument: GraphQLArgument, *, most: int) -> Value | None:
        """Something that may be given there; None: nothing. A page holds at most so many."""
        kind = str(argument.type)
        if place[:2] == ("Query", "invoice"):
            if place[2] == "id":
                self.is_by_id = self.random.random() < 0.6
            if self.is_by_id != (place[2] == "id"):
                return None
        elif place == ("Query", "appointments", "during"):
            self.has_days = self.random.random() < 0.7
            if not self.has_days:
                return None
        elif place == ("Query", "appointments", "filter") and not self.has_days:
            days = self._days()
            days.pop(self.random.choice(("from", "to")))
            return Value(kind, {**self._filter("AppointmentFilter"), "starts": days})
        elif not is_non_null_type(argument.type):
            if place[2] == "first" and most < 20:
                return Value(kind, self.random.randint(1, most))
            chance = self.random.random()
            if chance < 0.4:
                return None
            if chance < 0.48:
                return Value(kind, None)
        makers: dict[str, Callable[[], Any]] = {
            "first": lambda: self.random.randint(1, min(most, 100)),
            "after": lambda: self._cursor(LIST_OF[place[:2]], self.order),
            "search": self._words,
            "includeArchived": self._either,
            "includeInactive": self._either,
            "status": lambda: self._some(_STATUSES[kind.strip("[]!")]),
            "during": self._periods if "Liability" in place[1] else self._days,
            "groupBy": lambda: Word(self.random.choice(_GROUPINGS)),
            "knownAt": self._settled,
            "asOf": lambda: self._periods()["from"],
            "startsAt": self._moment,
            "name": lambda: "Patient",
            "date": lambda: self._days()["from"],
            "filter": lambda: self._filter(kind),
            "orderBy": lambda: self._order(LIST_OF[place[:2]]),
            "number": self._number,
            "id": lambda: self.id_of(_BY_FIELD.get(place[1]), lenient=True),
            "practitionerId": self._practitioner,
        }
        if place[2] in makers:
            return Value(kind, makers[place[2]]())
        lenient = place[1] == "refundPreview"
        return Value(kind, self.id_of(_NAMED[place[2]], lenient=lenient))

    def fault(self, place: Place, argument: GraphQLArgument) -> Value | None:
        """Something that is refused there; None if nothing is."""
        kind, name = str(argument.type), place[2]
        other = next(each for each in LISTS if each != LIST_OF.get(place[:2]))
        wrong: dict[str, Sequence[Any]] = {
            "first": (0, -1, 101, 2**31 - 1),
            "after": ("", "x", packed("[]"), packed('["a"]'), self._cursor(other), "é" * 40),
            "search": ("x" * 201,),
            "during": ({"from": "2026-03-10", "to": "2026-03-09"},),
            "practitionerId": ("nobody", self.id_of("Patient"), packed("StaffMember:1")),
            "knownAt": (self.world.now.isoformat(), "2999-01-01T00:00:00Z"),
        }
        if LIST_OF.get(place[:2]) in ORDERS:
            usual, orders = ORDERS[LIST_OF[place[:2]]]
            others = [f"{each}_{way}" for each in [*orders][::-1] for way in ("DESC", "ASC")]
            another = next(each for each in others if each != (self.order or usual))
            wrong["after"] = (*wrong["after"], self._cursor(LIST_OF[place[:2]], another))
        if place[1] == "packageOptions" and name in _NAMED:
            wrong[name] = ("", "nobody", self.id_of("Invoice"), self._elsewhere(_NAMED[name]))
        if kind == "PackageLiabilityFilter":
            wrong[name] = (
                {"patientIds": [self.id_of("Patient"), self._elsewhere("Patient")]},
                {"packageIds": [self.id_of("Invoice")]},
                {"patientPackageId": self._elsewhere("PatientPackage")},
            )
        elif name == "filter" and kind in FILTERS:
            if FILTERS[kind]:
                wrong[name] = (
                    {FILTERS[kind][0]: {"from": "2026-03-10", "to": "2026-03-09"}},
                    {NAMING.get(kind, "patientId"): self.id_of("Invoice")},
                )
        elif name == "filter":
            wrong[name] = (
                {"patientId": self._elsewhere("Patient")},
                {"packageIds": [self.id_of("Package"), "nothing"]},
                {"sold" if "Sales" in kind else "used": {"from": "2026-03-10", "to": "2026-03-09"}},
            )
        return Value(kind, self.random.choice(wrong[name])) if name in wrong else None

    def id_of(self, type_name: str | None, *, lenient: bool = False) -> Any:
        """The id of something; where that is no fault, of nothing at times."""
        chance = self.random.random()
        if lenient and chance < 0.12:
            elsewhere = self._elsewhere(type_name or "Patient")
            nothing = global_id(type_name or "Thing", UUID(int=self.random.getrandbits(128)))
            clinic = global_id("Clinic", self.stranger.clinic["id"])
            wrong = ("", "nonsense", 5, elsewhere, nothing, clinic, self.id_of(None))
            return self.random.choice(wrong)
        if type_name is None:
            type_name = self.random.choice([*TABLE_OF, "Clinic"])
        self.last_type = type_name
        if type_name == "Clinic":
            return global_id("Clinic", self.world.clinic["id"])
        return global_id(type_name, self._row(TABLE_OF[type_name])["id"])

    def _elsewhere(self, type_name: str) -> str:
        row = self.random.choice(self.stranger.rows(TABLE_OF[type_name]))
        return global_id(type_name, row["id"])

    def _row(self, table: str) -> Row:
        return self.random.choice(self.world.rows(table))

    def _cursor(self, name: str, order: str | None = None) -> str:
        table, _ = LISTS[name]
        rows = self.world.rows(table)
        if name == "packageUsageRows":
            rows = [row for row in rows if row["status"] == "REDEEMED"]
        row = self.random.choice(rows)
        called, value, _ = ordered(name, {"orderBy": order})
        return cursor(called, value(self.world, row), row["id"])

    def _order(self, name: str) -> Word:
        """One of the orders of the list, which a cursor behind it is of, too."""
        chosen = self.random.choice(list(ORDERS[name][1]))
        self.order = f"{chosen}_{self.random.choice(('ASC', 'DESC'))}"
        return Word(self.order)

    def _number(self) -> str:
        number = self._row("invoice")["number"]
        return self.random.choice((f"INV-{number:06}", str(number), f"inv-{number}", "INV-", "0"))

    def _either(self) -> bool:
        return self.random.random() < 0.5

    def _practitioner(self) -> str:
        """Somebody; or nobody, which is no fault if it is written as somebody could be."""
        nobody = ("", global_id("StaffMember", UUID(int=self.random.getrandbits(128))))
        if self.random.random() < 0.25:
            return self.random.choice(nobody)
        return str(self.id_of("StaffMember"))

    def _some(self, words: Sequence[str]) -> list[Word] | Word:
        if self.random.random() < 0.15:
            return Word(self.random.choice(words))
        return [Word(self.random.choice(words)) for _ in range(self.random.randint(0, 3))]

    def _words(self) -> str:
        """A piece of a name, or of several; or what nobody is called."""
        row = self._row(self.random.choice(("patient", "package")))
        name = row.get("name") or f"{row['last_name']} {row['first_name']}"
        start = self.random.randrange(len(name))
        piece = name[start : start + self.random.randint(1, 6)]
        return self.random.choice(
            (piece, piece.upper(), f" {piece}  {name[:2]}", "%", "_", "", "qq")
        )

    def _days(self) -> dict[str, str]:
        day = self.world.today + timedelta(days=self.random.randint(-30, 30))
        last = day + timedelta(days=self.random.choice((0, 0, 1, 7, 60, 60_000)))
        return {"from": day.isoformat(), "to": last.isoformat()}

    def _periods(self) -> dict[str, str]:
        """Days of a report, at times long ago; more months of them than are shown one by one."""
        day = self.world.today + timedelta(days=self.random.randint(-45, 10))
        day -= timedelta(days=self.random.choice((0, 0, 0, 0, 500)))
        last = day + timedelta(days=self.random.choice((0, 1, 7, 31, 60, 400, 4_000)))
        return {"from": day.isoformat(), "to": last.isoformat()}

    def _settled(self) -> str:
        """A moment that is a minute ago or longer."""
        minutes = self.random.choice((1, 2, 1_000, 10_000, 30_000, 60_000))
        return (self.world.now - timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")

    def _moment(self) -> str:
        when = self.world.now + timedelta(minutes=self.random.randint(-40_000, 40_000))
        zone = ZoneInfo(self.random.choice(("UTC", "Asia/Kathmandu", "America/Vancouver")))
        return when.astimezone(zone).isoformat().replace("+00:00", "Z")

    def _span(self) -> dict[str, str | None]:
        """Days of which either end may be left open."""
        days: dict[str, str | None] = {**self._days()}
        for name in ("from", "to"):
            if self.random.random() < 0.3:
                days[name] = None
        return days

    def _of_list(self, kind: str) -> dict[str, Any]:
        """What the filter of a list may be given."""
        if kind == "PatientFilter":
            return {
                **{name: self._either() for name in ("owing", "credit", "isArchived")},
                "packageStatus": self._some(_STATUSES["PatientPackageStatus"]),
            }
        if kind == "StaffMemberFilter":
            return {"isBookable": self._either(), "treatmentId": self.id_of("Treatment")}
        if kind == "PackageLiabilityFilter":
            few = self.random.randint
            return {
                "packageIds": [self.id_of("Package") for _ in range(few(0, 3))],
                "patientIds": [self.id_of("Patient") for _ in range(few(0, 3))],
                "patientPackageId": self.id_of("PatientPackage"),
            }
        if kind == "PatientPackageFilter":
            return {
                "status": self._some(_STATUSES["PatientPackageStatus"]),
                "packageIds": [self.id_of("Package") for _ in range(self.random.randint(0, 2))],
                "expires": self._span(),
                "usesRemainingAtMost": self.random.choice((0, 1, 2, 10_000)),
                "sold": self._span(),
            }
        return {
            "InvoiceFilter": lambda: {
                "number": self.random.choice((f"{self._row('invoice')['number']}", "INV-7")),
                "status": self._some(_STATUSES["InvoiceStatus"]),
                "kind": self._some(_STATUSES["InvoiceKind"]),
                "issued": self._span(),
                "patientId": self.id_of("Patient"),
            },
            "PaymentFilter": lambda: {
                "received": self._span(),
                "method": self._some(_STATUSES["PaymentMethod"]),
                "patientId": self.id_of("Patient"),
                "receivedById": self.id_of("StaffMember"),
                "hasUnapplied": self._either(),
                "isVoid": self._either(),
            },
            "AppointmentFilter": lambda: {
                "status": self._some(_STATUSES["AppointmentStatus"]),
                "patientId": self.id_of("Patient"),
                "treatmentId": self.id_of("Treatment"),
                "practitionerId": self.id_of("StaffMember"),
                "starts": self._span(),
            },
            "TakingsFilter": lambda: {
                "during": self._days(),
                "method": self._some(_STATUSES["PaymentMethod"]),
                "patientId": self.id_of("Patient"),
                "staffMemberId": self.id_of("StaffMember"),
            },
        }[kind]()

    def _filter(self, kind: str) -> dict[str, Any]:
        if kind in FILTERS:
            given = self._of_list(kind)
            few = self.random.choice((0, 1, 1, 1, 2, 3))
            return {
                name: given[name] for name in self.random.sample(list(given), min(few, len(given)))
            }
        possible: dict[str, Any] = {
            "packageIds": [self.id_of("Package") for _ in range(self.random.randint(0, 3))],
            "patientId": self.id_of("Patient"),
        }
        if "Sales" in kind:
            possible["sold"] = self._days()
            possible["staffMemberId"] = self.id_of("StaffMember")
            possible["status"] = self._some(_STATUSES["PatientPackageStatus"])
        else:
            possible["used"] = self._days()
            possible["practitionerId"] = self.id_of("StaffMember")
            possible["treatmentIds"] = [self.id_of("Treatment")]
            possible["reason"] = self._some(_STATUSES["RedemptionReason"])
            possible["commissionBasis"] = Word(self.random.choice(("SALE", "REDEMPTION")))
        names = self.random.sample(list(possible), self.random.choice((0, 1, 1, 2)))
        if self.random.random() < 0.2:
            return {**{name: possible[name] for name in names}, "patientId": None}
        return {name: possible[name] for name in names}
