"""While the rows of one clinic's audit cannot be written, that clinic is refused, and no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
import pytest_asyncio

from gql_packages.audit import batch_writer
from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.connect import connected
from gql_packages.errors import AuditUnavailable
from tests.concurrent_requests import ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic

PATIENTS = "{ patients { nodes { firstName } } }"
#: Who adds a row about a member of staff waits for whoever holds them.
ACTOR = "SELECT FROM staff_member WHERE id = $1 FOR UPDATE"


@pytest_asyncio.fixture
async def desks(desk: FrontDesk) -> tuple[FrontDesk, FrontDesk]:
    """Two clinics on one pool, each with a patient, and nothing waiting."""
    other = await open_clinic(desk.database)
    for each in (desk, other):
        await each.patient()
    await desk.database.audit.flush()
    return desk, other


@asynccontextmanager
async def refusing(desk: FrontDesk, urls: DatabaseUrls) -> AsyncIterator[None]:
    """The audit takes no row of that clinic."""
    clinic_id = desk.principal.clinic_id
    async with connected(urls.superuser) as superuser:
        await superuser.execute(
            "ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_refused_ck"
            f" CHECK (clinic_id <> '{clinic_id}') NOT VALID"
        )
        try:
            yield
        finally:
            await superuser.execute(
                "ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_refused_ck"
            )


@asynccontextmanager
async def held_up(desk: FrontDesk, urls: DatabaseUrls) -> AsyncIterator[None]:
    """A row of that clinic waits for two seconds, and then fails."""
    async with holding(urls.superuser, ACTOR, desk.principal.staff_member_id):
        yield


async def answered(desk: FrontDesk) -> str:
    answer = await desk.post(PATIENTS)
    return str(answer["errors"][0]["extensions"]["code"]) if "errors" in answer else "READ"


async def until(desk: FrontDesk, told: str, other: FrontDesk) -> set[str]:
    """Read at both desks until the first is told that; what the other was told meanwhile."""
    others = set()
    async with asyncio.timeout(10):
        while await answered(desk) != told:
            others.add(await answered(other))
            await asyncio.sleep(0.02)
    return others


@pytest.mark.parametrize("unwritable", [refusing, held_up])
async def test_the_other_clinic_goes_on(
    desks: tuple[FrontDesk, FrontDesk],
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    unwritable: Callable[[FrontDesk, DatabaseUrls], AbstractAsyncContextManager[None]],
) -> None:
    monkeypatch.setattr(batch_writer, "LATE", 1.0)
    desk, other = desks
    async with unwritable(desk, database_urls):
        assert await until(desk, "AUDIT_UNAVAILABLE", other) == {"READ"}

        named = {"firstName": "Ana", "lastName": "Lima"}
        assert heard(await ask(desk, "createPatient", **named)) == "AUDIT_UNAVAILABLE"
        assert heard(await ask(other, "createPatient", **named)) == "DONE"
        for _ in range(20):
            assert await answered(other) == "READ"
            await asyncio.sleep(0.02)

    assert await until(desk, "READ", other) <= {"READ"}
    await desk.database.audit.flush()


async def test_without_telling_the_clinics_apart_the_other_is_refused_too(
    desks: tuple[FrontDesk, FrontDesk], database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, other = desks
    check = AuditBatchWriter.check

    def check_all(journal: AuditBatchWriter, _: object) -> None:
        check(journal, desk.principal.clinic_id)

    monkeypatch.setattr(AuditBatchWriter, "check", check_all)
    async with refusing(desk, database_urls):
        with pytest.raises(AssertionError):
            assert await until(desk, "AUDIT_UNAVAILABLE", other) == {"READ"}
            assert await answered(other) == "READ"
    await desk.database.audit.flush()


async def test_one_clinic_fills_half_of_the_room_and_two_fill_two_thirds(
    desks: tuple[FrontDesk, FrontDesk], database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_writer, "CAPACITY", 12)
    # Nothing is written as long as this test lasts.
    monkeypatch.setattr(batch_writer, "PAUSE", 60.0)
    audit = desks[0].database.audit
    for desk, fill in zip(desks, (6, 3), strict=True):
        for _ in range(fill):
            assert await answered(desk) == "READ"
        assert await answered(desk) == "AUDIT_UNAVAILABLE"
    third = await open_clinic(desks[0].database)
    assert audit.waiting == 9
    assert await answered(third) == "READ"

    await audit.flush()
    for desk in desks:
        audit.check(desk.principal.clinic_id)
        assert await answered(desk) == "READ"
    await audit.flush()


async def test_a_clinic_without_room_says_so_to_whoever_reads_without_end(
    desks: tuple[FrontDesk, FrontDesk], database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_writer, "CAPACITY", 2)
    desk, other = desks
    async with held_up(desk, database_urls):
        assert await answered(desk) == "READ"
        with pytest.raises(AuditUnavailable):
            await desk.database.audit.wait_for_capacity(desk.principal.clinic_id)
        await desk.database.audit.wait_for_capacity(other.principal.clinic_id)
    await desk.database.audit.flush()
