"""Deletes the idempotency records of long ago, a clinic at a time, while the application serves.

First a row says which are going to be deleted, how many, and what the digest of their hashes is;
then they are deleted in batches. Where that is cut short, the next run goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.row_hash import row_hash
from gql_packages.errors import SetupError
from gql_packages.verification.purges import FIRST_ID, first_id_of, purges_of, rows_between
from gql_packages.verification.row_hash_sql import column_types
from gql_packages.verification.run_checks import fitting_hash
from gql_packages.verification.verify import refuse_unready, set_clinic

#: What is younger is never deleted: a client may still repeat its request.
LEAST_AGE = timedelta(days=30)
#: Rows of one transaction.
BATCH = 1000

TABLE = "idempotency_record"

# One purge of a clinic at a time: the second then sees what the first has recorded.
_LOCK = "SELECT pg_advisory_xact_lock($1)"
# The names of tables and columns are our own.
_UNFIT = """
SELECT count(*) FROM {table}
WHERE clinic_id = $1 AND id >= $2 AND id < $3 AND hash IS DISTINCT FROM {fitting}
"""
_RECORD = """
INSERT INTO purge
    (clinic_id, id, table_name, after_id, before_id, row_count, digest, purged_at, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_OLD = """
SELECT id FROM idempotency_record WHERE clinic_id = $1 AND id < $2 ORDER BY id LIMIT $3
"""
_DELETE = "DELETE FROM idempotency_record WHERE clinic_id = $1 AND id = ANY($2::uuid[])"


@dataclass(frozen=True)
class Purged:
    """How many rows of how many clinics were deleted; all were made before the moment."""

    rows: int
    clinics: int
    before: datetime

    def report(self) -> str:
        """One sentence."""
        return (
            f"Deleted {self.rows:,} idempotency records in {self.clinics:,} clinics, made before"
            f" {self.before.isoformat(timespec='seconds')}."
        )


async def purge(
    owner_url: str,
    *,
    older_than: timedelta,
    progress: Callable[[str], None],
    now: datetime | None = None,
) -> Purged:
    """Delete what is older in every clinic, as the owner of the tables.

    Safe to repeat, to kill and to run twice at once. SetupError for an age of less than 30 days,
    and for rows that do not fit their hashes: they are evidence.
    """
    if older_than < LEAST_AGE:
        raise SetupError(f"Only what is older than {LEAST_AGE.days} days can be purged.")
    moment = now or datetime.now(UTC)
    before, rows, clinics = moment - older_than, 0, 0
    async with connected(owner_url) as connection:
        await refuse_unready(connection)
        found = await connection.fetch("SELECT id FROM clinic ORDER BY id")
        for number, clinic in enumerate(found, start=1):
            await _record(connection, clinic["id"], first_id_of(before), moment)
            if count := await _delete(connection, clinic["id"], first_id_of(moment - LEAST_AGE)):
                progress(f"Deleted {count:,} rows of clinic {number} of {len(found)}")
                rows, clinics = rows + count, clinics + 1
    return Purged(rows, clinics, before)


async def _record(
    connection: Connection, clinic_id: UUID, before_id: UUID, moment: datetime
) -> None:
    """Say what is going to be deleted, where there is anything that no purge has named yet."""
    async with connection.transaction():
        await connection.execute(_LOCK, int.from_bytes(clinic_id.bytes[:8], signed=True))
        await set_clinic(connection, clinic_id)
        after_id = (await purges_of(connection, clinic_id)).ends().get(TABLE, FIRST_ID)
        if before_id <= after_id:
            return
        count, digest = await rows_between(connection, clinic_id, TABLE, after_id, before_id)
        if count == 0:
            return
        fitting = fitting_hash(TABLE, await column_types(connection, TABLE))
        unfit = _UNFIT.format(table=TABLE, fitting=fitting)
        if wrong := await connection.fetchval(unfit, clinic_id, after_id, before_id):
            raise SetupError(
                f"{wrong} idempotency records of clinic {clinic_id} do not fit their hashes, so"
                " none is deleted: `gql-packages verify` lists them."
            )
        said = (TABLE, after_id, before_id, count, digest, moment)
        columns = (clinic_id, uuid7(), *said)
        await connection.execute(_RECORD, *columns, row_hash(columns))


async def _delete(connection: Connection, clinic_id: UUID, youngest: UUID) -> int:
    """Delete, a batch after the other, what purges have named; how many rows.

    Nothing that is younger, whatever a row of purges says that is not of our making.
    """
    deleted = 0
    while True:
        async with connection.transaction():
            await set_clinic(connection, clinic_id)
            end = (await purges_of(connection, clinic_id)).ends().get(TABLE, FIRST_ID)
            old = await connection.fetch(_OLD, clinic_id, min(end, youngest), BATCH)
            status = await connection.execute(_DELETE, clinic_id, [row["id"] for row in old])
        if not old:
            return deleted
        deleted += int(status.rpartition(" ")[2])
