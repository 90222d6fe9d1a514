"""What becomes of the rows of an import."""

from gql_packages.domain.enums import ImportOutcome
from gql_packages.domain.imports import MOST_DUPLICATES
from gql_packages.errors import RefusalCode
from gql_packages.problems import ProblemCode
from gql_packages.reading.declarations import column, keyed, many, one, reads, sql
from gql_packages.schema.described import described
from gql_packages.schema.patient import Patient
from gql_packages.schema.problems import ProblemValue

_ROWS = """(
    SELECT r.* FROM json_to_recordset(:rows::json) AS r (row integer, outcome text,
        external_id text, patient_id uuid, possible_duplicate_ids uuid[], duplicate_rows json)
)"""
_PROBLEMS = """(
    SELECT p.* FROM json_to_recordset(:problems::json)
        AS p (row integer, place integer, code text, path json, message text, problem_code text)
)"""
_EXTERNAL_ID = """coalesce({t}.external_id, (SELECT i.external_id FROM imported_patient i
    WHERE i.clinic_id = $1 AND i.patient_id = {t}.patient_id))"""


@described
@reads(_PROBLEMS, clinic="")
class ImportProblem:
    """One thing that is wrong with a row of an import."""

    code: RefusalCode = column("code", "What is wrong, for programs.")
    path: list[str] = column(
        "path",
        "The field of the row, which is also the column of the file: "
        '["dateOfBirth"]; empty if it is about the row as a whole.',
    )
    message: str = column("message", "What is wrong, for people, in English.")
    problem_code: ProblemCode | None = column(
        "problem_code", "What is wrong with the value where the code is INVALID_INPUT; else null."
    )
    values: list[ProblemValue] = many(
        "{o}.row = {t}.row AND {o}.place = {t}.place",
        "{o}.name",
        "What a translation of the sentence needs: those of the problem code's description.",
    )


@described
@reads(_ROWS, clinic="", is_given=True)
class ImportedRow:
    """What became of a row of an import, or would on a dry run."""

    row: int = column("row", "Which row: the first is 1. The heading of a file is none.")
    external_id: str = sql(
        _EXTERNAL_ID, "What it is called where it came from; empty if that is what is wrong."
    )
    outcome: ImportOutcome = sql(
        "coalesce({t}.outcome, 'REFUSED')", "Whether it was made, was there, or was refused."
    )
    patient: Patient | None = one(
        "patient_id", "The patient; null if there is none: on a dry run, or of a refused row."
    )
    possible_duplicates: list[Patient] = keyed(
        "{t}.possible_duplicate_ids",
        "Patients who were there before and have the same name, e-mail address or telephone as a"
        f" row that is made; at most {MOST_DUPLICATES}. Nothing is refused for it.",
    )
    duplicate_rows: list[int] = sql(
        "coalesce({t}.duplicate_rows, '[]')",
        "Other rows to be made with the same name, e-mail address or telephone; at most"
        f" {MOST_DUPLICATES}.",
    )
    problems: list[ImportProblem] = many(
        "{o}.row = {t}.row", "{o}.place", "Everything that is wrong with it."
    )


def imported_rows(description: str) -> list[ImportedRow]:
    """The field that shows the rows of an import, in their order."""
    rows: list[ImportedRow] = many("TRUE", "{o}.row", description)
    return rows
