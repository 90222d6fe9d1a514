"""Digests of a clinic's hashed rows at a moment, kept elsewhere: later they must be the same.

A checkpoint finds what the rows alone cannot show: audit records that are gone, a history that was
rewritten from one end to the other, a clinic that was removed with everything in it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.errors import SetupError
from gql_packages.verification.findings import Finding

#: What was made so lately may not all be there yet: clocks differ, and transactions last.
SETTLES_IN = timedelta(hours=1)

# Identifiers are of UUID version 7: in the order of their making. The names are our own.
_ROWS = """
SELECT count(*) AS rows,
       encode(sha256(coalesce(string_agg(hash, ''::bytea ORDER BY id), ''::bytea)), 'hex') AS digest
FROM {table} WHERE clinic_id = $1 AND id < $2
"""


@dataclass(frozen=True)
class Checkpoint:
    """How many rows of each table were made before a moment, and a digest of their hashes."""

    clinic_id: UUID
    before: datetime
    tables: Mapping[str, tuple[int, str]]

    def line(self) -> str:
        """As one line of JSON."""
        tables = {name: {"rows": rows, "digest": it} for name, (rows, it) in self.tables.items()}
        return json.dumps(
            {"clinic": str(self.clinic_id), "before": self.before.isoformat(), "tables": tables}
        )


async def new_checkpoint(connection: Connection, clinic_id: UUID, *, now: datetime) -> Checkpoint:
    """The clinic's rows as they are, but for those that are not settled yet."""
    before = now - SETTLES_IN
    tables = {
        table: await _rows(connection, clinic_id, table, before) for table in sorted(HASHED_COLUMNS)
    }
    return Checkpoint(clinic_id, before, tables)


async def broken_checkpoint(
    connection: Connection, checkpoint: Checkpoint
) -> AsyncIterator[Finding]:
    """What is no longer as it was when the checkpoint was made, a table at a time."""
    for table, (rows, digest) in checkpoint.tables.items():
        count, now = await _rows(connection, checkpoint.clinic_id, table, checkpoint.before)
        if (count, now) != (rows, digest):
            what = (
                f"of {table}, {rows} rows were made before {checkpoint.before}, and"
                f" {count if count != rows else 'other ones'} are there now"
            )
            yield Finding(checkpoint.clinic_id, "Clinic", checkpoint.clinic_id, what)


async def _rows(
    connection: Connection, clinic_id: UUID, table: str, before: datetime
) -> tuple[int, str]:
    first_later = UUID(int=int(before.timestamp() * 1000) << 80)
    row = await connection.fetchrow(_ROWS.format(table=table), clinic_id, first_later)
    if row is None:
        raise AssertionError("count() always has a row")
    return row["rows"], row["digest"]


def read_checkpoints(file: Path) -> dict[UUID, Checkpoint]:
    """The latest checkpoint of each clinic, none where there is no file yet.

    SetupError for a file of something else.
    """
    if not file.exists():
        return {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        found = [_checkpoint(line) for line in lines if line]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(
            f"{file} is not a file of checkpoints that `verify` has written."
        ) from error
    return {each.clinic_id: each for each in sorted(found, key=lambda each: each.before)}


def add_checkpoints(file: Path, checkpoints: Iterable[Checkpoint]) -> None:
    """Write the checkpoints at the end of the file, which is made if it is not there."""
    try:
        with file.open("a", encoding="utf-8") as lines:
            lines.writelines(f"{checkpoint.line()}\n" for checkpoint in checkpoints)
    except OSError as error:
        raise SetupError(f"The checkpoints cannot be written into {file}: {error}.") from error


def _checkpoint(line: str) -> Checkpoint:
    said = json.loads(line)
    tables = {name: (int(it["rows"]), str(it["digest"])) for name, it in said["tables"].items()}
    if not tables.keys() <= HASHED_COLUMNS.keys():
        raise ValueError(line)
    before = datetime.fromisoformat(said["before"]).astimezone(UTC)
    return Checkpoint(UUID(said["clinic"]), before, tables)
