"""The two demo clinics before they have any history, and the files that describe the demo."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import TypeAdapter

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Principal, Role

#: The first and the last day of the history: the same whenever the demo is made.
FIRST_DAY = date(2025, 5, 5)
LAST_DAY = date(2026, 11, 20)


@cache
def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of the demo, read once."""
    return tomllib.loads((files("gql_packages.demo") / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, kw_only=True)
class StaffPlan:
    """A staff member, and the treatments that they give, by key; none: all."""

    name: str
    role: Role
    email: str | None = None
    is_bookable: bool = True
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TreatmentPlan:
    """A treatment, its price in major units; a class has weekdays and an hour of its own."""

    name: str
    price: Decimal
    minutes: int
    category: str
    description: str | None = None
    position: int
    class_days: tuple[int, ...] = ()
    class_hour: int = 12

    @property
    def kind(self) -> TreatmentKind:
        """A class if it has weekdays."""
        return TreatmentKind.CLASS if self.class_days else TreatmentKind.TREATMENT


@dataclass(frozen=True, kw_only=True)
class LimitPlan:
    """How many uses these treatments may take together, their share of the price in major units."""

    treatments: tuple[str, ...]
    uses: int
    price_share: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PackagePlan:
    """A package, its price and what the patient pays by treatment in major units."""

    name: str
    price: Decimal
    uses: int
    valid_for_days: int | None = None
    category: str
    description: str | None = None
    position: int
    patient_pays: Mapping[str, Decimal]
    limits: tuple[LimitPlan, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClinicPlan:
    """A clinic, as its file describes it. Both have treatments, fees, packages of the same keys."""

    key: str
    name: str
    currency: str
    time_zone: str
    phone_prefix: str
    new_patient: tuple[str, str]
    support_patient: tuple[str, str]
    #: the numbers of two patients of one name
    twins: tuple[int, ...] = ()
    first_language: str
    staff: tuple[StaffPlan, ...]
    opening_hours: dict[int, tuple[int, int]]
    treatments: Mapping[str, TreatmentPlan]
    #: name and amount in major units
    fees: Mapping[str, tuple[str, Decimal]]
    packages: Mapping[str, PackagePlan]

    @property
    def clinic_id(self) -> UUID:
        """The same on every installation, so that the clinic can be looked for."""
        return uuid5(NAMESPACE_URL, f"gql-packages:demo:{self.key}")

    @property
    def owner(self) -> Principal:
        """The owner, whose id is the same on every installation too."""
        return Principal(self.clinic_id, uuid5(self.clinic_id, "owner"))

    def patient(self, number: int) -> dict[str, Any]:
        """Who the patient of that number is, the same on every run; not all tell everything."""
        named = (self.new_patient, self.support_patient)
        first_name, last_name = named[number] if number < len(named) else self._name(number)
        return {
            "first_name": first_name,
            "last_name": last_name,
            "email": f"patient{number}@{self.key}.example" if number % 3 != 2 else None,
            "phone": f"{self.phone_prefix}{number % 100:02}" if number % 4 != 3 else None,
            "date_of_birth": _born(number) if number % 3 != 2 else None,
        }

    def _name(self, number: int) -> tuple[str, str]:
        """From the languages in turn, another one first in each clinic; then from each one's own
        names. Two have the same."""
        if number in self.twins:
            return "Anna", "Twin"
        languages = read_toml("people")["people"]
        first = [entry["language"] for entry in languages].index(self.first_language)
        turn, position = divmod(first + number - 1, len(languages))
        given, family = languages[position]["given"], languages[position]["family"]
        # Family names move on by one more each time the given names are through.
        return given[turn % len(given)], family[(turn + turn // len(given) + number) % len(family)]


def _born(number: int) -> date:
    """Some day between 1940 and 2004."""
    return date(1940 + number * 7 % 65, 1 + number * 5 % 12, 1 + number * 11 % 28)


def _plan(key: str) -> ClinicPlan:
    return TypeAdapter(ClinicPlan).validate_python({"key": key, **read_toml(key)})


VANCOUVER, BERLIN = _plan("vancouver"), _plan("berlin")
