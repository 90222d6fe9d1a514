"""Years at a clinic's desk: packages sold, used, missed, refunded; visits without one."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from bench.clinic import NOW, Clinic
from bench.generate_bookings import Bill, Deed
from bench.generate_sales import SoldPackage, Use, Visit
from bench.offers import Treatment
from gql_packages.domain.calendar import day_of

#: The patients that are measured: they hold the same in every database, whatever its size.
HEAVY, USUAL = ("Heavy", "Measured"), ("Usual", "Measured")

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class Years:
    """Fills a clinic's book until so many uses were put on visits."""

    def __init__(self, clinic: Clinic, months: int, uses: int) -> None:
        self._clinic = clinic
        self._book = clinic.book
        self._days = months * 30.5
        self._uses_left = uses
        self._random = clinic.random
        self._visits: list[Visit] = []

    def run(self, patients: int) -> None:
        """The patients that are measured first; then everybody buys once, some again and again."""
        heavy, usual = self._clinic.patient(*HEAVY), self._clinic.patient(*USUAL)
        self._measured(heavy, [200 - 8 * bought for bought in range(24)])
        self._measured(usual, [190, 110, 30])
        people = [self._clinic.patient() for _ in range(patients - 2)]
        for patient in people:
            self._visit_alone(patient)
        regulars = people[: max(1, len(people) // 50)]
        buyers = list(people)
        while self._uses_left > 0:
            if buyers:
                patient = buyers.pop()
            else:
                among = regulars if self._random.random() < 0.1 else people
                patient = self._random.choice(among)
            self._package(patient, self._moment())
        for visit in self._visits:
            visit.write(self._book)
        self._book.close()

    def _moment(self) -> datetime:
        return NOW - timedelta(days=1 + self._random.random() * (self._days - 1))

    def _measured(self, patient: UUID, days_ago: list[int]) -> None:
        """Packages bought so many days ago, all of them paid and in use."""
        usual, self._random = self._random, Random("measured")  # noqa: S311 - always the same
        for place, days in enumerate(days_ago):
            package = self._sell(patient, NOW - timedelta(days=days), offer=place % 4)
            self._pay(package)
            self._use(package, package.offer.uses)
            package.write()
        self._random = usual

    def _package(self, patient: UUID, at: datetime) -> None:
        random = self._random
        package = self._sell(patient, at, offer=random.choices(range(6), (40, 20, 15, 15, 7, 3))[0])
        fate = random.random()
        if fate < 0.01:
            package.delete(self._book.deed(at + 2 * _HOUR, "deletePackageSale"))
        elif fate < 0.04:
            self._pay_a_part(package)
        else:
            self._pay(package)
            uses = package.offer.uses
            last = self._use(package, random.randrange(uses) if fate < 0.16 else uses)
            if fate < 0.08:
                self._refund(package, min(last + _DAY, NOW))
            elif fate < 0.09:
                extended = package.expires_on and package.expires_on + 60 * _DAY
                package.extend(self._book.deed(last, "changePackageExpiry"), extended)
        package.write()

    def _sell(self, patient: UUID, at: datetime, *, offer: int) -> SoldPackage:
        deed = self._book.deed(at, "sellPackage")
        day = day_of(at, self._clinic.time_zone)
        seller = self._clinic.practitioners[0] if self._random.random() < 0.1 else None
        return SoldPackage(self._book, self._clinic.offers[offer], patient, deed, day, seller)

    def _pay(self, package: SoldPackage) -> None:
        price = package.offer.price
        if price == 0:
            return
        if self._random.random() < 0.1:
            package.pay(package.deed, price // 2)
            later = self._book.deed(package.deed.at + _HOUR, "receivePayment")
            package.pay(later, price - price // 2)
        else:
            package.pay(package.deed, price, more=2500 if self._random.random() < 0.02 else 0)

    def _pay_a_part(self, package: SoldPackage) -> None:
        part = package.offer.price // 4
        if part:
            package.pay(package.deed, part)

    def _refund(self, package: SoldPackage, at: datetime) -> None:
        deed = self._book.deed(at, "refundPackage")
        for use in package.uses:
            if use.status == "RESERVED":
                package.release(deed, use)
        amount = package.refund(deed, self._random.choice((1.0, 1.0, 1.0, 0.5, 0.0)))
        receipts = [application.receipt for application in package.applications]
        if amount and self._random.random() < 0.5 and len(receipts) == 1:
            paid_out = self._book.deed(at, "refundPayment")
            self._book.pay_out(paid_out, receipts[0], amount)

    def _use(self, package: SoldPackage, uses: int) -> datetime:
        """Book every few days, each visit once the one before is over; the time of the last."""
        booked_at = package.deed.at + 2 * _HOUR
        starts_at = booked_at
        while package.reserved + package.redeemed < uses and package.reserved < 3:
            starts_at += timedelta(days=self._random.randint(1, 9), minutes=30)
            day = day_of(starts_at, self._clinic.time_zone)
            if self._uses_left < 1 or (package.expires_on and day > package.expires_on):
                break
            use = self._hold(package, booked_at, starts_at)
            if starts_at + 2 * _HOUR < NOW:
                self._resolve(package, use)
                booked_at = starts_at + _HOUR
        return booked_at

    def _hold(self, package: SoldPackage, at: datetime, starts_at: datetime) -> Use:
        self._uses_left -= 1
        deed = self._book.deed(at, "bookAppointment")
        treatment, pays = self._random.choice(package.offer.pays)
        return package.hold(deed, self._visit(deed, package.patient_id, treatment, starts_at), pays)

    def _visit(self, deed: Deed, patient: UUID, treatment: Treatment, starts_at: datetime) -> Visit:
        practitioner = self._random.choice(self._clinic.practitioners)
        visit_id = self._book.id_at(deed.at)
        visit = Visit(visit_id, patient, treatment, practitioner, starts_at, deed)
        self._visits.append(visit)
        return visit

    def _resolve(self, package: SoldPackage, use: Use) -> None:
        visit, outcome = use.visit, self._random.random()
        at = visit.starts_at + _HOUR / 12
        if outcome < 0.92:
            if outcome < 0.02 and self._uses_left > 0:
                package.spend(self._book.deed(at, "arriveAppointment"), use, "ARRIVAL")
                self._uses_left -= 1
                at += _HOUR / 12
                use = package.undo_arrival(self._book.deed(at, "undoArrival"), use)
            package.spend(self._book.deed(at, "arriveAppointment"), use, "ARRIVAL")
            if use.bill and use.bill.total and outcome < 0.85:
                self._collect(use.bill, at + _HOUR / 2)
        elif outcome < 0.94:
            package.spend(self._book.deed(at, "markNoShow"), use, "NO_SHOW")
        elif outcome < 0.96:
            deed = self._book.deed(at, "markNoShow")
            package.release(deed, use)
            fee = self._clinic.fee
            visit.miss(fee.id, held=package.id)
            self._book.bill(deed, "NO_SHOW_FEE", visit.patient_id, visit.id, (fee.name, fee.price))
        else:
            package.release(self._book.deed(at - _DAY / 2, "cancelAppointment"), use)
            visit.status = "CANCELLED"

    def _collect(self, bill: Bill, at: datetime) -> None:
        deed = self._book.deed(at, "receivePayment")
        receipt = self._book.receive(deed, bill.patient_id, bill.total)
        self._book.apply(deed, receipt, bill, bill.total)

    def _visit_alone(self, patient: UUID) -> None:
        """A visit without a package, billed at its price."""
        starts_at = self._moment()
        deed = self._book.deed(starts_at - _DAY, "bookAppointment")
        assessment = self._clinic.treatments[3]
        visit = self._visit(deed, patient, assessment, starts_at)
        visit.status, visit.version = "ARRIVED", 2
        arrived = self._book.deed(starts_at, "arriveAppointment")
        line = (assessment.name, assessment.price)
        bill = self._book.bill(arrived, "VISIT", patient, visit.id, line)
        if self._random.random() < 0.95:
            self._collect(bill, starts_at + _HOUR)
