"""The steps at the register: patients added, changed, archived and imported."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.model import people
from tests.model.clinic_machine import ClinicMachine, always, when
from tests.model.rows import NOTHING


class PeopleRules(ClinicMachine):
    @when(lambda self: self.now_and_then(2))
    def create_patient(self) -> None:
        self.step(people.create_patient, **self._person())

    @when(lambda self: self.now_and_then(2))
    def update_patient(self) -> None:
        first, last = self.choose("name", [(None, None), *people.NAMES, ("\u200b", None)])
        self.step(
            people.update_patient,
            patient_id=self.pick("patient", self.books.patients),
            first_name=first,
            last_name=last,
            email=self.choose("e-mail", [None, NOTHING, *people.EMAILS]),
            phone=self.choose("telephone", [None, NOTHING, *people.PHONES]),
            date_of_birth=self.choose("born", [NOTHING, *self._days()]),
        )

    @when(lambda self: self.now_and_then(3))
    def archive_patient(self) -> None:
        books = self.books
        patient = self.pick("patient", books.patients, lambda name: books.patients[name].archived)
        archived = self.choose("archived", [False, False, True])
        self.step(people.archive_patient, patient_id=patient, archived=archived)

    @always
    def import_patients(self) -> None:
        rows = [self._row() for _ in range(self.choose("rows", [2, 1, 3]))]
        self.step(
            people.import_patients, rows=rows, dry_run=self.choose("dry", [False, False, True])
        )

        if self.books.imported:
            self._import_the_list_again()

    @when(lambda self: self.books.imported)
    def import_the_list_again(self) -> None:
        self._import_the_list_again()

    def _import_the_list_again(self) -> None:
        """With a row more, and at times with a correction of the first."""
        rows = [dict(row) for _, row in self.books.imported.values()]
        if self.choose("corrected", [False, True, True]):
            rows[0]["phone"] = "604 555 0199"
        self.step(people.import_patients, rows=[*rows, self._row()], dry_run=False)

    def _row(self) -> dict[str, Any]:
        there = [row for _, row in self.books.imported.values()]
        is_again = self.choose("again", [False, False, True])
        if there and is_again:
            return dict(self.choose("row", there))
        external_id = f"K-{self.choose('external id', range(1, 5))}"
        return {"external_id": external_id, **self._person()}

    def _person(self) -> dict[str, Any]:
        names = [*people.NAMES] * 3 + [("\u200b\u00ad", "Tester")]
        first, last = self.choose("name", names)
        person = {
            "first_name": first,
            "last_name": last,
            "email": self.choose("e-mail", [None, None, *people.EMAILS]),
            "phone": self.choose("telephone", [None, None, *people.PHONES]),
            "date_of_birth": self.choose("born", [None, None, *self._days()]),
        }
        return {key: value for key, value in person.items() if value is not None}

    def _days(self) -> list[date | None]:
        """Of birth: possible ones, and one that is still to come."""
        today = self.books.today
        return [None, date(1980, 2, 29), today, date(1900, 1, 1), today + timedelta(days=1)]
