"""What the clinic knows of one patient: enough never to ask for what would be refused.

Amounts are in minor units.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from gql_packages.demo.calendar import Slot
from gql_packages.demo.demo_clinic import DemoClinic, Package, Treatment
from gql_packages.domain import uses
from gql_packages.domain.enums import AppointmentStatus


@dataclass(eq=False)
class Payment:
    """A payment, and its credit."""

    id: UUID
    credit: int


@dataclass(eq=False)
class Invoice:
    """An invoice, what is due on it, and what is applied to it by payment, the oldest first."""

    id: UUID
    due: int
    paid: Counter[Payment] = field(default_factory=Counter)

    def apply(self, payment: Payment, amount: int) -> None:
        """Count credit as paid here; less than nothing: the other way round."""
        payment.credit -= amount
        self.due -= amount
        self.paid[payment] += amount


@dataclass(eq=False)
class PatientPackage:
    """A sold package."""

    id: UUID
    patient_id: UUID
    package: Package
    invoice: Invoice
    purchased_at: datetime
    expires_on: date | None
    uses_reserved: int = 0
    uses_redeemed: int = 0
    is_refunded: bool = False

    @property
    def terms(self) -> uses.PackageTerms:
        """The same for the rules."""
        return uses.PackageTerms(
            id=self.id,
            patient_id=self.patient_id,
            invoice_id=self.invoice.id,
            balance_due=self.invoice.due,
            uses_total=self.package.uses,
            uses_reserved=self.uses_reserved,
            uses_redeemed=self.uses_redeemed,
            purchased_at=self.purchased_at,
            expires_on=self.expires_on,
            is_refunded=self.is_refunded,
            patient_pays=self.package.patient_pays,
        )

    @property
    def suggested_refund(self) -> int:
        """The amount that a refund gives back unless another one is chosen."""
        collected = self.invoice.paid.total()
        return uses.suggested_refund(
            price=collected + self.invoice.due,
            uses_total=self.package.uses,
            uses_remaining=self.terms.uses_remaining,
            collected=collected,
        )


@dataclass(eq=False)
class Appointment:
    """An appointment, and the package that is on it."""

    id: UUID
    treatment: Treatment
    slot: Slot
    package: PatientPackage | None
    status: AppointmentStatus = AppointmentStatus.BOOKED
    #: while it is a no-show: the package that it held when it was missed
    held_before_no_show: PatientPackage | None = None

    def release(self) -> None:
        """Count the use that it holds as free again."""
        if self.package is not None:
            self.package.uses_reserved -= 1
        self.package = None


@dataclass
class PatientState:
    """One patient and everything that is theirs, as the services left it."""

    clinic: DemoClinic
    id: UUID
    random: Random
    #: their place among those who wait for the same moment
    number: int
    sold: list[PatientPackage] = field(default_factory=list)
    #: the one that was sold or found last under a package's key
    packages: dict[str, PatientPackage] = field(default_factory=dict)
    payments: list[Payment] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    #: of appointments and no-show fees; those of sales are with their packages
    invoices: list[Invoice] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The clinic's day."""
        return self.clinic.calendar.day_of(self.clinic.timeline.now)

    @property
    def appointment(self) -> Appointment:
        """The latest appointment."""
        return self.appointments[-1]

    @property
    def booked(self) -> list[Appointment]:
        """The appointments that are neither over nor cancelled."""
        return [one for one in self.appointments if one.status is AppointmentStatus.BOOKED]

    def invoice_of(self, key: str | None) -> Invoice:
        """The invoice of the package; without a key, the latest of an appointment."""
        return self.packages[key].invoice if key else self.invoices[-1]

    def slot(self, treatment: str, in_days: int) -> Slot:
        """A free time for the treatment, so many days from now (at least 1) or soon after."""
        plan = self.clinic.treatments[treatment].plan
        return self.clinic.calendar.slot(plan, self.today + timedelta(days=in_days), self.random)

    def usable(self, treatment: str, day: date) -> list[PatientPackage]:
        """The packages that an appointment of that day can be booked with, the preferred first."""
        treatment_id = self.clinic.treatments[treatment].id
        return [
            package
            for package in sorted(self.sold, key=lambda package: uses.preference(package.terms))
            if uses.refusal_to_reserve(
                package.terms, patient_id=self.id, treatment_id=treatment_id, day=day
            )
            is None
        ]

    async def until(self, moment: datetime) -> None:
        """Wait for the moment, unless it is over."""
        await self.clinic.timeline.until(moment, self.number)

    async def wait_until(self, day: date) -> None:
        """Wait for that day, and until the clinic is open."""
        await self.until(self.clinic.calendar.open_moment(day, self.random))

    async def wait(self, days: Sequence[int]) -> None:
        """Wait for at least and at most so many days, and until the clinic is open."""
        await self.wait_until(self.today + timedelta(days=self.random.randint(*days)))

    async def wait_for_start(self, minutes: int = 0) -> None:
        """Wait until so many minutes after the start of the latest appointment."""
        await self.until(self.appointment.slot.starts_at + timedelta(minutes=minutes))

    async def wait_for_clock_change(self, days_before: int) -> None:
        """Wait until so many days before the clinic's clocks are changed."""
        days = timedelta(days=days_before)
        await self.wait_until(self.clinic.calendar.clock_change(self.today + days) - days)
