"""The columns of a file of patients, and what its rows say (rule 193)."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError
from strawberry.utils.str_converters import to_snake_case

from gql_packages.domain.patient_rows import PatientRow
from gql_packages.errors import RowProblem
from gql_packages.problems import Problem, ProblemCode
from gql_packages.schema.scalars import parse_date
from gql_packages.web.csv_reader import Heading, TableRow

HEADINGS = (
    Heading("externalId", is_required=True),
    Heading("firstName", is_required=True),
    Heading("lastName", is_required=True),
    Heading("email"),
    Heading("phone"),
    Heading("dateOfBirth"),
)

_ATTRIBUTES = {heading.name: to_snake_case(heading.name) for heading in HEADINGS}


def patient_row(row: TableRow) -> PatientRow:
    """The row, with the problems of what cannot be read."""
    problems = [
        RowProblem.of(Problem((_ATTRIBUTES[name],), ProblemCode.FORMULA)) for name in row.formulas
    ]
    given: dict[str, Any] = {_ATTRIBUTES[name]: cell for name, cell in row.cells.items()}
    born = given.pop("date_of_birth", "").strip()
    if born and "dateOfBirth" not in row.formulas:
        try:
            given["date_of_birth"] = parse_date(born)
        except GraphQLError:
            problems.append(RowProblem.of(Problem(("date_of_birth",), ProblemCode.NOT_A_DAY)))
    for heading in HEADINGS:
        if heading.is_required:
            given.setdefault(_ATTRIBUTES[heading.name], "")
    return PatientRow(**given, problems=tuple(problems))
