"""Import patients from elsewhere: all rows, or none."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import ImportOutcome
from gql_packages.domain.imports import MOST_DUPLICATES, Decision, decide, rows_alike
from gql_packages.domain.patient_rows import CheckedPatient, PatientRow, check_patients
from gql_packages.domain.patient_words import number_word
from gql_packages.domain.row_hash import row_hash
from gql_packages.errors import RowProblem
from gql_packages.services.imported_rows import (
    MOST_ROWS,
    check_count,
    lock_imports,
    patients_imported_before,
    refuse_if_any,
)
from gql_packages.services.patient_numbers import draw_numbers
from gql_packages.services.patient_search_columns import LONGEST_PHONE, patient_keys
from gql_packages.unit_of_work.batches import in_batches
from gql_packages.unit_of_work.work import Work

# At most so many of each word, whom the list of patients has first.
_DUPLICATES = """
SELECT g.row, s.patient_id
FROM unnest($2::integer[], $3::text[]) AS g (row, word)
CROSS JOIN LATERAL (
    SELECT w.patient_id, w.sort_key FROM patient_word w WHERE w.clinic_id = $1 AND w.word = g.word
    ORDER BY w.sort_key, w.patient_id LIMIT $4
) AS s
ORDER BY g.row, s.sort_key, s.patient_id
"""

# New patients, the words that they are found by, and what they are called elsewhere.
_INSERT = """
WITH new_patient AS (
    INSERT INTO patient (clinic_id, id, first_name, last_name, email, phone, sort_key, search_key,
        number, date_of_birth, folded_version, owing, credit, is_archived, version, created_at)
    SELECT $1::uuid, n.*, 1, 0, 0, false, 1, $2::timestamptz
    FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
        $11::text[], $12::integer[], $13::date[])
        AS n (id, first_name, last_name, email, phone, sort_key, search_key, number, date_of_birth)
), new_word AS (
    INSERT INTO patient_word (clinic_id, id, patient_id, word, sort_key)
    SELECT $1::uuid, w.* FROM unnest($14::uuid[], $15::uuid[], $16::text[], $17::text[])
        AS w (id, patient_id, word, sort_key)
)
INSERT INTO imported_patient (clinic_id, imported_at, imported_by_id, request_id, id, external_id,
    patient_id, fingerprint, hash)
SELECT $1::uuid, $2::timestamptz, $3::uuid, $4::uuid, i.*
FROM unnest($18::uuid[], $19::text[], $20::uuid[], $21::bytea[], $22::bytea[])
    AS i (id, external_id, patient_id, fingerprint, hash)
