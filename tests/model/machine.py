"""The model as hypothesis runs it: every mutation in any order."""

from __future__ import annotations

from random import Random

from hypothesis.stateful import initialize

from tests.model import appointments, payments
from tests.model.appointment_rules import DiaryRules
from tests.model.ending_rules import EndingRules
from tests.model.payment_rules import TillRules
from tests.model.queries import TIMES_OF_DAY


class Machine(TillRules, DiaryRules, EndingRules):
    """Starts with one package and one visit for each patient, so that there is something to do."""

    @initialize()
    def a_first_day(self) -> None:
        for patient, offer, pay in (
            ("Ann", "three massages", 10000),
            ("Ben", "two for ever", None),
        ):
            self._sell(patient, offer, pay)
            self._book(patient)

    def _sell(self, patient: str, offer: str, pay: int | None) -> None:
        self.step(
            "sellPackage",
            lambda: payments.sell(self.books, patient, offer, pay=pay),
            patientId=patient,
            packageId=offer,
            payment={"amount": "100.00", "method": "CARD"} if pay else None,
        )

    def _book(self, patient: str) -> None:
        starts = self.look.moment(1, TIMES_OF_DAY[0])
        self.step(
            "bookAppointment",
            lambda: appointments.book(self.books, patient, "massage", starts, preselected=True),
            patientId=patient,
            treatmentId="massage",
            startsAt=starts.isoformat(),
            usePreselected=True,
        )


def walk(machine: Machine, chance: Random, steps: int) -> None:
    """Take so many steps by mere chance, each of those possible then as likely as the others."""
    machine.a_first_day()
    for _ in range(steps):
        possible = [
            rule
            for rule in machine.rules
            if all(condition(machine) for condition in rule.preconditions)
        ]
        rule = chance.choice(possible)
        rule.function(machine, **dict.fromkeys(rule.arguments, chance))
    machine.teardown()
