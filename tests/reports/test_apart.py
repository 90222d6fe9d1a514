"""Reports and the desk do not wait for each other: each has connections of its own."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from gql_packages.database.pool import Database
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.errors import Overloaded
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls, new_database
from tests.front_desk import Ready, open_clinic, ready
from tests.reports.report_client import SALES, USAGE, all_rows, begin, document, get_csv, summary

NOBODY = UUID(int=1)
#: What the role of the desk allows a transaction, made short enough to be waited for.
SHORT = "statement_timeout=250&idle_in_transaction_session_timeout=250&transaction_timeout=400"


@pytest.fixture(scope="module")
async def shop(database: ClinicDatabase) -> Ready:
    return await ready(await open_clinic(database))


@pytest.fixture(scope="module")
async def elsewhere(postgres: EmbeddedServer) -> AsyncIterator[ReportsDatabase]:
    """A database of reports that the clinic has not reached yet."""
    async with new_database(postgres) as urls:
        opened = await ReportsDatabase.open(urls.app, pool_size=2)
        opened.is_copy = True
        yield opened
        await opened.close()


@pytest.mark.parametrize(
    "asked",
    [
        "query Q { packageSalesReport { summary { packagesSold } } patients { totalCount } }",
        "query Q { patients { totalCount } packageSalesReport { summary { packagesSold } } }",
        "query Q { ...F } fragment F on Query { ... { packageSalesReport { summary {"
        " packagesSold } } patients { totalCount } } }",
    ],
)
async def test_a_query_that_asks_for_a_report_is_answered_from_there_whole(
    shop: Ready, elsewhere: ReportsDatabase, asked: str
) -> None:
    desk = shop.desk.with_application(reports_database=elsewhere)

    there = await desk.ask(asked)
    here = await shop.desk.ask(asked)

    assert there["packageSalesReport"]["summary"]["packagesSold"] == 0
    assert there["patients"]["totalCount"] == 0
    assert here["packageSalesReport"]["summary"]["packagesSold"] == 1
    assert here["patients"]["totalCount"] == 1


async def test_any_other_query_is_answered_where_the_desk_works(
    shop: Ready, elsewhere: ReportsDatabase
) -> None:
    desk = shop.desk.with_application(reports_database=elsewhere)

    data = await desk.ask(
        "query packageSalesReport { packageSalesReport: patients { totalCount } }"
    )
    await desk.sell(shop.patient, shop.offer)

    assert data["packageSalesReport"]["totalCount"] == 1
    assert await summary(desk, SALES) != await summary(shop.desk, SALES)


async def test_who_asks_is_looked_up_where_the_desk_works(
    shop: Ready, elsewhere: ReportsDatabase
) -> None:
    desk = shop.desk.with_application(reports_database=elsewhere)
    colleague = await desk.colleague("FRONT_DESK")

    for report in (SALES, USAGE):
        assert await all_rows(desk, report) == []
        # The currency is known here too, where the clinic is not.
        assert "0.00" in (await summary(desk, report)).values()
        assert (await get_csv(desk, report)).text.endswith("currency\r\n")
        assert (await get_csv(colleague, report)).status_code == 403
        answer = await colleague.post(document(report, "__typename"))
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.usefixtures("served_limits")
async def test_when_reports_have_no_connection_left_the_desk_goes_on(
    shop: Ready, database_urls: DatabaseUrls
) -> None:
    one = await ReportsDatabase.open(database_urls.app, pool_size=1)
    desk = shop.desk.with_application(reports_database=one)
    _request, held, task = await begin(desk)
    try:
        answer = await desk.post(document(SALES, "summary { packagesSold }"))
        assert answer["errors"][0]["extensions"]["code"] == "OVERLOADED"
        assert await desk.ask("{ patients { totalCount } }")
        await desk.book(shop.patient, shop.treatment)
    finally:
        held.may_go_on.set()
        await task
        await one.close()


@pytest.mark.usefixtures("served_limits")
async def test_when_the_desk_is_slow_a_page_that_was_begun_goes_on(
    database_urls: DatabaseUrls,
) -> None:
    reports = await ReportsDatabase.open(database_urls.app, pool_size=1)
    desk_only = await ClinicDatabase.open(database_urls.app, pool_size=1)
    clinic = await ready(await open_clinic(desk_only))
    desk = clinic.desk.with_application(reports_database=reports)
    for _ in range(3):
        await desk.sell(clinic.patient, clinic.offer)
    request, held, task = await begin(desk)
    async with desk_only.reading(NOBODY):
        with pytest.raises(Overloaded):
            async with desk_only.reading(NOBODY):
                pass
        held.may_go_on.set()
        await asyncio.wait_for(task, 30)
    assert request.is_whole
    await desk_only.close()
    await reports.close()


async def test_a_report_may_take_longer_than_the_desk_may(database_urls: DatabaseUrls) -> None:
    url = f"{database_urls.app}&{SHORT}"
    for kind in (Database, ReportsDatabase):
        opened = await kind.open(url, pool_size=1)
        if kind is Database:
            with pytest.raises(asyncpg.PostgresError):
                await be_slow(opened)
        else:
            await be_slow(opened)
        await opened.close()


async def be_slow(database: Database) -> None:
    async with database.reading(NOBODY) as connection:
        await connection.rows("SELECT pg_sleep(0.35)")
        await asyncio.sleep(0.35)
        await connection.rows("SELECT 1")


async def test_time_is_given_to_the_transaction_and_not_to_the_session(
    database_urls: DatabaseUrls,
) -> None:
    opened = await ReportsDatabase.open(f"{database_urls.app}&{SHORT}", pool_size=1)
    names = ("statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout")
    asked = "SELECT " + ", ".join(f"current_setting('{name}') AS {name}" for name in names)

    async with opened.reading(NOBODY) as connection:
        (inside,) = await connection.rows(asked)
    session = await opened._acquire()
    (outside,) = await session.fetch(asked)
    await opened._release(session)
    await opened.close()

    assert list(inside.values()) == ["1min", "1min", "10min"]
    assert list(outside.values()) == ["250ms", "250ms", "400ms"]
