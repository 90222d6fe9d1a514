"""One clinic: who works there, what it offers, who comes, and years at its desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from bench.generate_bookings import Book
from bench.offers import Offer, Treatment
from gql_packages.domain.search_keys import search_key
from gql_packages.services.patient_search_columns import patient_keys

#: The time of the measurements: bookings after it are in the future.
NOW = datetime(2026, 11, 2, 20, 0, tzinfo=UTC)

_PLACES = (
    ("Harbour Clinic", "CAD", "America/Vancouver"),
    ("Praxis am Ufer", "EUR", "Europe/Berlin"),
    ("Kawa Clinic", "JPY", "Asia/Tokyo"),
)
_TREATMENTS = (
    ("Physiotherapy", "TREATMENT", 45, 9500),
    ("Massage therapy", "TREATMENT", 60, 11000),
    ("Acupuncture", "TREATMENT", 30, 8550),
    ("Assessment", "TREATMENT", 60, 12000),
    ("Pilates class", "CLASS", 50, 2800),
)
#: Name, price, uses, days, and what the patient pays by treatment.
_OFFERS: tuple[tuple[str, int, int, int | None, dict[int, int]], ...] = (
    ("Ten physiotherapy visits", 80000, 10, 365, {0: 0}),
    ("Ten massages", 95000, 10, None, {1: 0}),
    ("Ten mixed visits", 70000, 10, 270, {0: 1000, 1: 1500, 2: 0}),
    ("Ten classes", 19999, 10, 180, {4: 0}),
    ("Five of acupuncture", 39900, 5, 240, {2: 0}),
    ("Pay as you go", 0, 10, None, {0: 9000, 2: 8000}),
)
_FIRST_NAMES = ("Ana", "Ben", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Gil", "Hana", "Ivo", "Jun")
_LAST_NAMES = (
    *("Adeyemi", "Baek", "Castillo", "Dubois", "Eriksen", "Figueiredo", "Gill", "Haddad", "Ito"),
    *("Jansen", "Kask", "Lindqvist", "Melnyk", "Nguyen", "Okafor", "Petrov", "Quispe", "Rossi"),
    *("Schäfer", "Tanaka"),
)


class Clinic:
    """The clinic's set-up, written into a book of its own."""

    def __init__(self, number: int, months: int) -> None:
        self.random = Random(f"clinic {number}")  # noqa: S311 - the same rows at every run
        self.opened_at = NOW - timedelta(days=months * 30.5 + 10)
        name, self.currency, self.time_zone = _PLACES[number % len(_PLACES)]
        founding = Book(UUID(int=0), [], f"founding {number}")
        people = [founding.id_at(self.opened_at) for _ in range(9)]
        self.book = Book(founding.id_at(self.opened_at), people[1:4], f"clinic {number}")
        self.practitioners = people[4:]
        self._add("clinic", self.book.clinic_id, f"{name} {number}", self.currency, self.time_zone)
        roles = ["OWNER", "FRONT_DESK", "FRONT_DESK", "BILLING", *["PRACTITIONER"] * 5]
        for place, (person, role) in enumerate(zip(people, roles, strict=True)):
            names = (f"{_FIRST_NAMES[place]} {_LAST_NAMES[-place - 1]}", None, role, True, 1)
            self._add_own("staff_member", person, *names)
        self.treatments = [self._treatment(*terms) for terms in _TREATMENTS]
        self.fee = Treatment(self._new_id(), "Missed visit", 0, 4000)
        self._add_own("no_show_fee", self.fee.id, self.fee.name, self.fee.price, False, 1)
        self.offers = [self._offer(*terms) for terms in _OFFERS]

    def patient(self, first_name: str = "", last_name: str = "") -> UUID:
        """One more patient, of any name unless one is given."""
        first_name = first_name or self.random.choice(_FIRST_NAMES)
        last_name = last_name or self.random.choice(_LAST_NAMES)
        phone = f"+1 604 555 {self.random.randrange(10**4):04}"
        keys = patient_keys(first_name, last_name, None, phone)
        names = (first_name, last_name, None, phone, keys["sort_key"], keys["search_key"])
        patient_id = self._new_id()
        self._add_own("patient", patient_id, *names, False, 1)
        return patient_id

    def _treatment(self, name: str, kind: str, minutes: int, price: int) -> Treatment:
        treatment = Treatment(self._new_id(), name, minutes, price)
        self._add_own("treatment", treatment.id, name, kind, minutes, price, False, 1)
        return treatment

    def _offer(
        self, name: str, price: int, uses: int, days: int | None, pays: dict[int, int]
    ) -> Offer:
        items = tuple((self.treatments[place], pay) for place, pay in pays.items())
        offer = Offer(self._new_id(), name, price, uses, days, items)
        terms = (name, search_key(name), price, uses, days, False, 1)
        self._add_own("package", offer.id, *terms)
        for position, (treatment, pay) in enumerate(items):
            item = (self._new_id(), offer.id, treatment.id, pay, position)
            self.book.rows["package_item"].append((self.book.clinic_id, *item))
        return offer

    def _new_id(self) -> UUID:
        return self.book.id_at(self.opened_at)

    def _add(self, table: str, *columns: object) -> None:
        self.book.rows[table].append((*columns, self.opened_at))

    def _add_own(self, table: str, *columns: object) -> None:
        self._add(table, self.book.clinic_id, *columns)
