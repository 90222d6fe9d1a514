"""What a demo clinic is made of, before it has any history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Principal, Role

#: The first and the last day of the history, whenever it is made: it is the same on every run.
FIRST_DAY = date(2025, 5, 5)
LAST_DAY = date(2026, 11, 20)

Weekday = int
Hours = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class StaffPlan:
    """Somebody who works there."""

    name: str
    role: Role
    email: str | None = None


@dataclass(frozen=True, kw_only=True)
class TreatmentPlan:
    """What can be booked, in major units; a class has weekdays and an hour of its own."""

    name: str
    minutes: int
    price: str
    kind: TreatmentKind = TreatmentKind.TREATMENT
    class_days: tuple[Weekday, ...] = ()
    class_hour: int = 12


@dataclass(frozen=True, kw_only=True)
class OfferPlan:
    """A package on offer, in major units; `items`: what the patient pays, by treatment."""

    name: str
    price: str
    uses: int
    days: int | None
    items: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ClinicPlan:
    """A whole clinic. Episodes name treatments and offers by the keys, which all clinics share."""

    key: str
    name: str
    currency: str
    time_zone: str
    owner: StaffPlan
    staff: tuple[StaffPlan, ...]
    treatments: Mapping[str, TreatmentPlan]
    fees: Mapping[str, str]
    offers: Mapping[str, OfferPlan]
    #: for the desk and for treatments; classes may meet at other times
    opening_hours: Mapping[Weekday, Hours]
    #: registered without any history: who the examples are about
    newcomer: tuple[str, str]
    #: with a history of her own: who the examples for support staff are about
    asked_about: tuple[str, str]
    #: the language of the first of the other patients' names
    first_language: str
    phone_prefix: str

    @property
    def clinic_id(self) -> UUID:
        """The same on every installation, so that the clinic can be looked for."""
        return uuid5(NAMESPACE_URL, f"gql-packages:demo:{self.key}")

    @property
    def owner_principal(self) -> Principal:
        """The owner, whose id is the same on every installation too."""
        return Principal(self.clinic_id, uuid5(self.clinic_id, "owner"))
