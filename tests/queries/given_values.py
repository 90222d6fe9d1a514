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

from tests.queries.oracle_words import cursor, global_id, packed
from tests.queries.slow_loader import TABLE_OF, Row, World

#: The list that a page is of, by the field, and the table that its cursors name rows of.
LISTS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("Query", "packages"): ("packages", "package"),
    ("Query", "patients"): ("patients", "patient"),
    ("Query", "appointments"): ("appointments", "appointment"),
    ("Patient", "packages"): ("patientPackages", "patient_package"),
    ("Patient", "invoices"): ("patientInvoices", "invoice"),
    ("Patient", "payments"): ("patientPayments", "payment"),
    ("Patient", "appointments"): ("patientAppointments", "appointment"),
    ("PatientPackage", "redemptions"): ("redemptions", "redemption"),
    ("PatientPackage", "history"): ("history", "package_entry"),
    ("PackageSalesReport", "rows"): ("packageSalesRows", "patient_package"),
    ("PackageUsageReport", "rows"): ("packageUsageRows", "redemption"),
}

_NAMED: Mapping[str, str] = {
    "patientId": "Patient",
    "treatmentId": "Treatment",
    "practitionerId": "StaffMember",
    "patientPackageId": "PatientPackage",
    "staffMemberId": "StaffMember",
}
_BY_FIELD = {
    "patient": "Patient",
    "patientPackage": "PatientPackage",
    "appointment": "Appointment",
    "invoice": "Invoice",
}
_STATUSES = {
    "PatientPackageStatus": ("UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED"),
    "InvoiceStatus": ("UNPAID", "PARTIALLY_PAID", "PAID", "VOID"),
    "RedemptionReason": ("ARRIVAL", "NO_SHOW"),
}

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

    def value(self, place: Place, argument: GraphQLArgument, *, most: int) -> Value | None:
        """Something that may be given there; None: nothing. A page holds at most so many."""
        kind = str(argument.type)
        if not is_non_null_type(argument.type):
            if place[2] == "first" and most < 20:
                return Value(kind, self.random.randint(1, most))
            chance = self.random.random()
            if chance < 0.4:
                return None
            if chance < 0.48:
                return Value(kind, None)
        makers: dict[str, Callable[[Place, int], Any]] = {
            "first": lambda _, most: self.random.randint(1, min(most, 100)),
            "after": self._cursor,
            "search": lambda *_: self._words(),
            "includeArchived": lambda *_: self._either(),
            "includeInactive": lambda *_: self._either(),
            "status": lambda *_: self._some(_STATUSES[kind.strip("[]!")]),
            "during": lambda *_: self._days(),
            "startsAt": lambda *_: self._moment(),
            "name": lambda *_: "Patient",
            "filter": lambda *_: self._filter(kind),
            "id": lambda place, _: self.id_of(_BY_FIELD.get(place[1]), lenient=True),
            "practitionerId": lambda *_: self._practitioner(),
        }
        if place[2] in makers:
            return Value(kind, makers[place[2]](place, most))
        lenient = place[1] == "refundPreview"
        return Value(kind, self.id_of(_NAMED[place[2]], lenient=lenient))

    def fault(self, place: Place, argument: GraphQLArgument) -> Value | None:
        """Something that is refused there; None if nothing is."""
        kind, name = str(argument.type), place[2]
        other = next(each for each in LISTS.values() if each != LISTS.get(place[:2]))
        wrong: dict[str, Sequence[Any]] = {
            "first": (0, -1, 101, 2**31 - 1),
            "after": ("", "x", packed("[]"), packed('["a"]'), self._cursor_in(*other), "é" * 40),
            "search": ("x" * 201,),
            "during": ({"from": "2026-03-10", "to": "2026-03-09"},),
            "practitionerId": (
                "nobody",
                self.id_of("Patient"),
                packed("StaffMember:1"),
            ),
        }
        if place[1] == "packageOptions" and name in _NAMED:
            wrong[name] = ("", "nobody", self.id_of("Invoice"), self._elsewhere(_NAMED[name]))
        if name == "filter":
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
            return self.random.choice(
                (
                    "",
                    "nonsense",
                    5,
                    self._elsewhere(type_name or "Patient"),
                    global_id(type_name or "Thing", UUID(int=self.random.getrandbits(128))),
                    global_id("Clinic", self.stranger.clinic["id"]),
                    self.id_of(None),
                )
            )
        if type_name is None:
            type_name = self.random.choice([*TABLE_OF, "Clinic"])
        self.last_type = type_name
        if type_name == "Clinic":
            return global_id("Clinic", self.world.clinic["id"])
        return global_id(type_name, self._row(TABLE_OF[type_name])["id"])

    def _elsewhere(self, type_name: str) -> str:
        return global_id(
            type_name, self.random.choice(self.stranger.rows(TABLE_OF[type_name]))["id"]
        )

    def _row(self, table: str) -> Row:
        return self.random.choice(self.world.rows(table))

    def _cursor(self, place: Place, _most: int) -> str:
        return self._cursor_in(*LISTS[place[0], place[1]])

    def _cursor_in(self, list_name: str, table: str) -> str:
        rows = self.world.rows(table)
        if list_name == "packageUsageRows":
            rows = [row for row in rows if row["status"] == "REDEEMED"]
        return cursor(list_name, self.random.choice(rows)["id"])

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

    def _moment(self) -> str:
        when = self.world.now + timedelta(minutes=self.random.randint(-40_000, 40_000))
        zone = ZoneInfo(self.random.choice(("UTC", "Asia/Kathmandu", "America/Vancouver")))
        return when.astimezone(zone).isoformat().replace("+00:00", "Z")

    def _filter(self, kind: str) -> dict[str, Any]:
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
        names = self.random.sample(list(possible), self.random.choice((0, 1, 1, 2)))
        if self.random.random() < 0.2:
            return {**{name: possible[name] for name in names}, "patientId": None}
        return {name: possible[name] for name in names}
