"""Digests of a clinic's hashed rows at a moment, kept elsewhere: later they must be the same.

A checkpoint finds what the rows alone cannot show: audit records that are gone, a history that was
rewritten from one end to the other, a clinic that was removed with everything in it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.errors import SetupError
from gql_packages.verification.findings import Finding
from gql_packages.verification.purges import FIRST_ID, first_id_of, purges_of, rows_between

#: What was made so lately may not all be there yet: clocks differ, and transactions last.
SETTLES_IN = timedelta(hours=1)


@dataclass(frozen=True)
class Checkpoint:
    """How many rows of each table were made before a moment, and a digest of their hashes."""

    clinic_id: UUID
    before: datetime
    tables: Mapping[str, tuple[int, str]]
    #: of the tables that had been purged: the id from which on their rows were there
    since: Mapping[str, UUID] = field(default_factory=dict)

    def line(self) -> str:
        """As one line of JSON."""
        tables = {name: {"rows": rows, "digest": it} for name, (rows, it) in self.tables.items()}
        for name, first in self.since.items():
            tables[name]["since"] = str(first)
        return json.dumps(
            {"clinic": str(self.clinic_id), "before": self.before.isoformat(), "tables": tables}
        )


async def new_checkpoint(connection: Connection, clinic_id: UUID, *, now: datetime) -> Checkpoint:
    """The clinic's rows as they are, but for those that are not settled yet."""
    before, since = now - SETTLES_IN, (await purges_of(connection, clinic_id)).ends()
    end = first_id_of(before)
    tables = {}
    for table in sorted(HASHED_COLUMNS):
        first = since.get(table, FIRST_ID)
        count, digest = await rows_between(connection, clinic_id, table, first, end)
        tables[table] = (count, digest.hex())
    return Checkpoint(clinic_id, before, tables, since)


async def broken_checkpoint(
    connection: Connection, checkpoint: Checkpoint
) -> AsyncIterator[Finding]:
    """What is no longer as it was when the checkpoint was made, a table at a time.

    Of a table that was purged since, what is left and what the purges say that they deleted are to
    be as many as there were; a digest of what is left is in the next checkpoint only.
    """
    clinic_id, end = checkpoint.clinic_id, first_id_of(checkpoint.before)
    purges = await purges_of(connection, clinic_id)
    for table, (rows, digest) in checkpoint.tables.items():
        since = checkpoint.since.get(table, FIRST_ID)
        purged, first = purges.since(table, since), purges.ends().get(table, FIRST_ID)
        first = max(since, first)
        count, now = await rows_between(connection, clinic_id, table, first, end)
        is_as_it_was = (
            (count, now.hex()) == (rows, digest)
            if purged == 0
            else purged + count == rows or (first > end and purged > rows)
        )
        if not is_as_it_was:
            others = f"{purged + count}{' with those purged' if purged else ''}"
            what = (
                f"of {table}, {rows} rows were made before {checkpoint.before}, and"
                f" {others if purged + count != rows else 'other ones'} are there now"
            )
            yield Finding(clinic_id, "Clinic", clinic_id, what)


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
    since = {name: UUID(it["since"]) for name, it in said["tables"].items() if "since" in it}
    before = datetime.fromisoformat(said["before"]).astimezone(UTC)
    return Checkpoint(UUID(said["clinic"]), before, tables, since)
