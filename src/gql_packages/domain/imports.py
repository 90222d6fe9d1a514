"""What becomes of the rows of an import: made, known already, or refused (rule 193).

A row is named by its external id, what it is called where it came from: unique in the clinic for
ever. Nothing here depends on what is imported.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import ImportOutcome
from gql_packages.errors import RefusalCode, RowProblem

#: Characters of an external id.
LONGEST_EXTERNAL_ID = 100
#: How many possible duplicates of one row are named, of each kind.
MOST_DUPLICATES = 5


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A row as it would be written. Two rows with one fingerprint say the same."""

    #: counted from 1
    row: int
    external_id: str
    fingerprint: bytes
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, kw_only=True)
class ImportedBefore:
    """What an external id stands for already."""

    entity_id: UUID
    fingerprint: bytes


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What becomes of one row."""

    row: CheckedRow
    outcome: ImportOutcome
    #: what the same row made before
    entity_id: UUID | None = None
    #: the number of the same row in this import, which makes it
    same_as: int | None = None
    problems: tuple[RowProblem, ...] = ()


def fingerprint(values: Mapping[str, Any]) -> bytes:
    """SHA-256 of what a row says, without what it leaves out: a column that is added later does not
    make a row another one."""
    said = {name: value for name, value in values.items() if value is not None}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).digest()


def decide(rows: Sequence[CheckedRow], before: Mapping[str, ImportedBefore]) -> Sequence[Decision]:
    """What becomes of the rows, in their order; `before` is by external id.

    A row is UNCHANGED where the same one was imported or stands before it. Where that is another
    one, EXTERNAL_ID_MISMATCH is a problem of it. Rows with problems are REFUSED.
    """
    first: dict[str, CheckedRow] = {}
    return [_decided(row, before.get(row.external_id), first) for row in rows]


def _decided(
    row: CheckedRow, known: ImportedBefore | None, first: dict[str, CheckedRow]
) -> Decision:
    earlier = first.setdefault(row.external_id, row) if row.external_id else row
    decision = Decision(row=row, outcome=ImportOutcome.UNCHANGED, problems=row.problems)
    if known is not None:
        decision = replace(decision, entity_id=known.entity_id)
        mismatch = "Another row was imported under this external id."
        is_same = row.fingerprint == known.fingerprint
    elif earlier is not row:
        decision = replace(decision, same_as=earlier.row)
        mismatch = f"Row {earlier.row} has this external id, and says something else."
        is_same = row.fingerprint == earlier.fingerprint
    else:
        mismatch, is_same = "", True
        decision = replace(decision, outcome=ImportOutcome.CREATED)
    if not is_same and not row.problems:
        code = RefusalCode.EXTERNAL_ID_MISMATCH
        problem = RowProblem(code, ("external_id",), mismatch)
        decision = replace(decision, problems=(*decision.problems, problem))
    if not decision.problems:
        return decision
    return Decision(row=row, outcome=ImportOutcome.REFUSED, problems=decision.problems)


def rows_alike(words: Mapping[int, Iterable[str]]) -> Mapping[int, tuple[int, ...]]:
    """For each row the numbers of others that have one of its words, in order: at most
    MOST_DUPLICATES."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, own in words.items():
        for word in own:
            rows[word].append(row)
    found = {}
    for row, own in words.items():
        # One more of each: the row itself may be among them.
        others = {each for word in own for each in islice(rows[word], MOST_DUPLICATES + 1)} - {row}
        found[row] = tuple(sorted(others)[:MOST_DUPLICATES])
    return found
