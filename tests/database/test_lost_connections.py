"""The connection to the database goes: before COMMIT it is tried again, during it the key tells."""

import asyncio
from typing import Any

import asyncpg
import pytest

from gql_packages.audit import batch_writer
from gql_packages.database import pool, transaction_end
from gql_packages.database.connect import Connection
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.reading.reader import Reader
from gql_packages.unit_of_work.unit_of_work import PayloadTooCostly
from tests.concurrent_requests import NUMBERS, PATIENTS, ask, heard, holding, insist
from tests.conftest import DatabaseUrls
from tests.database.conftest import OpenDesk
from tests.database.wire import Fault, Wire, wire_to
from tests.front_desk import Ready, ready
from tests.row_counts import Written

KEY = "sold-in-a-thunderstorm"

_CUT_ALL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""


async def test_a_connection_cut_before_commit_is_replaced_and_the_work_done_once(
    clinic: Ready, written: Written, database_urls: DatabaseUrls
) -> None:
    before, clinic_id = await written.count("patient_package"), clinic.desk.principal.clinic_id

    async with holding(database_urls.superuser, NUMBERS, clinic_id) as held:
        asked = ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        for _ in range(2):
            (process,) = await held.until_waiting(1)
            await held.connection.execute("SELECT pg_terminate_backend($1)", process)
            while process in await held.waiting():
                await asyncio.sleep(0.005)
        await held.until_waiting(1)

    assert heard(await asked) == "DONE"
    assert await written.count("patient_package") == before + 1
    assert await written.audited("sellPackage") == ["DONE", "DONE"]


async def test_after_the_server_has_cut_every_connection_the_next_request_is_served(
    clinic: Ready, superuser: Connection
) -> None:
    desk = clinic.desk
    await asyncio.gather(*(desk.post("{ viewer { role } }") for _ in range(8)))

    await superuser.execute(_CUT_ALL)
    mutation = await ask(desk, "sellPackage", **clinic.sale(KEY))
    await superuser.execute(_CUT_ALL)
    query = await desk.post("{ viewer { role } }")

    assert [heard(mutation), query.get("errors")] == ["DONE", None]


