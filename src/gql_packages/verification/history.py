"""Does the history of every sold package hang together, line by line, and end at its counters?"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from asyncpg import Record

from gql_packages.database.connect import Connection
from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.row_hash import CHAIN_START, HASHED_COLUMNS, row_hash
from gql_packages.verification.findings import Finding

_COLUMNS = HASHED_COLUMNS["package_entry"]

# Every sold package with the lines of its history, in order; one without lines has one empty row.
_HISTORIES = """
SELECT p.id AS package_id, p.uses_total, p.uses_reserved, p.uses_redeemed, p.expires_on,
       p.refunded_at, p.entry_count, e.*
FROM patient_package p
LEFT JOIN package_entry e ON e.clinic_id = $1 AND e.patient_package_id = p.id
WHERE p.clinic_id = $1
ORDER BY p.id, e.sequence
"""

#: What each kind of line does to the uses that are held and to those that are spent.
_MOVES: Mapping[str, tuple[int, int]] = {
    PackageEntryKind.SOLD: (0, 0),
    PackageEntryKind.RESERVED: (1, 0),
    PackageEntryKind.REDEEMED: (-1, 1),
    PackageEntryKind.RELEASED: (-1, 0),
    PackageEntryKind.REVERSED: (0, -1),
    PackageEntryKind.EXPIRY_CHANGED: (0, 0),
    PackageEntryKind.REFUNDED: (0, 0),
}


async def broken_histories(
    connection: Connection, clinic_id: UUID, checked: Counter[str]
) -> AsyncIterator[Finding]:
    """What is amiss in the history of each package; at any time one package's is in memory."""
    async for rows in _by_package(connection, clinic_id):
        lines = [row for row in rows if row["id"] is not None]
        checked["package_entry"] += len(lines)
        for entity_type, entity_id, what in faults(rows[0], lines):
            yield Finding(clinic_id, entity_type, entity_id, what)


async def _by_package(connection: Connection, clinic_id: UUID) -> AsyncIterator[list[Record]]:
    rows: list[Record] = []
    async for row in connection.cursor(_HISTORIES, clinic_id, prefetch=1000):
        if rows and rows[0]["package_id"] != row["package_id"]:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def faults(package: Record, lines: Sequence[Record]) -> Iterator[tuple[str, UUID, str]]:
    """What is amiss, as the type and id of a row and a sentence about it."""
    before: Record | None = None
    for line in lines:
        for what in _line_faults(package["uses_total"], before, line):
            yield "PackageEntry", line["id"], what
        before = line
    for what in _ending_faults(package, lines):
        yield "PatientPackage", package["package_id"], what


def _line_faults(uses_total: int, before: Record | None, line: Record) -> Iterator[str]:
    columns = [line[column] for column in _COLUMNS]
    if row_hash(columns, previous=line["previous_hash"]) != line["hash"]:
        yield "it does not fit its hash"
    if line["previous_hash"] != (before["hash"] if before else CHAIN_START):
        yield "it does not follow the line before it"
    expected = before["sequence"] + 1 if before else 1
    if line["sequence"] != expected:
        yield f"it is line {line['sequence']} where line {expected} should be"
    if (line["kind"] == PackageEntryKind.SOLD) != (before is None):
        yield f"it is {line['kind']}, and a history begins with SOLD, and only once"
    yield from _balance_faults(uses_total, before, line)


def _balance_faults(uses_total: int, before: Record | None, line: Record) -> Iterator[str]:
    reserved, redeemed = _MOVES.get(line["kind"], (0, 0))
    if before:
        reserved += before["uses_reserved_after"]
        redeemed += before["uses_redeemed_after"]
    remaining = uses_total - redeemed
    follows = (reserved, redeemed, remaining - reserved, remaining)
    says = (
        line["uses_reserved_after"],
        line["uses_redeemed_after"],
        line["uses_available_after"],
        line["uses_remaining_after"],
    )
    if says != follows:
        yield f"held, spent, available and remaining are {says} after it, and {follows} follows"
    keeps_expiry = line["kind"] not in {PackageEntryKind.SOLD, PackageEntryKind.EXPIRY_CHANGED}
    if keeps_expiry and before and line["expires_on_after"] != before["expires_on_after"]:
        yield f"it is {line['kind']} and moves the expiry"


def _ending_faults(package: Record, lines: Sequence[Record]) -> Iterator[str]:
    if package["entry_count"] != len(lines):
        yield f"its history should have {package['entry_count']} lines and has {len(lines)}"
    if not lines:
        return
    last = lines[-1]
    says: tuple[int, int, date | None] = (
        package["uses_reserved"],
        package["uses_redeemed"],
        package["expires_on"],
    )
    ends = (last["uses_reserved_after"], last["uses_redeemed_after"], last["expires_on_after"])
    if says != ends:
        words = [", ".join(str(value) for value in values) for values in (says, ends)]
        yield f"held, spent and expiry are {words[0]}, and its history ends at {words[1]}"
    refunds = sum(line["kind"] == PackageEntryKind.REFUNDED for line in lines)
    if refunds != (package["refunded_at"] is not None):
        yield f"its history has {refunds} refunds, and it was {_refunded(package)}"


def _refunded(package: Record) -> str:
    return "refunded" if package["refunded_at"] is not None else "not refunded"
