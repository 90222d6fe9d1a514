"""Goes through every clinic and recomputes what can be recomputed.

What this cannot find: a clinic that was removed with everything in it, a line of the audit that
belongs to nothing else (a refused or repeated request), and a history that was written anew from
one end to the other, hashes and all. Keep the results, or a copy elsewhere, against those.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from gql_packages.database.connecting import Connection, connected
from gql_packages.database.migrate import pending
from gql_packages.errors import SetupError
from gql_packages.verification.asking import ask, questions
from gql_packages.verification.findings import Verification
from gql_packages.verification.hashes import TABLES, changed_rows
from gql_packages.verification.history import broken_histories
from gql_packages.verification.references import reference_questions
from gql_packages.verification.uses import wrong_uses

_SEES_EVERY_CLINIC = """
SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = 'clinic'::regclass
"""

_SIZES = """
SELECT (SELECT count(*) FROM appointment WHERE clinic_id = $1) AS appointment,
       (SELECT count(*) FROM invoice WHERE clinic_id = $1) AS invoice,
       (SELECT count(*) FROM payment WHERE clinic_id = $1) AS payment
"""


async def verify(owner_url: str, *, progress: Callable[[str], None]) -> Verification:
    """Recompute everything as the owner of the tables, on one snapshot, without changing anything.

    Row-level security holds for the owner too: it may list the clinics, and goes through them one
    by one. SetupError for another role, which would see no clinic and so find nothing.
    """
    async with connected(owner_url) as connection:
        await _refuse_unready(connection)
        verification = Verification()
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await connection.execute("SET LOCAL statement_timeout = 0")
            asked = [*questions(), *await reference_questions(connection)]
            clinics = await connection.fetch("SELECT id FROM clinic ORDER BY id")
            for number, clinic in enumerate(clinics, start=1):
                progress(f"Verifying clinic {number} of {len(clinics)}")
                await _verify_clinic(connection, clinic["id"], asked, verification)
        return verification


async def _verify_clinic(
    connection: Connection, clinic_id: UUID, asked: list[str], verification: Verification
) -> None:
    await connection.execute("SELECT set_config('app.clinic_id', $1, true)", str(clinic_id))
    checked = verification.checked
    checked["clinic"] += 1
    sizes = await connection.fetchrow(_SIZES, clinic_id)
    checked.update(dict(sizes) if sizes else {})
    await verification.take(broken_histories(connection, clinic_id, checked))
    for table in TABLES:
        await verification.take(changed_rows(connection, clinic_id, table, checked))
    await verification.take(wrong_uses(connection, clinic_id, checked))
    for question in asked:
        await verification.take(ask(connection, clinic_id, question))


async def _refuse_unready(connection: Connection) -> None:
    if await pending(connection):
        raise SetupError(
            "Not all of this version's migrations are applied to the database: run"
            " `gql-packages migrate`, then verify again."
        )
    if not await connection.fetchval(_SEES_EVERY_CLINIC):
        raise SetupError(
            "Only the owner of the tables sees every clinic: set MIGRATION_DATABASE_URL to the URL"
            " of that role."
        )
