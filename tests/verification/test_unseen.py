"""A clinic whose rows cannot be seen is not said to be in order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from gql_packages.database.connect import Connection, connected
from gql_packages.verification.verify import verify
from tests.cli_and_server.serve_process import run_command
from tests.conftest import DatabaseUrls
from tests.table_state import clinic_column, tenant_tables

_POLICY = "ALTER POLICY tenant ON {table} USING ({seen}) WITH CHECK ({seen})"
_SEEN = "{column} = nullif(current_setting('{setting}', true), '')::uuid"


@asynccontextmanager
async def lost_setting(urls: DatabaseUrls, *, but: str | None = None) -> AsyncIterator[None]:
    """The setting that names the clinic does not arrive where the rows are shown."""
    async with connected(urls.superuser) as superuser:
        tables = [table for table in await tenant_tables(superuser) if table != but]
        await _look_at(superuser, tables, "elsewhere.clinic_id")
        try:
            yield
        finally:
            await _look_at(superuser, tables, "app.clinic_id")


async def _look_at(superuser: Connection, tables: list[str], setting: str) -> None:
    for table in tables:
        seen = _SEEN.format(column=clinic_column(table), setting=setting)
        await superuser.execute(_POLICY.format(table=table, seen=seen))


async def test_a_setting_that_does_not_arrive_is_told_of(
    database_urls: DatabaseUrls, clinic_ids: tuple[UUID, UUID]
) -> None:
    async with lost_setting(database_urls):
        ran = run_command("verify", MIGRATION_DATABASE_URL=database_urls.owner)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[-1] == (
        f"gql-packages: Clinic {clinic_ids[0]} shows no staff member, and every clinic has one:"
        " either the setting app.clinic_id does not arrive at the database, or the clinic's rows"
        " are gone. Nothing can be said of it."
    )


async def test_without_looking_for_staff_nothing_would_differ(
    database_urls: DatabaseUrls, clinic_ids: tuple[UUID, UUID]
) -> None:
    seen = await verify(database_urls.owner, progress=lambda _: None)
    async with lost_setting(database_urls, but="staff_member"):
        unseen = await verify(database_urls.owner, progress=lambda _: None)

    assert unseen.findings == []
    staff = seen.checked["staff_member"]
    assert unseen.checked.total() == staff + len(clinic_ids) < seen.checked.total()
