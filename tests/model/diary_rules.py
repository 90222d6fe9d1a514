"""The steps of the diary: visits booked, moved, covered, arrived, missed and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model import diary
from tests.model.books import Books, Visit
from tests.model.clinic_machine import TIMES_OF_DAY, ClinicMachine
from tests.model.covering import why_not
from tests.model.till import Shows

DATA = st.data()


class DiaryRules(ClinicMachine):
    @rule(data=DATA)
    def book(self, data: st.DataObject) -> None:
        self.book_with(data, data.draw(st.sampled_from(["preselected", "named", "none"])))

    @rule(data=DATA)
    def book_with_a_package(self, data: st.DataObject) -> None:
        self.book_with(data, data.draw(st.sampled_from(["named", "preselected"])))

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def reschedule(self, data: st.DataObject) -> None:
        visit, starts = self._visit(data, _booked), self._start(data)
        self.step(
            "rescheduleAppointment",
            lambda: diary.reschedule(self.books, visit, starts),
            appointmentId=visit,
            startsAt=starts.isoformat(),
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def cancel(self, data: st.DataObject) -> None:
        self._about(data, "cancelAppointment", diary.cancel, _booked)

    @precondition(lambda self: self.any_visit(_covered))
    @rule(data=DATA)
    def remove(self, data: st.DataObject) -> None:
        self._about(data, "removePackage", diary.remove, _covered)

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def arrive(self, data: st.DataObject) -> None:
        self._about(data, "arriveAppointment", diary.arrive, _booked)

    @precondition(lambda self: self.any_visit(_covered))
    @rule(data=DATA)
    def arrive_covered(self, data: st.DataObject) -> None:
        self._about(data, "arriveAppointment", diary.arrive, _covered)

    @precondition(lambda self: self.any_visit(_arrived))
    @rule(data=DATA)
    def undo_arrival(self, data: st.DataObject) -> None:
        self._about(data, "undoArrival", diary.undo_arrival, _arrived)

    @precondition(lambda self: self.any_visit(_missed))
    @rule(data=DATA)
    def undo_no_show(self, data: st.DataObject) -> None:
        self._about(data, "undoNoShow", diary.undo_no_show, _missed)

    @precondition(lambda self: self.any_visit(_open))
    @rule(data=DATA)
    def redeem(self, data: st.DataObject) -> None:
        visit = self._visit(data, _open)
        package = self._package(data, self.books.visits[visit])
        self.step(
            "redeemPackage",
            lambda: diary.redeem(self.books, visit, package),
            appointmentId=visit,
            patientPackageId=package,
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def miss_and_redeem(self, data: st.DataObject) -> None:
        visit = self._visit(data, _booked)
        unnamed = data.draw(st.booleans(), label="unnamed")
        named = None if unnamed else self._package(data, self.books.visits[visit])
        self.step(
            "markNoShow",
            lambda: diary.miss_and_redeem(self.books, visit, named),
            appointmentId=visit,
            resolution={"redeemPackage": {"patientPackageId": named} if named else {}},
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def miss_and_charge(self, data: st.DataObject) -> None:
        visit = self._visit(data, _booked)
        fee = self.pick(data, "fee", self.books.fees, lambda name: name == "late fee")
        self.step(
            "markNoShow",
            lambda: diary.miss_and_charge(self.books, visit, fee),
            appointmentId=visit,
            resolution={"chargeFee": {"noShowFeeId": fee}},
        )

    @precondition(lambda self: self.any_visit(_booked))
    @rule(data=DATA)
    def miss_and_charge_nothing(self, data: st.DataObject) -> None:
        visit = self._visit(data, _booked)
        self.step(
            "markNoShow",
            lambda: diary.miss_and_charge(self.books, visit, None),
            appointmentId=visit,
            resolution={"chargeNothing": True},
        )

    @rule()
    def an_hour_passes(self) -> None:
        self.pass_time(timedelta(hours=1))

    @rule(hours=st.sampled_from([9, 26, 75]))
    def time_passes(self, hours: int) -> None:
        self.pass_time(timedelta(hours=hours))

    def book_with(self, data: st.DataObject, how: str) -> None:
        """Book with a package that is named, with the preselected one, or with none."""
        patient = self.pick(data, "patient", self.books.patients)
        treatment = self.pick(data, "treatment", self.books.treatments, lambda n: n == "massage")
        starts = self._start(data)
        named = None
        if how == "named":
            named = self._package(data, Visit(patient, treatment, starts))
        preselected = how == "preselected"
        self.step(
            "bookAppointment",
            lambda: diary.book(
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
        data: st.DataObject,
        mutation: str,
        verb: Callable[[Books, str], Shows],
        likely: Callable[[Visit], bool],
    ) -> None:
        visit = self._visit(data, likely)
        self.step(mutation, lambda: verb(self.books, visit), appointmentId=visit)

    def _visit(self, data: st.DataObject, likely: Callable[[Visit], bool]) -> str:
        visits = self.books.visits
        return self.pick(data, "visit", visits, lambda name: likely(visits[name]))

    def _package(self, data: st.DataObject, visit: Visit) -> str:
        """Likely one that can be put on the visit, or else one that the patient holds."""
        books = self.books
        return self.pick(
            data,
            "package",
            books.packages,
            lambda name: why_not(books, name, visit) is None,
            lambda name: name in books.held_by(visit.patient),
        )

    def _start(self, data: st.DataObject) -> datetime:
        days = data.draw(st.sampled_from([1, 2, 3, 4, 5, 9, 0, -1]), label="days from now")
        return self.moment(days, data.draw(st.sampled_from(TIMES_OF_DAY), label="at"))


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
