"""The CSV is a stream: as of one moment, in constant memory, and whole or broken off."""

import asyncio
import gc
import random
import tracemalloc
from collections.abc import AsyncIterator
from uuid import UUID

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.database.connect import Connection
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.errors import Busy, TimedOut
from gql_packages.reading import export
from tests.asgi_client import AsgiRequest
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.reports.report_client import (
    SALES,
    USAGE,
    address,
    all_rows,
    begin,
    csv_rows,
    get_csv,
    lines_of,
)

PATH = address(SALES, {})
SOLD = 7


@pytest.fixture(scope="module")
async def reports(database_urls: DatabaseUrls) -> AsyncIterator[ReportsDatabase]:
    """A pool with one connection to spare."""
    opened = await ReportsDatabase.open(database_urls.app, pool_size=2)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def shop(database: ClinicDatabase) -> Ready:
    """A clinic that has sold seven packages."""
    clinic = await ready(await open_clinic(database))
    for _ in range(SOLD - 1):
        await clinic.desk.sell(clinic.patient, clinic.offer)
    return clinic


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows at a time, so that a few are a long stream."""
    monkeypatch.setattr(export, "BATCH", 2)


async def test_it_comes_in_pieces(shop: Ready, reports: ClinicDatabase) -> None:
    desk = shop.desk.with_application(reports_database=reports)
    request = AsgiRequest(PATH, desk.token)

    await request.run(desk.app)

    assert request.status == 200
    assert len(request.pieces) == SOLD // 2 + 2
    assert request.is_whole
    assert len(lines_of(request.body)) == SOLD


async def test_it_is_as_of_one_moment(shop: Ready, reports: ClinicDatabase) -> None:
    clinic = await ready(await open_clinic(shop.desk.database))
    for _ in range(4):
        await clinic.desk.sell(clinic.patient, clinic.offer, pay="800")
    desk = clinic.desk.with_application(reports_database=reports)
    rows = await all_rows(desk, SALES)
    request, held, task = await begin(desk)

    desk.clock.go_to("2026-06-01")
    await desk.sell(clinic.patient, clinic.offer)
    await desk.do("refundPackage", patientPackageId=rows[-1]["patientPackage"], amount="1")
    held.may_go_on.set()
    await task

    lines = lines_of(request.body)
    assert [line["patientPackageId"] for line in lines] == [row["patientPackage"] for row in rows]
    assert {line["status"] for line in lines} == {"ACTIVE"}
    assert len(await csv_rows(desk, SALES)) == 6


async def test_only_so_many_stream_at_once(shop: Ready, reports: ClinicDatabase) -> None:
    desk = shop.desk.with_application(reports_database=reports, max_streams=1)
    request, held, task = await begin(desk)

    for report in (SALES, USAGE):
        refused = await get_csv(desk, report)
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "1"
        assert refused.json()["errors"][0]["extensions"] == {"code": "OVERLOADED"}
    assert len(await all_rows(desk, SALES)) == SOLD, "pages can still be looked at"
    held.may_go_on.set()
    await task

    assert request.is_whole
    assert (await get_csv(desk, SALES)).status_code == 200


async def test_a_client_that_goes_away_stops_it_and_leaves_its_place(
    shop: Ready, reports: ClinicDatabase
) -> None:
    desk = shop.desk.with_application(reports_database=reports)
    for _ in range(5):
        request, _held, task = await begin(desk)
        request.gone.set()
        await asyncio.wait_for(task, 30)
        assert not request.is_whole

    assert len(await csv_rows(desk, SALES)) == SOLD
    assert await sleeping_transactions(shop.desk.database) == 0


async def test_wherever_it_is_cut_the_pools_stay_as_they_were(
    shop: Ready, reports: ClinicDatabase
) -> None:
    desk, chance = shop.desk.with_application(reports_database=reports), random.Random(11)
    for cut in range(60):
        request = AsgiRequest(PATH, desk.token)
        task = asyncio.create_task(request.run(desk.app))
        await asyncio.sleep(chance.uniform(0, 0.02))
        if cut % 2:
            request.gone.set()
        else:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    together = await asyncio.gather(csv_rows(desk, SALES), all_rows(desk, SALES))
    assert [len(rows) for rows in together] == [SOLD, SOLD]
    assert await sleeping_transactions(shop.desk.database) == 0


async def test_an_error_on_the_way_breaks_it_off(
    shop: Ready, reports: ClinicDatabase, superuser: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    desk = shop.desk.with_application(reports_database=reports)
    request, held, task = await begin(desk)
    await end_transactions(superuser)
    held.may_go_on.set()

    with pytest.raises(Busy):
        await task

    assert request.status == 200
    assert not request.is_whole
    assert f"incident {request.headers['x-request-id']}" in caplog.text
    assert len(await csv_rows(desk, SALES)) == SOLD


async def test_what_takes_too_long_is_broken_off_or_refused(
    shop: Ready, reports: ClinicDatabase, superuser: Connection
) -> None:
    desk = shop.desk.with_application(reports_database=reports, stream_seconds=2)
    request, _held, task = await begin(desk)
    with pytest.raises(TimedOut):
        await asyncio.wait_for(task, 30)
    assert not request.is_whole

    async with superuser.transaction():
        await superuser.execute("LOCK TABLE patient_package IN ACCESS EXCLUSIVE MODE")
        refused = await get_csv(desk, SALES)
    assert refused.status_code == 503
    assert refused.json()["errors"][0]["extensions"]["code"] in ("TIMEOUT", "BUSY")
    assert len(await csv_rows(desk, SALES)) == SOLD


async def test_something_unforeseen_is_masked(
    shop: Ready, reports: ClinicDatabase, superuser: Connection
) -> None:
    desk = shop.desk.with_application(reports_database=reports)
    await superuser.execute("ALTER TABLE package_refund RENAME COLUMN amount TO renamed")
    try:
        response = await get_csv(desk, SALES)
    finally:
        await superuser.execute("ALTER TABLE package_refund RENAME COLUMN renamed TO amount")

    (error,) = response.json()["errors"]
    assert response.status_code == 500
    assert error["extensions"] == {
        "code": "INTERNAL",
        "incidentId": response.headers["x-request-id"],
    }
    assert "amount" not in response.text


class Ends:
    """An application whose database connection is cut after the second piece of a body."""

    def __init__(self, app: ASGIApp, superuser: Connection) -> None:
        self._app = app
        self._superuser = superuser

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        pieces = 0

        async def passed_on(message: Message) -> None:
            nonlocal pieces
            await send(message)
            pieces += message["type"] == "http.response.body"
            if pieces == 2:
                await end_transactions(self._superuser)

        await self._app(scope, receive, passed_on)


async def test_a_client_learns_that_a_part_is_not_the_whole(
    shop: Ready, reports: ClinicDatabase, superuser: Connection
) -> None:
    desk = shop.desk.with_application(reports_database=reports)
    config = uvicorn.Config(
        Ends(desk.app, superuser), port=0, lifespan="off", log_config=None, log_level="critical"
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            with pytest.raises(httpx.RemoteProtocolError, match="incomplete"):
                await http.get(PATH, headers={"authorization": f"Bearer {desk.token}"})
    finally:
        server.should_exit = True
        await serving


async def end_transactions(superuser: Connection) -> None:
    """Cut every connection of the application that is in a transaction."""
    await superuser.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
    )


async def sleeping_transactions(database: ClinicDatabase) -> int:
    """How many connections of the application were left in a transaction, but for the audit's."""
    await database.audit.flush()
    # One whose transaction is over may wait a moment for the next.
    await asyncio.sleep(0.2)
    async with database.reading(UUID(int=1)) as connection:
        found = await connection.rows(
            "SELECT count(*) AS n FROM pg_stat_activity"
            " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
        )
    number: int = found[0]["n"]
    return number


