"""Goes through every clinic and recomputes what can be recomputed.

What the rows alone cannot show: a clinic that was removed with everything in it, an audit record
that belongs to nothing else (of a refused request, or a read of a patient) and is gone, and a
history that was rewritten from one end to the other, hashes and all. Checkpoints, which are kept
elsewhere, find those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import pending
from gql_packages.database.roles import refuse_other_than_owner
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.errors import SetupError
from gql_packages.verification.checkpoints import (
    Checkpoint,
    add_checkpoints,
    broken_checkpoint,
    new_checkpoint,
    read_checkpoints,
)
from gql_packages.verification.findings import Verification
from gql_packages.verification.run_checks import all_checks, run, wrong_days
from gql_packages.verification.search_words import wrong_words

#: As many statements as a clinic is asked; there may be thousands of clinics.
_KEPT = 100
# The names of tables are our own.
_COUNT = "(SELECT count(*) FROM {table} WHERE clinic_id = $1) AS {table}"
_COUNTS = "SELECT " + ", ".join(
    _COUNT.format(table=table) for table in ("staff_member", *HASHED_COLUMNS)
)


async def verify_with_checkpoints(
    owner_url: str, checkpoints: Path | None, *, progress: Callable[[str], None]
) -> Verification:
    """As `verify`, with the checkpoints of a file, if one is named. Where nothing differs, new ones
    are added to it."""
    kept = read_checkpoints(checkpoints) if checkpoints else None
    verification = await verify(owner_url, progress=progress, checkpoints=kept)
    if checkpoints and not verification.findings:
        add_checkpoints(checkpoints, verification.checkpoints)
    return verification


async def verify(
    owner_url: str,
    *,
    progress: Callable[[str], None],
    checkpoints: Mapping[UUID, Checkpoint] | None = None,
    now: datetime | None = None,
) -> Verification:
    """Recompute everything as the owner of the tables, on one snapshot, without changing anything.

    Row-level security holds for the owner too: it may list the clinics, and goes through them one
    by one. SetupError for another role, which would see no clinic and so find nothing, and where a
    clinic shows no staff member, so that nothing would differ in it.

    With `checkpoints`, even empty, their digests must still be right, and new ones are made.
    """
    async with connected(owner_url, kept_statements=_KEPT) as connection:
        await refuse_unready(connection)
        verification = Verification()
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await connection.execute("SET LOCAL statement_timeout = 0")
            checks = await all_checks(connection)
            clinics = await connection.fetch("SELECT id FROM clinic ORDER BY id")
            for number, clinic in enumerate(clinics, start=1):
                progress(f"Verifying clinic {number} of {len(clinics)}")
                await _verify_clinic(connection, clinic["id"], checks, verification)
                if checkpoints is not None:
                    moment = now or datetime.now(UTC)
                    new = await new_checkpoint(connection, clinic["id"], now=moment)
                    verification.checkpoints.append(new)
            for checkpoint in (checkpoints or {}).values():
                await set_clinic(connection, checkpoint.clinic_id)
                verification.checked["checkpoint"] += 1
                await verification.take(broken_checkpoint(connection, checkpoint))
        return verification


async def _verify_clinic(
    connection: Connection, clinic_id: UUID, checks: list[str], verification: Verification
) -> None:
    await set_clinic(connection, clinic_id)
    checked = verification.checked
    checked["clinic"] += 1
    checked.update(await _count_rows(connection, clinic_id))
    await verification.take(wrong_days(connection, clinic_id))
    await verification.take(wrong_words(connection, clinic_id))
    for check in checks:
        verification.findings += [found async for found in run(connection, clinic_id, check)]


async def set_clinic(connection: Connection, clinic_id: UUID) -> None:
    """See the clinic, in the way in which the application does."""
    # A UUID is the one thing that may stand in this text: SET LOCAL takes no parameters.
    await connection.execute(f"SET LOCAL app.clinic_id = '{UUID(str(clinic_id))}'")


async def _count_rows(connection: Connection, clinic_id: UUID) -> Mapping[str, int]:
    """How many rows each table has of it; SetupError for no staff member, as each has an owner."""
    [counts] = await connection.fetch(_COUNTS, clinic_id)
    if counts["staff_member"] == 0:
        raise SetupError(
            f"Clinic {clinic_id} shows no staff member, and every clinic has one: either the"
            " setting app.clinic_id does not arrive at the database, or the clinic's rows are gone."
            " Nothing can be said of it."
        )
    return dict(counts)


async def refuse_unready(connection: Connection) -> None:
    """Raise SetupError where migrations are missing, or the role is not the owner."""
    if await pending(connection):
        raise SetupError(
            "Not all of this version's migrations are applied to the database: run"
            " `gql-packages migrate` first."
        )
    await refuse_other_than_owner(connection)
