"""The model as hypothesis runs it: every mutation in any order."""

from __future__ import annotations

from random import Random

from hypothesis.stateful import initialize

from tests.model.appointment_rules import DiaryRules
from tests.model.appointments import book_appointment
from tests.model.catalogue import update_clinic
from tests.model.catalogue_rules import CatalogueRules
from tests.model.ending_rules import EndingRules
from tests.model.payment_rules import TillRules
from tests.model.payments import sell_package
from tests.model.people_rules import PeopleRules
from tests.model.rows import TIMES_OF_DAY


class Machine(TillRules, DiaryRules, EndingRules, PeopleRules, CatalogueRules):
    """Starts with one package and one visit for each patient, so that there is something to do:
    the clinic's time zone changes before these, and no longer after them (rule 172)."""

    @initialize()
    def a_first_day(self) -> None:
        for zone in ("Europe/Berlin", "America/Vancouver"):
            self.step(update_clinic, time_zone=zone)
        paid = {"amount": 10000, "method": "CARD"}
        for patient, offer, payment in (
            ("Ann", "three massages", paid),
            ("Ben", "two for ever", None),
        ):
            self.step(sell_package, patient_id=patient, package_id=offer, payment=payment)
            self.step(
                book_appointment,
                patient_id=patient,
                treatment_id="massage",
                starts_at=self.books.moment(1, TIMES_OF_DAY[0]),
                use_preselected=True,
            )
        self.step(update_clinic, time_zone="Europe/Berlin")


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