async def test_the_memory_that_it_takes_does_not_grow_with_its_length(
    shop: Ready,
    reports: ClinicDatabase,
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    desk = shop.desk.with_application(reports_database=reports)
    peaks = []
    for number in (400, 4_000):
        await sell_by_sql(superuser, desk, number)
        try:
            peaks.append(await peak_of_a_stream(desk))
        finally:
            await superuser.execute("DELETE FROM patient_package WHERE name = 'By SQL'")
            await superuser.execute("DELETE FROM invoice WHERE number > 1000000")

    assert peaks[1] < 1.5 * peaks[0] + 200_000


async def peak_of_a_stream(desk: FrontDesk) -> int:
    """The bytes that Python held at most while the stream went on."""
    request = AsgiRequest(PATH, desk.token)
    request.keeps = False
    gc.collect()
    tracemalloc.start()
    try:
        await request.run(desk.app)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert request.is_whole
    return peak


async def sell_by_sql(superuser: Connection, desk: FrontDesk, number: int) -> None:
    """Copy the clinic's first sale so many times."""
    clinic_id = desk.principal.clinic_id
    async with superuser.transaction():
        await superuser.execute("SET LOCAL session_replication_role = replica")
        for table, key, changes in (
            ("invoice", "invoice_id", "'number', 1000000 + n"),
            ("patient_package", "id", "'invoice_id', md5('invoice' || n)::uuid, 'name', 'By SQL'"),
        ):
            await superuser.execute(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object("
                f"'id', md5('{table}' || n)::uuid, 'request_id', md5('{table}' || n)::uuid,"
                f" {changes}))).* FROM {table} t, generate_series(1, $2) AS n"
                f" WHERE t.clinic_id = $1 AND t.id = (SELECT {key} FROM patient_package"
                f"  WHERE clinic_id = $1 AND name <> 'By SQL' ORDER BY id LIMIT 1)",
                clinic_id,
                number,
            )
