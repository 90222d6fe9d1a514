"""A row of an import of patients: as it is given, and as it would be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gql_packages.domain.imports import LONGEST_EXTERNAL_ID, CheckedRow, fingerprint
from gql_packages.domain.input_validator import InputValidator
from gql_packages.domain.patient_words import SAME, words_of_patient
from gql_packages.errors import RowProblem


@dataclass(frozen=True, kw_only=True)
class PatientRow:
    """A patient to import. `problems` were found where the row was read."""

    external_id: str
    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None
    date_of_birth: date | None = None
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckedPatient(CheckedRow):
    """The same, checked as `createPatient` checks it."""

    #: the columns that words and keys follow from
    named: Mapping[str, Any]
    date_of_birth: date | None
    words: frozenset[str]

    @cached_property
    def same(self) -> frozenset[str]:
        """The words that it shares with whom it may be: the name, an address, a telephone."""
        return frozenset(word for word in self.words if word.startswith(SAME))


def check_patients(
    rows: Sequence[PatientRow], longest_phone: int, today: date
) -> Sequence[CheckedPatient]:
    """The rows, numbered from 1, each with everything that is wrong with it."""
    return [_checked(number, row, longest_phone, today) for number, row in enumerate(rows, start=1)]


def _checked(number: int, row: PatientRow, longest_phone: int, today: date) -> CheckedPatient:
    found = InputValidator()
    external_id = found.required(row.external_id, "external_id", longest=LONGEST_EXTERNAL_ID)
    if found.found:
        # It names nothing, and may hold what the database cannot.
        external_id = ""
    named: dict[str, Any] = {
        "first_name": found.required(row.first_name, "first_name"),
        "last_name": found.required(row.last_name, "last_name"),
        "email": found.email(row.email, "email"),
        "phone": found.optional(row.phone, "phone", longest=longest_phone),
    }
    born = found.date_of_birth(row.date_of_birth, today, "date_of_birth")
    columns = {**named, "date_of_birth": born}
    wrong = {path for problem in row.problems for path in problem.path}
    problems = [
        RowProblem.of(problem)
        for problem in found.found
        # What could not be read is empty here, and said already.
        if not wrong.intersection(problem.path)
    ]
    return CheckedPatient(
        row=number,
        external_id=external_id,
        fingerprint=fingerprint(columns),
        problems=(*row.problems, *problems),
        named=named,
        date_of_birth=born,
        words=frozenset() if problems or row.problems else frozenset(words_of_patient(**named)),
    )
