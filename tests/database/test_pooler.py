"""The whole server behind a pooler that hands connections from one transaction to the next and
knows no prepared statements: pgbouncer in transaction mode, before 1.21."""

import asyncio
import shutil
from pathlib import Path

import pytest

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate, migrations
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic, ready
from tests.pgbouncer import pooled
from tests.running_server import served
from tests.subscriptions.subscriber import following

pytestmark = pytest.mark.skipif(
    shutil.which("pgbouncer") is None, reason="pgbouncer is not installed"
)

ALL_PACKAGES = """
query($patient: ID!) {
  patient(id: $patient) { firstName packages { nodes { usesReserved redemptions { totalCount } } } }
}
"""
PATIENT = "subscription($id: ID!) { patientChanged(patientId: $id) { kind } }"


async def test_desks_sell_redeem_read_and_follow_through_a_pooler(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    opened = [await open_clinic(database) for _ in range(4)]
    with pooled(database_urls.app, "transaction") as url:
        settings = {"DATABASE_STATEMENT_CACHE": "0", "LISTEN_DATABASE_URL": database_urls.app}
        async with served(url, tmp_path, **settings) as server:
            clinics = await asyncio.gather(*(ready(server.desk(each)) for each in opened))
            token, port = server.token(clinics[0].desk.principal), server.process.port
            async with following(port, token, PATIENT, id=clinics[0].patient) as changes:
                await asyncio.gather(
                    *(each.use(f"2027-03-{day}T17:00:00Z") for each in clinics for day in (10, 11))
                )
                heard = await changes.message()
            found = [
                await each.desk.ask(ALL_PACKAGES, patient=each.patient)
                for each in clinics
                for _ in range(3)
            ]

    assert heard["type"] == "next"
    assert [each["patient"]["packages"]["nodes"] for each in found] == [
        [{"usesReserved": 2, "redemptions": {"totalCount": 2}}]
    ] * 12


async def test_migrating_leaves_nothing_on_the_connections_of_a_pooler(
    empty_database_urls: DatabaseUrls,
) -> None:
    urls = empty_database_urls
    with pooled(urls.owner, "transaction") as owner, pooled(urls.app, "transaction") as app:
        applied = await asyncio.gather(
            *(migrate(owner, app_url=app, progress=lambda _: None) for _ in range(2))
        )
        async with connected(urls.superuser) as superuser:
            locks = await superuser.fetch(
                "SELECT * FROM pg_locks WHERE locktype = 'advisory' AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        async with connected(owner) as connection:
            set_to = await connection.fetchval("SHOW lock_timeout")

    assert sorted(applied[0] + applied[1]) == [migration.name for migration in migrations()]
    assert locks == []
    assert set_to == "0"