"""


@dataclass(frozen=True, kw_only=True)
class ImportedRow:
    """What became of a row, or would on a dry run."""

    row: int
    outcome: ImportOutcome
    #: where no patient has it
    external_id: str | None = None
    patient_id: UUID | None = None
    #: patients who were there before and may be the same person
    possible_duplicate_ids: tuple[UUID, ...] = ()
    #: other rows that may be the same person
    duplicate_rows: tuple[int, ...] = ()
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImportPatientsOutcome:
    """What became of the rows."""

    dry_run: bool
    created: int
    unchanged: int
    refused: int
    rows: tuple[ImportedRow, ...]


async def import_patients(
    work: Work, *, rows: Sequence[PatientRow], dry_run: bool = False, most: int = MOST_ROWS
) -> ImportPatientsOutcome:
    """Register the patients in the order of the rows (rule 193).

    A row that was imported before changes nothing. A dry run tells of every row what would become
    of it. Raises InvalidInput for no rows or more than `most`; ImportRefused, where it is no dry
    run, with every row that has problems.
    """
    check_count(len(rows), most)
    # Folding takes a third of a millisecond for a row: others have their turn.
    checked = await asyncio.to_thread(check_patients, rows, LONGEST_PHONE, work.today)
    if not dry_run:
        await lock_imports(work)
    named = [row.external_id for row in checked if row.external_id]
    before = await patients_imported_before(work, named)
    decisions = await asyncio.to_thread(decide, checked, before)
    if not dry_run:
        refuse_if_any(decisions)
    new = [row for row in checked if _is_created(decisions[row.row - 1])]
    alike = await asyncio.to_thread(rows_alike, {row.row: row.same for row in new})
    there = await _possible_duplicates(work, new)
    made = {} if dry_run else await _create(work, new)
    count = Counter(decision.outcome for decision in decisions)
    became = await asyncio.to_thread(_imported, decisions, made, there, alike)
    return ImportPatientsOutcome(
        dry_run=dry_run,
        created=count[ImportOutcome.CREATED],
        unchanged=count[ImportOutcome.UNCHANGED],
        refused=count[ImportOutcome.REFUSED],
        rows=tuple(became),
    )


def _is_created(decision: Decision) -> bool:
    return decision.outcome is ImportOutcome.CREATED


def _imported(
    decisions: Sequence[Decision],
    made: Mapping[int, UUID],
    there: Mapping[int, tuple[UUID, ...]],
    alike: Mapping[int, tuple[int, ...]],
) -> list[ImportedRow]:
    rows = []
    for decision in decisions:
        number = decision.row.row
        patient_id = decision.entity_id or made.get(decision.same_as or number)
        rows.append(
            ImportedRow(
                row=number,
                outcome=decision.outcome,
                external_id=decision.row.external_id if patient_id is None else None,
                patient_id=patient_id,
                possible_duplicate_ids=there.get(number, ()),
                duplicate_rows=alike.get(number, ()),
                problems=decision.problems,
            )
        )
    return rows


async def _possible_duplicates(
    work: Work, rows: Sequence[CheckedPatient]
) -> Mapping[int, tuple[UUID, ...]]:
    """By row, the patients who share its name, its e-mail address or its telephone."""
    asked = [(row.row, word) for row in rows for word in sorted(row.same)]
    if not asked:
        return {}
    numbers, words = map(list, zip(*asked, strict=True))
    found: dict[int, dict[UUID, None]] = {}
    for each in await work.db.rows(_DUPLICATES, work.clinic_id, numbers, words, MOST_DUPLICATES):
        found.setdefault(each["row"], {})[each["patient_id"]] = None
    return {row: tuple(ids)[:MOST_DUPLICATES] for row, ids in found.items()}


async def _create(work: Work, rows: Sequence[CheckedPatient]) -> Mapping[int, UUID]:
    """Write the patients, a batch at a time, and what they are called elsewhere; ids by row."""
    if not rows:
        return {}
    made = {row.row: work.new_id() for row in rows}
    numbers = await draw_numbers(work.db, len(rows))
    for batch, own in zip(in_batches(rows), in_batches(numbers), strict=True):
        arrays = await asyncio.to_thread(_arrays, work, batch, made, own)
        common = (work.clinic_id, work.now, work.actor_id, work.request_id)
        await work.db.run(_INSERT, *common, *arrays)
    work.new_patients.update(made.values())
    return made


def _arrays(
    work: Work, rows: Sequence[CheckedPatient], made: Mapping[int, UUID], numbers: Sequence[int]
) -> list[list[Any]]:
    """The columns of the patients, of their words, and of what they are called elsewhere."""
    patients: list[Sequence[Any]] = []
    words: list[Sequence[Any]] = []
    imported: list[Sequence[Any]] = []
    for row, number in zip(rows, numbers, strict=True):
        patient_id, keys = made[row.row], patient_keys(**row.named)
        columns = (*row.named.values(), *keys.values(), number, row.date_of_birth)
        patients.append((patient_id, *columns))
        for word in (*row.words, number_word(number)):
            words.append((work.new_id(), patient_id, word, keys["sort_key"]))
        key, told = work.new_id(), (row.external_id, patient_id, row.fingerprint)
        by = (work.now, work.actor_id, work.request_id)
        imported.append((key, *told, row_hash((work.clinic_id, key, *told, *by))))
    return [list(column) for table in (patients, words, imported) for column in zip(*table)]  # noqa: B905