async def test_a_connection_that_was_cut_while_it_was_idle_is_replaced(
    open_desk: OpenDesk, postgres: EmbeddedServer, database_urls: DatabaseUrls
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        desk = await open_desk(url)

        wire.fault = Fault.NO_BEGINNING
        answer = await desk.post("{ viewer { role } }")

        assert "errors" not in answer
        assert wire.cuts == 1
        await desk.database.close()


async def test_a_query_whose_connection_is_cut_is_busy_and_the_next_is_served(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    query = "{ patients(first: 5) { nodes { firstName } } viewer { role } }"

    async with holding(database_urls.superuser, PATIENTS, clinic.desk.principal.clinic_id) as held:
        asked = asyncio.ensure_future(clinic.desk.post(query))
        (process,) = await held.until_waiting(1)
        await held.connection.execute("SELECT pg_terminate_backend($1)", process)
        answer = await asked

    assert answer["errors"][0]["extensions"] == {"code": "BUSY", "cause": "DATABASE_UNAVAILABLE"}
    assert "errors" not in await clinic.desk.post(query)


@pytest.mark.parametrize(
    ("fault", "made"),
    [(Fault.NEVER_ARRIVES, 0), (Fault.ANSWER_IS_LOST, 1), (Fault.ANSWER_NEVER_COMES, 1)],
    ids=lambda given: given.name if isinstance(given, Fault) else "",
)
async def test_when_the_connection_goes_during_commit_the_key_tells(
    open_desk: OpenDesk,
    postgres: EmbeddedServer,
    database_urls: DatabaseUrls,
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    made: int,
) -> None:
    # So that the answer that never comes is not waited for as long as in earnest.
    monkeypatch.setattr(pool.Database, "command_timeout", 0.5)
    monkeypatch.setattr(transaction_end, "ROLLBACK_TIMEOUT", 0.2)
    # So that what was shown before COMMIT is not audited, with a COMMIT of its own, meanwhile.
    monkeypatch.setattr(batch_writer, "PAUSE", 30.0)
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        clinic = await ready(await open_desk(url))
        written = Written(superuser, clinic.desk.principal.clinic_id)
        before = await written.count("patient_package")
        await clinic.desk.database.audit.flush()
        await clinic.desk.database.rest()

        wire.fault, wire.commits = fault, 0
        answer = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        assert heard(answer) == "OUTCOME_UNKNOWN"
        assert "not known" in caplog.text
        assert wire.commits == 1, "it is not tried again: nobody knows what became of it"
        assert await written.count("patient_package") == before + made

        assert heard(await insist(clinic.desk, "sellPackage", **clinic.sale(KEY))) == "DONE"
        assert await written.count("patient_package") == before + 1
        await clinic.desk.database.close()
        told = "OUTCOME_UNKNOWN"
        done = ["DONE", told, "REPLAYED"] if made else [told, "DONE"]
        assert (await written.audited("sellPackage"))[1:] == done


@pytest.mark.parametrize(
    ("fault", "made"),
    [(Fault.DONE_AND_FAILS, 1), (Fault.UNDONE_AND_FAILS, 0)],
    ids=lambda given: given.name if isinstance(given, Fault) else "",
)
@pytest.mark.parametrize("sqlstate", ["XX000", "XX001"])
async def test_when_the_server_fails_within_itself_at_commit_the_key_tells(
    open_desk: OpenDesk,
    postgres: EmbeddedServer,
    database_urls: DatabaseUrls,
    superuser: Connection,
    caplog: pytest.LogCaptureFixture,
    sqlstate: str,
    fault: Fault,
    made: int,
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        clinic = await ready(await open_desk(url))
        written = Written(superuser, clinic.desk.principal.clinic_id)
        before = await written.count("patient_package")
        await clinic.desk.database.audit.flush()
        await clinic.desk.database.rest()

        wire.sqlstate, wire.fault, wire.commits = sqlstate, fault, 0
        answer = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        assert heard(answer) == "OUTCOME_UNKNOWN"
        assert "not known" in caplog.text
        assert (wire.commits, wire.cuts) == (1, 1)
        assert await written.count("patient_package") == before + made

        assert heard(await insist(clinic.desk, "sellPackage", **clinic.sale(KEY))) == "DONE"
        assert await written.count("patient_package") == before + 1
        await clinic.desk.database.close()


async def test_what_the_server_refuses_to_commit_was_not_done(
    open_desk: OpenDesk, postgres: EmbeddedServer, database_urls: DatabaseUrls
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        desk = await open_desk(url)
        await desk.database.audit.flush()
        await desk.database.rest()

        wire.sqlstate, wire.fault = "23503", Fault.UNDONE_AND_FAILS
        answer = await ask(desk, "createPatient", firstName="Noor", lastName="Haddad")

        assert heard(answer) == "INTERNAL"
        await desk.database.close()


async def _too_costly(*_: object, **given: object) -> None:
    raise PayloadTooCostly


async def test_what_was_done_and_cannot_be_shown_is_not_said_to_be_undone(
    open_desk: OpenDesk,
    postgres: EmbeddedServer,
    database_urls: DatabaseUrls,
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        clinic = await ready(await open_desk(url))
        written = Written(superuser, clinic.desk.principal.clinic_id)
        before = await written.count("patient_package")
        await clinic.desk.database.audit.flush()
        await clinic.desk.database.rest()

        # It costs too much to be read before COMMIT, and the connection goes afterwards.
        monkeypatch.setattr(Reader, "answer_within", _too_costly)
        wire.fault = Fault.WHILE_READING
        answer = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        assert heard(answer) == "OUTCOME_UNKNOWN"
        assert "was saved" in answer["errors"][0]["message"]
        assert await written.count("patient_package") == before + 1

        assert heard(await insist(clinic.desk, "sellPackage", **clinic.sale(KEY))) == "DONE"
        assert await written.count("patient_package") == before + 1
        await clinic.desk.database.close()


async def test_what_was_done_is_not_done_again_when_the_connection_goes_as_it_is_given_back(
    clinic: Ready, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, release = await written.count("patient"), asyncpg.Pool.release

    def lost_meanwhile(pool: Any, connection: Any, **given: Any) -> Any:
        asyncio.get_running_loop().call_soon(connection.terminate)
        return release(pool, connection, **given)

    monkeypatch.setattr(asyncpg.Pool, "release", lost_meanwhile)
    answer = await ask(clinic.desk, "createPatient", firstName="Noor", lastName="Haddad")

    assert heard(answer) == "DONE"
    assert await written.count("patient") == before + 1
    assert await written.audited("createPatient") == ["DONE", "DONE"]


async def test_without_a_key_nothing_is_done_twice_either(
    open_desk: OpenDesk,
    postgres: EmbeddedServer,
    database_urls: DatabaseUrls,
    superuser: Connection,
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        desk = await open_desk(url)
        written = Written(superuser, desk.principal.clinic_id)

        wire.fault = Fault.ANSWER_IS_LOST
        answer = await ask(desk, "createPatient", firstName="Noor", lastName="Haddad")

        assert heard(answer) == "OUTCOME_UNKNOWN"
        assert await written.count("patient") == 1
        await desk.database.close()
