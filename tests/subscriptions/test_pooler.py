"""Behind a pooler that hands connections from one transaction to the next (pgbouncer), LISTEN
succeeds and nothing arrives: a subscription is refused, where it would stay silent."""

import shutil
from pathlib import Path

import pytest

from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.pgbouncer import pooled
from tests.running_server import served
from tests.subscriptions.subscriber import MARCH, VISITS, asking, following

pytestmark = pytest.mark.skipif(
    shutil.which("pgbouncer") is None, reason="pgbouncer is not installed"
)


async def test_a_subscription_is_refused_where_notifications_do_not_arrive(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    desk = await open_clinic(database)
    with pooled(database_urls.app, "transaction") as url:
        async with served(database_urls.app, tmp_path, LISTEN_DATABASE_URL=url) as server:
            token, port = server.token(desk.principal), server.process.port
            async with asking(port, token, VISITS, during=MARCH) as visits:
                heard = await visits.message()

    (error,) = heard["payload"]
    assert error["extensions"]["code"] == "BUSY"
    assert "LISTEN_DATABASE_URL" in error["message"]


async def test_a_pooler_that_leaves_a_session_its_connection_lets_changes_through(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    desk = await open_clinic(database)
    with pooled(database_urls.app, "session") as url:
        async with served(database_urls.app, tmp_path, LISTEN_DATABASE_URL=url) as server:
            token, port = server.token(desk.principal), server.process.port
            async with following(port, token, VISITS, during=MARCH):
                pass
