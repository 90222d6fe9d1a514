"""The steps of the diary: visits booked, moved, covered, arrived, missed and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model import appointments
from tests.model.clinic_machine import Chance, ClinicMachine
from tests.model.clinic_state import ZONE, Books, Visit
from tests.model.covering import why_not
from tests.model.payments import Shows
from tests.model.queries import TIMES_OF_DAY

DATA = st.data()


class DiaryRules(ClinicMachine):
    @rule(chance=DATA)
    def book(self, chance: Chance) -> None:
        self.book_with(chance, self.choose(chance, "how", ["preselected", "named", "none"]))

    @rule(chance=DATA)
    def book_with_a_package(self, chance: Chance) -> None:
        self.book_with(chance, self.choose(chance, "how", ["named", "preselected"]))

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def reschedule(self, chance: Chance) -> None:
        self._reschedule(self._visit(chance, _booked), self._start(chance))

    @precondition(lambda self: self.now_and_then(2) and self._ending())
    @rule(chance=DATA)
    def reschedule_around_the_last_valid_day(self, chance: Chance) -> None:
        ending = self._ending()
        visit = self.choose(chance, "visit", list(ending))
        day = ending[visit] + timedelta(days=self.choose(chance, "days after", [0, 1]))
        at = self.choose(chance, "at", TIMES_OF_DAY)
        self._reschedule(visit, datetime.combine(day, at, ZONE))

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def cancel(self, chance: Chance) -> None:
        self._about(chance, "cancelAppointment", appointments.cancel, _booked)

    @precondition(lambda self: self.any_visit(_covered))
    @rule(chance=DATA)
    def remove(self, chance: Chance) -> None:
        self._about(chance, "removePackage", appointments.remove, _covered)

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def arrive(self, chance: Chance) -> None:
        self._about(chance, "arriveAppointment", appointments.arrive, _booked)

    @precondition(lambda self: self.any_visit(_covered))
    @rule(chance=DATA)
    def arrive_covered(self, chance: Chance) -> None:
        self._about(
            chance, "arriveAppointment", appointments.arrive, self._no_longer_paid, _covered
        )

    @precondition(lambda self: self.any_visit(_arrived))
    @rule(chance=DATA)
    def undo_arrival(self, chance: Chance) -> None:
        self._about(chance, "undoArrival", appointments.undo_arrival, _arrived)

    @precondition(lambda self: self.any_visit(_missed))
    @rule(chance=DATA)
    def undo_no_show(self, chance: Chance) -> None:
        self._about(chance, "undoNoShow", appointments.undo_no_show, _missed)

    @precondition(lambda self: self.any_visit(_open))
    @rule(chance=DATA)
    def redeem(self, chance: Chance) -> None:
        visit = self._visit(chance, _open)
        package = self._package(chance, self.books.visits[visit])
        self.step(
            "redeemPackage",
            lambda: appointments.redeem(self.books, visit, package),
            appointmentId=visit,
            patientPackageId=package,
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def miss_and_redeem(self, chance: Chance) -> None:
        visit = self._visit(chance, _booked)
        unnamed = self.choose(chance, "unnamed", [True, False])
        named = None if unnamed else self._package(chance, self.books.visits[visit])
        self.step(
            "markNoShow",
            lambda: appointments.miss_and_redeem(self.books, visit, named),
            appointmentId=visit,
            resolution={"redeemPackage": {"patientPackageId": named} if named else {}},
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def miss_and_charge(self, chance: Chance) -> None:
        visit = self._visit(chance, _booked)
        fee = self.pick(chance, "fee", self.books.fees, lambda name: name == "late fee")
        self.step(
            "markNoShow",
            lambda: appointments.miss_and_charge(self.books, visit, fee),
            appointmentId=visit,
            resolution={"chargeFee": {"noShowFeeId": fee}},
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(chance=DATA)
    def miss_and_charge_nothing(self, chance: Chance) -> None:
        visit = self._visit(chance, _booked)
        self.step(
            "markNoShow",
            lambda: appointments.miss_and_charge(self.books, visit, None),
            appointmentId=visit,
            resolution={"chargeNothing": True},
        )

    @rule()
    def an_hour_passes(self) -> None:
        self.pass_time(timedelta(hours=1))

    @rule(chance=DATA)
    def time_passes(self, chance: Chance) -> None:
        self.pass_time(timedelta(hours=self.choose(chance, "hours", [9, 26, 75])))

    def book_with(self, chance: Chance, how: str) -> None:
        """Book with a package that is named, with the preselected one, or with none."""
        patient = self.pick(chance, "patient", self.books.patients)
        treatment = self.pick(chance, "treatment", self.books.treatments, lambda n: n == "massage")
        starts = self._start(chance)
        named = None
        if how == "named":
            named = self._package(chance, Visit(patient, treatment, starts))
        preselected = how == "preselected"
        self.step(
            "bookAppointment",
            lambda: appointments.book(
                self.books, patient, treatment, starts, package=named, preselected=preselected
            ),
            patientId=patient,
            treatmentId=treatment,
            startsAt=starts.isoformat(),
            patientPackageId=named,
            usePreselected=preselected,
        )

    def any_visit(self, likely: Callable[[Visit], bool]) -> bool:
        return any(likely(visit) for visit in self.books.visits.values())

    def _about(
        self,
        chance: Chance,
        mutation: str,
        verb: Callable[[Books, str], Shows],
        *likely: Callable[[Visit], bool],
    ) -> None:
        visit = self._visit(chance, *likely)
        self.step(mutation, lambda: verb(self.books, visit), appointmentId=visit)

    def _reschedule(self, visit: str, starts: datetime) -> None:
        self.step(
            "rescheduleAppointment",
            lambda: appointments.reschedule(self.books, visit, starts),
            appointmentId=visit,
            startsAt=starts.isoformat(),
        )

    def _visit(self, chance: Chance, *likely: Callable[[Visit], bool]) -> str:
        visits = self.books.visits
        fits = [lambda name, each=each: each(visits[name]) for each in likely]
        return self.pick(chance, "visit", visits, *fits)

    def _no_longer_paid(self, visit: Visit) -> bool:
        """It holds a use of a package that is no longer fully paid."""
        books, use = self.books, visit.use
        return _booked(visit) and bool(use and books.due(books.packages[use.package].invoice))

    def _ending(self) -> dict[str, date]:
        """The booked visits that hold a use of a package that ends, and its last valid day."""
        packages = self.books.packages
        return {
            name: expires
            for name, visit in self.books.visits.items()
            if visit.use
            and not visit.use.spent
            and (expires := packages[visit.use.package].expires)
        }

    def _package(self, chance: Chance, visit: Visit) -> str:
        """Likely one that can be put on the visit, or else one that the patient holds."""
        books = self.books
        return self.pick(
            chance,
            "package",
            books.packages,
            lambda name: why_not(books, name, visit) is None,
            lambda name: name in books.held_by(visit.patient),
        )

    def _start(self, chance: Chance) -> datetime:
        days = self.choose(chance, "days from now", [1, 2, 3, 4, 5, 9, 0, -1])
        return self.look.moment(days, self.choose(chance, "at", TIMES_OF_DAY))


def _booked(visit: Visit) -> bool:
    return visit.status == "BOOKED"


def _covered(visit: Visit) -> bool:
    return _booked(visit) and visit.use is not None


def _arrived(visit: Visit) -> bool:
    return visit.status == "ARRIVED"


def _missed(visit: Visit) -> bool:
    return visit.status == "NO_SHOW"


def _open(visit: Visit) -> bool:
    return visit.status in ("BOOKED", "ARRIVED") and visit.use is None
