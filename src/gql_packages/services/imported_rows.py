"""What imports of every kind share: one at a time in a clinic, and what was imported before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gql_packages.domain.enums import ImportOutcome
from gql_packages.domain.imports import Decision, ImportedBefore
from gql_packages.errors import ImportRefused, InvalidInput, RefusedRow
from gql_packages.problems import Problem, ProblemCode
from gql_packages.unit_of_work.work import Work

#: The first number of the advisory locks of imports.
IMPORT_LOCKS = 193

#: Rows of one mutation, and of one file.
MOST_ROWS, MOST_ROWS_OF_FILE = 300, 2_000

_LOCK = "SELECT pg_advisory_xact_lock($1, $2)"

_IMPORTED_PATIENTS = """
SELECT external_id, patient_id AS entity_id, fingerprint
FROM imported_patient WHERE clinic_id = $1 AND external_id = ANY($2::text[])
"""


def check_count(count: int, most: int) -> None:
    """Refuse (InvalidInput) an import without rows, or with more than `most`."""
    if not 1 <= count <= most:
        values = {"least": 1, "most": most, "found": count}
        raise InvalidInput.of(Problem(("rows",), ProblemCode.COUNT_OUT_OF_RANGE, values))


async def lock_imports(work: Work) -> None:
    """Let no other import run in the clinic: of two with the same external ids the second then
    finds what the first has made."""
    clinic = int.from_bytes(work.clinic_id.bytes[-4:], signed=True)
    await work.db.rows(_LOCK, IMPORT_LOCKS, clinic)


async def patients_imported_before(
    work: Work, external_ids: Sequence[str]
) -> Mapping[str, ImportedBefore]:
    """The patients that these external ids stand for already."""
    found = await work.db.rows(_IMPORTED_PATIENTS, work.clinic_id, external_ids)
    return {
        row["external_id"]: ImportedBefore(
            entity_id=row["entity_id"], fingerprint=row["fingerprint"]
        )
        for row in found
    }


def refuse_if_any(decisions: Sequence[Decision]) -> None:
    """Raise ImportRefused with all rows that have problems, if any has."""
    refused = tuple(
        RefusedRow(each.row.row, each.row.external_id, each.problems)
        for each in decisions
        if each.outcome is ImportOutcome.REFUSED
    )
    if refused:
        rows = "1 row has" if len(refused) == 1 else f"{len(refused):,} rows have"
        message = f"{rows} problems: nothing was imported."
        path = ("rows", str(refused[0].row - 1), *refused[0].problems[0].path)
        raise ImportRefused(message, path=path, rows=refused)
