"""What the desk knows about one patient: enough never to ask for what would be refused."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from gql_packages.demo.calendar import Slot
from gql_packages.demo.demo_clinic import Desk
from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.uses import PackageTerms, preference, refusal_to_reserve

#: An episode yields the moments that it waits for; in between, it does what is done then.
Waits = AsyncGenerator[datetime, None]


@dataclass
class Visit:
    """An appointment: booked, arrived or missed."""

    id: UUID
    treatment: str
    slot: Slot
    patient_package_id: UUID | None = None
    is_arrived: bool = False
    #: while it is a no-show: the package that it held when it was missed
    held_before_no_show: UUID | None = None


@dataclass
class Story:
    """One patient and everything that is theirs, as the services left it. Money in minor units."""

    desk: Desk
    patient_id: UUID
    random: Random
    packages: dict[UUID, PackageTerms] = field(default_factory=dict)
    due: dict[UUID, int] = field(default_factory=dict)
    credit: dict[UUID, int] = field(default_factory=dict)
    #: what is on each invoice, by payment, in the order in which they came
    paid: dict[UUID, dict[UUID, int]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The clinic's day."""
        return self.desk.diary.day_of(self.desk.clock)

    def in_days(self, fewest: int, most: int) -> datetime:
        """A moment at which the clinic is open, so many days from now or soon after."""
        day = self.today + timedelta(days=self.random.randint(fewest, most))
        return self.desk.diary.open_moment(day, self.random)

    def slot(self, treatment: str, *, in_days: int) -> Slot:
        """A free time for the treatment, so many days from now (at least 1) or soon after."""
        plan = self.desk.treatments[treatment].plan
        earliest = self.today + timedelta(days=in_days)
        if plan.kind is TreatmentKind.CLASS:
            return self.desk.diary.class_slot(plan, earliest)
        return self.desk.diary.visit_slot(earliest, self.random)

    def usable(self, treatment: str, day: date) -> list[UUID]:
        """The packages that can be put on a visit of that day, the preferred one first."""
        treatment_id = self.desk.treatments[treatment].id
        held = [self.package(package_id) for package_id in self.packages]
        return [
            package.id
            for package in sorted(held, key=preference)
            if refusal_to_reserve(
                package, patient_id=self.patient_id, treatment_id=treatment_id, day=day
            )
            is None
        ]

    def package(self, package_id: UUID) -> PackageTerms:
        """A package of the patient's, with what is due on it now."""
        package = self.packages[package_id]
        return replace(package, balance_due=self.due[package.invoice_id])

    def move(self, payment_id: UUID, invoice_id: UUID, amount: int) -> None:
        """Write down that credit was put on an invoice; less than nothing: taken off it."""
        self.credit[payment_id] -= amount
        self.due[invoice_id] -= amount
        payments = self.paid.setdefault(invoice_id, {})
        payments[payment_id] = payments.get(payment_id, 0) + amount

    def count(self, package_id: UUID, *, reserved: int = 0, redeemed: int = 0) -> None:
        """Write down that uses of a package were held, spent or given back."""
        package = self.packages[package_id]
        self.packages[package_id] = replace(
            package,
            uses_reserved=package.uses_reserved + reserved,
            uses_redeemed=package.uses_redeemed + redeemed,
        )


Episode = Callable[[Story], Waits]
