"""Reads are written into the audit in batches: none that was answered is lost, and while batches
cannot be written nothing is read."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import UUID, uuid4

import httpx
import pytest
import pytest_asyncio

from gql_packages.audit import batch_writer as audit_journal
from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.audit.entry import AuditEntry
from gql_packages.database.connect import Connection, connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal
from gql_packages.reading import export
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.assurance.mutant_server import altered
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import APPOINTMENT, ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.database.wire import Fault, Wire, wire_to
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.populated_clinic import Furnished, furnish
from tests.reports.report_client import SALES, get_csv, lines_of
from tests.rights.requests import ROOT_FIELDS, request_about_nothing
from tests.row_counts import Written
from tests.run_size import size, tell
from tests.running_server import served
from tests.table_state import business_of

pytestmark = pytest.mark.slow

PATIENTS = "{ patients { nodes { firstName } } }"
AUDIT = "LOCK TABLE audit_entry IN SHARE MODE"
#: Clients that read as fast as they can, and how many answers each server gives before its end.
CLIENTS, ANSWERS = 8, size(short=150, full=2_000)
STOPS = size(short=1, full=10)


@pytest_asyncio.fixture
async def furnished(desk: FrontDesk) -> Furnished:
    return await furnish(desk)


@asynccontextmanager
async def refusing_audit(urls: DatabaseUrls) -> AsyncIterator[Callable[[], Awaitable[str]]]:
    """The audit takes no row, until the end or until this is called."""
    async with connected(urls.owner) as owner:
        await owner.execute("REVOKE INSERT ON audit_entry FROM gql_packages_app")
        give_back = partial(owner.execute, "GRANT INSERT ON audit_entry TO gql_packages_app")
        try:
            yield give_back
        finally:
            await give_back()


async def read_until(desk: FrontDesk, status: int) -> tuple[httpx.Response, list[UUID]]:
    """Read until that is the status; the last response, and those that showed patients before."""
    shown = []
    async with asyncio.timeout(10):
        while True:
            response = await desk.post_raw({"query": PATIENTS})
            if "data" in response.json():
                shown.append(UUID(response.headers["x-request-id"]))
            if response.status_code == status:
                return response, shown
            await asyncio.sleep(0.02)


async def not_in_audit(superuser: Connection, requests: list[UUID]) -> set[UUID]:
    rows = await superuser.fetch(
        "SELECT DISTINCT request_id FROM audit_entry WHERE outcome = 'READ'"
        " AND request_id = ANY($1)",
        requests,
    )
    return set(requests) - {row["request_id"] for row in rows}


async def test_a_read_is_in_the_audit_within_a_second(clinic: Ready, superuser: Connection) -> None:
    response = await clinic.desk.post_raw({"query": PATIENTS})
    answered = monotonic()

    # In full twice what is promised: this machine has other work too.
    async with asyncio.timeout(size(short=20, full=2)):
        while await not_in_audit(superuser, [UUID(response.headers["x-request-id"])]):
            await asyncio.sleep(0.01)
    tell(f"audit: a read was written {monotonic() - answered:.2f} s after it was answered")


async def test_while_batches_cannot_be_written_nothing_is_read_and_then_all_by_itself(
    furnished: Furnished,
    superuser: Connection,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Not because a row waits for long: because of what failed.
    monkeypatch.setattr(audit_journal, "LATE", 60.0)
    desk = furnished.desk
    await desk.database.audit.flush()
    async with refusing_audit(database_urls) as give_back:
        began = monotonic()
        refused, before = await read_until(desk, 503)
        seconds = monotonic() - began
        assert before, "the first was shown: nobody knew yet"
        assert [*refused.json()] == ["errors"]
        told = refused.json()["errors"][0]["extensions"]
        assert told == {"code": "AUDIT_UNAVAILABLE", "cause": "FAILED"}
        assert int(refused.headers["retry-after"]) >= 1
        assert await not_in_audit(superuser, before) == set(before)

        await _everything_is_refused(furnished, superuser)
        await give_back()
    began = monotonic()
    _, after = await read_until(desk, 200)
    tell(
        f"audit: reads were refused {seconds:.2f} s after the first row was, and answered"
        f" {monotonic() - began:.2f} s after rows could be written"
    )
    await desk.database.audit.flush()
    assert await not_in_audit(superuser, [*before, *after]) == set()


async def _everything_is_refused(furnished: Furnished, superuser: Connection) -> None:
    clinic_id = furnished.desk.principal.clinic_id
    state = await business_of(superuser, clinic_id)
    for name in ROOT_FIELDS:
        response = await furnished.desk.post_raw(request_about_nothing(name, furnished))
        if ROOT_FIELD_PERMISSIONS[name] is None:
            assert response.json()["data"][name]
        else:
            assert response.status_code == 503, name
            (error,) = response.json()["errors"]
            assert error["extensions"]["code"] == "AUDIT_UNAVAILABLE"
    open_id = {"id": furnished.treatment}
    body = {"query": "query($id: ID!) { node(id: $id) { id } }", "variables": open_id}
    assert (await furnished.desk.post_raw(body)).json()["data"]["node"] == open_id
    csv = await get_csv(furnished.desk, SALES)
    assert (csv.status_code, csv.json()["errors"][0]["extensions"]["code"]) == (
        503,
        "AUDIT_UNAVAILABLE",
    )
    assert "retry-after" in csv.headers
    assert await business_of(superuser, clinic_id) == state


async def test_without_the_check_patients_are_shown_though_nothing_can_be_written(
    clinic: Ready, database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AuditBatchWriter, "check", lambda _self, _clinic_id: None)
    async with refusing_audit(database_urls):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await read_until(clinic.desk, 503)
    await clinic.desk.database.audit.flush()


@pytest.mark.alone
@pytest.mark.parametrize(("limit", "value"), [("CAPACITY", 6), ("LATE", 0.5)])
async def test_what_waits_is_bounded_in_number_and_in_time(
    clinic: Ready,
    superuser: Connection,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    limit: str,
    value: float,
) -> None:
    desk = clinic.desk
    await desk.database.audit.flush()
    monkeypatch.setattr(audit_journal, limit, value)

    # A lock is waited for, for two seconds: nothing has failed yet.
    async with holding(database_urls.superuser, AUDIT, ""):
        _, before = await read_until(desk, 503)
        assert desk.database.audit.waiting == len(before)
        assert len(before) == value / 2 or limit == "LATE", "half is left for the others"
        assert "cannot be written" not in caplog.text

    await read_until(desk, 200)
    await desk.database.audit.flush()
    assert await not_in_audit(superuser, before) == set()


async def test_a_file_waits_until_there_is_room_and_is_whole(
    clinic: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = clinic.desk
    for number in range(9):
        await desk.sell(await desk.patient("Patient", str(number)), clinic.offer)
    await desk.database.audit.flush()
    monkeypatch.setattr(export, "BATCH", 2)
    monkeypatch.setattr(audit_journal, "CAPACITY", 5)

    assert len(lines_of((await get_csv(desk, SALES)).content)) == 10

    await desk.database.audit.flush()
    monkeypatch.setattr(AuditBatchWriter, "wait_for_capacity", _check)
    with pytest.raises(Exception, match="nothing is read or done without it"):
        await get_csv(desk, SALES)


async def _check(journal: AuditBatchWriter, clinic_id: UUID) -> None:
    journal.check(clinic_id)


async def test_a_row_of_nobody_does_not_keep_the_others_from_being_written(
    clinic: Ready, superuser: Connection
) -> None:
    desk, request_id = clinic.desk, uuid4()
    nobody = Principal(desk.principal.clinic_id, uuid4())
    no_clinic = Principal(uuid4(), desk.principal.staff_member_id)

    desk.database.audit.put(
        AuditEntry.of(who, at=desk.clock.now, operation=str(n), outcome="X", request_id=request_id)
        for n, who in enumerate([nobody, desk.principal, no_clinic])
    )
    await desk.database.audit.flush()

    written = await superuser.fetch(
        "SELECT operation FROM audit_entry WHERE request_id = $1", request_id
    )
    assert [row["operation"] for row in written] == ["1"]
    await superuser.execute("DELETE FROM audit_entry WHERE request_id = $1", request_id)


async def test_a_batch_whose_fate_is_unknown_is_there_once(
    postgres: EmbeddedServer, database_urls: DatabaseUrls, superuser: Connection
) -> None:
    async with wire_to(postgres, database_urls.app, Wire) as (wire, url):
        database = await ClinicDatabase.open(url, pool_size=2)
        clinic = await ready(await open_clinic(database))
        await database.audit.flush()

        for fault in (Fault.ANSWER_IS_LOST, Fault.NEVER_ARRIVES):
            response = await clinic.desk.post_raw({"query": PATIENTS})
            wire.fault = fault
            await database.audit.flush()
            rows = await superuser.fetch(
                "SELECT entity_id FROM audit_entry WHERE request_id = $1",
                UUID(response.headers["x-request-id"]),
            )
            assert len(rows) == 1
            await wire.happened()
        await database.close()


async def test_a_mutation_that_took_too_long_is_told_of(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    desk = clinic.desk
    visit = await desk.book(clinic.patient, clinic.treatment)
    desk = desk.with_application(deadline=2)

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]):
        assert heard(await ask(desk, "cancelAppointment", appointmentId=visit["id"])) == "TIMEOUT"
    await desk.database.audit.flush()

    written = Written(superuser, desk.principal.clinic_id)
    assert await written.audited("cancelAppointment") == ["TIMEOUT"]


async def lost_at_the_end(
    clinic: Ready, superuser: Connection, urls: DatabaseUrls, directory: Path, **settings: str
) -> tuple[int, set[UUID], str]:
    """How many reads a server answered until SIGTERM, which of them are not in the audit after it,
    and what it logged: a database that keeps it waiting is a reason."""
    shown: list[UUID] = []
    async with served(urls.app, directory, **settings) as server:
        desk = server.desk(clinic.desk)

        async def read_on() -> None:
            while True:
                try:
                    response = await desk.post_raw({"query": PATIENTS})
                except httpx.TransportError:
                    return
                if response.status_code == 200:
                    shown.append(UUID(response.headers["x-request-id"]))

        readers = [asyncio.ensure_future(read_on()) for _ in range(CLIENTS)]
        async with asyncio.timeout(60):
            while len(shown) < ANSWERS:
                await asyncio.sleep(0.005)
        server.process.process.send_signal(signal.SIGTERM)
        await asyncio.gather(*readers)
        assert await asyncio.to_thread(server.process.process.wait, 30) == 0
    return len(shown), await not_in_audit(superuser, shown), server.process.text


@pytest.mark.parametrize("settings", [{}, altered("batches far apart")], ids=["real", "far apart"])
async def test_what_was_read_before_the_server_is_stopped_is_in_the_audit(
    clinic: Ready,
    superuser: Connection,
    database_urls: DatabaseUrls,
    tmp_path: Path,
    settings: dict[str, str],
) -> None:
    answered = 0
    for _ in range(STOPS):
        count, lost, said = await lost_at_the_end(
            clinic, superuser, database_urls, tmp_path, **settings
        )
        assert lost == set(), said
        answered += count
    tell(f"audit: {answered} reads answered by servers that SIGTERM stopped {STOPS} times: 0 lost")


async def test_without_the_last_batch_some_are_lost(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    settings = altered("batches far apart", "the last rows of the audit not waited for")
    _, lost, _ = await lost_at_the_end(clinic, superuser, database_urls, tmp_path, **settings)

    assert lost
