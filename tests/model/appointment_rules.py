"""The steps of the diary: visits booked, moved, covered, arrived, missed and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from tests.model import appointments
from tests.model.catalogue import bookable
from tests.model.clinic_machine import Act, ClinicMachine, always, when
from tests.model.packages import why_not
from tests.model.rows import NOTHING, TIMES_OF_DAY, ZONE, Shows, Visit


def _stands(*statuses: str, covered: bool | None = None) -> Callable[[Visit], bool]:
    return lambda visit: visit.status in statuses and covered in (None, visit.use is not None)


_booked = _stands("BOOKED")
_covered = _stands("BOOKED", covered=True)
_arrived = _stands("ARRIVED")
_missed = _stands("NO_SHOW")
_cancelled = _stands("CANCELLED")
_open = _stands("BOOKED", "ARRIVED", covered=False)


def _on_a(likely: Callable[[Visit], bool]) -> Callable[[Act], Any]:
    """A rule for when there is such a visit."""
    return when(lambda self: any(map(likely, self.books.visits.values())))


def _on(likely: Callable[[Visit], bool], verb: Callable[..., Shows]) -> Any:
    """The verb, likely on such a visit."""

    def act(self: DiaryRules) -> None:
        self.step(verb, appointment_id=self._visit(likely))

    act.__name__ = verb.__name__
    return _on_a(likely)(act)


class DiaryRules(ClinicMachine):
    cancel = _on(_booked, appointments.cancel_appointment)
    remove = _on(_covered, appointments.remove_package)
    arrive = _on(_booked, appointments.arrive_appointment)
    undo_arrival = _on(_arrived, appointments.undo_arrival)
    undo_no_show = _on(_missed, appointments.undo_no_show)
    undo_cancellation = _on(_cancelled, appointments.undo_cancellation)

    @always
    def book(self) -> None:
        self._book(self.choose("how", ["preselected", "named", "none"]))

    @always
    def book_with_a_package(self) -> None:
        self._book(self.choose("how", ["named", "preselected"]))

    @when(lambda self: self.now_and_then(3))
    def book_a_class(self) -> None:
        """Those who attend it at once keep their practitioner busy once (rule 176)."""
        starts = self.books.moment(self.choose("days from now", [2, 3]), TIMES_OF_DAY[1])
        for patient in ("Ann", "Ben"):
            self.step(
                appointments.book_appointment,
                patient_id=patient,
                treatment_id="yoga",
                starts_at=starts,
                practitioner_id="Sam",
            )

    @when(lambda self: any(map(self._not_to_be_booked_again, self.books.visits.values())))
    def undo_a_cancellation_with_who_cannot_be_booked(self) -> None:
        visit = self._visit(self._not_to_be_booked_again)
        self.step(appointments.undo_cancellation, appointment_id=visit)

    @_on_a(_booked)
    def reschedule(self) -> None:
        self._reschedule(self._visit(_booked), self._start())

    @_on_a(_booked)
    def update(self) -> None:
        treatments = [None, *self.books.treatments]
        self.step(
            appointments.update_appointment,
            appointment_id=self._visit(_covered, _booked),
            treatment_id=self.choose("treatment", treatments),
            practitioner_id=self.choose("practitioner", [None, "Sam", "Sam", "Pat", NOTHING]),
        )

    @when(lambda self: self.now_and_then(2) and self._ending())
    def reschedule_around_the_last_valid_day(self) -> None:
        ending = self._ending()
        visit = self.choose("visit", list(ending))
        day = ending[visit] + timedelta(days=self.choose("days after", [0, 1]))
        self._reschedule(visit, datetime.combine(day, self.choose("at", TIMES_OF_DAY), ZONE))

    @_on_a(_covered)
    def arrive_covered(self) -> None:
        visit = self._visit(self._no_longer_paid, _covered)
        self.step(appointments.arrive_appointment, appointment_id=visit)

    @_on_a(_open)
    def redeem(self) -> None:
        visit = self._visit(_open)
        package = self._package(self.books.visits[visit])
        self.step(appointments.redeem_package, appointment_id=visit, patient_package_id=package)

    @_on_a(_booked)
    def miss_and_redeem(self) -> None:
        self._miss(*self._redeeming())

    @_on_a(_booked)
    def miss_and_charge(self) -> None:
        self._miss(*self._charging())

    @_on_a(_booked)
    def miss_and_charge_nothing(self) -> None:
        self._miss(self._visit(_booked), {"charge_nothing": True})

    @_on_a(_booked)
    def cancel_late_and_redeem(self) -> None:
        self._cancel_late(*self._redeeming())

    @_on_a(_booked)
    def cancel_late_and_charge(self) -> None:
        self._cancel_late(*self._charging())

    @when(lambda self: self.now_and_then(3) and any(map(_booked, self.books.visits.values())))
    def cancel_late_and_charge_nothing(self) -> None:
        self._cancel_late(self._visit(_booked), {"charge_nothing": True})

    @always
    def an_hour_passes(self) -> None:
        self.pass_time(timedelta(hours=1))

    @always
    def time_passes(self) -> None:
        self.pass_time(timedelta(hours=self.choose("hours", [9, 26, 75])))

    def _book(self, how: str) -> None:
        """Book with a package that is named, with the preselected one, or with none."""
        patient = self.patient()
        treatment = self.pick("treatment", self.books.treatments, lambda n: n == "massage")
        starts = self._start()
        self.step(
            appointments.book_appointment,
            patient_id=patient,
            treatment_id=treatment,
            starts_at=starts,
            patient_package_id=(
                self._package(Visit(patient, treatment, starts)) if how == "named" else None
            ),
            use_preselected=how == "preselected",
            practitioner_id=self.choose("practitioner", [None, None, "Sam", "Pat"]),
        )

    def _reschedule(self, visit: str, starts: datetime) -> None:
        self.step(appointments.reschedule_appointment, appointment_id=visit, starts_at=starts)

    def _redeeming(self) -> tuple[str, dict[str, Any]]:
        visit = self._visit(_booked)
        unnamed = self.choose("unnamed", [True, False])
        named = None if unnamed else self._package(self.books.visits[visit])
        return visit, {"redeem_package": {"patient_package_id": named}}

    def _charging(self) -> tuple[str, dict[str, Any]]:
        visit = self._visit(_booked)
        fee = self.pick("fee", self.books.fees, lambda name: name == "late fee")
        return visit, {"charge_fee": {"no_show_fee_id": fee}}

    def _miss(self, visit: str, resolution: dict[str, Any]) -> None:
        self.step(appointments.mark_no_show, appointment_id=visit, resolution=resolution)

    def _cancel_late(self, visit: str, resolution: dict[str, Any]) -> None:
        self.step(appointments.cancel_appointment, appointment_id=visit, late=resolution)

    def _visit(self, *likely: Callable[[Visit], bool]) -> str:
        visits = self.books.visits
        fits = [lambda name, each=each: each(visits[name]) for each in likely]
        return self.pick("visit", visits, *fits)

    def _no_longer_paid(self, visit: Visit) -> bool:
        """It holds a use of a package that is no longer fully paid."""
        books, use = self.books, visit.use
        return _booked(visit) and bool(use and books.due(books.packages[use.package].invoice))

    def _not_to_be_booked_again(self, visit: Visit) -> bool:
        if not (_cancelled(visit) and visit.practitioner):
            return False
        return visit.practitioner not in bookable(self.books, visit.treatment)

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

    def _package(self, visit: Visit) -> str:
        """Likely one that can be put on the visit, or else one that the patient holds."""
        return self.pick(
            "package",
            self.books.packages,
            lambda name: why_not(self.books, name, visit) is None,
            lambda name: name in self.books.held_by(visit.patient),
        )

    def _start(self) -> datetime:
        days = self.choose("days from now", [1, 2, 3, 4, 5, 9, 0, -1])
        return self.books.moment(days, self.choose("at", TIMES_OF_DAY))
