"""Rule 190: new columns of rows that were there are filled beside the desk's work."""

import asyncio
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection
from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.filling import fill
from gql_packages.filling.fill import Filler, fill_all, fill_clinic
from gql_packages.filling.steps import STEPS
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk

SEARCH = "query S($search: String) { patients(search: $search) { nodes { lastName } } }"

#: As the version before this one leaves a row that it changes.
AS_BEFORE = """
UPDATE patient SET last_name = $2, sort_key = $3, search_key = $3, version = version + 1
WHERE clinic_id = $1
"""


async def found(desk: FrontDesk, search: str) -> list[str]:
    nodes = (await desk.ask(SEARCH, search=search))["patients"]["nodes"]
    return [node["lastName"] for node in nodes]


async def written_before(desk: FrontDesk, superuser: Connection, count: int) -> UUID:
    """So many patients called Łukasz, of which an earlier version has written the names."""
    for _ in range(count):
        await desk.patient("A", "Somebody")
    clinic_id = desk.principal.clinic_id
    await superuser.execute("DELETE FROM patient_word WHERE clinic_id = $1", clinic_id)
    await superuser.execute(AS_BEFORE, clinic_id, "Łukasz", "łukasz a")
    return clinic_id


async def left(superuser: Connection, clinic_id: UUID) -> int:
    count: int = await superuser.fetchval(
        "SELECT count(*) FROM patient WHERE clinic_id = $1"
        " AND folded_version IS DISTINCT FROM version",
        clinic_id,
    )
    return count


async def differing(urls: DatabaseUrls) -> list[str]:
    found = (await verify(urls.owner, progress=lambda _: None)).findings
    return [str(finding) for finding in found]


async def test_190_a_fill_that_is_killed_goes_on_where_it_was_and_verify_is_clean_throughout(
    desk: FrontDesk,
    superuser: Connection,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clinic_id = await written_before(desk, superuser, 5)
    monkeypatch.setattr(fill, "BATCH", 2)
    batches = 0

    async def killed_at_the_second(db: TenantConnection, limit: int) -> int:
        nonlocal batches
        batches += 1
        count = await STEPS["search words of patients"](db, limit)
        if batches == 2:
            raise ConnectionError
        return count

    before = (await left(superuser, clinic_id), await differing(database_urls))
    with pytest.raises(ConnectionError):
        await fill_clinic(desk.database, clinic_id, steps={"": killed_at_the_second})
    during = (await left(superuser, clinic_id), await differing(database_urls))
    filled = await fill_clinic(desk.database, clinic_id)

    assert (before, during) == ((5, []), (3, []))
    assert (filled, await left(superuser, clinic_id)) == (3, 0)
    assert await differing(database_urls) == []
    assert await found(desk, "lukasz") == ["Łukasz"] * 5


async def test_190_what_is_not_filled_is_found_as_it_was_and_then_as_it_is(
    desk: FrontDesk, superuser: Connection
) -> None:
    clinic_id = await written_before(desk, superuser, 1)

    as_it_was = (await found(desk, "łukasz"), await found(desk, "lukasz"))
    await fill_clinic(desk.database, clinic_id)

    assert as_it_was == (["Łukasz"], [])
    assert (await found(desk, "łukasz"), await found(desk, "lukasz")) == (["Łukasz"], ["Łukasz"])
    await superuser.execute(AS_BEFORE, clinic_id, "Öström", "ostrom a")
    assert await found(desk, "ostrom") == ["Öström"]
    assert await fill_clinic(desk.database, clinic_id) == 1
    assert await fill_clinic(desk.database, clinic_id) == 0


async def test_190_a_fill_changes_no_version_that_a_client_saw(
    desk: FrontDesk, superuser: Connection
) -> None:
    patient = await desk.patient()
    await superuser.execute(
        AS_BEFORE.replace("version + 1", "3"), desk.principal.clinic_id, "X", "x"
    )

    await fill_clinic(desk.database, desk.principal.clinic_id)

    await desk.do("updatePatient", patientId=patient, expectedVersion=3, lastName="Haddad")


async def test_190_several_at_once_do_not_disturb_each_other_nor_the_desk(
    desk: FrontDesk, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic_id = await written_before(desk, superuser, 8)
    patient = await desk.patient("B", "Busy")
    monkeypatch.setattr(fill, "BATCH", 1)

    filling = asyncio.gather(*(fill_clinic(desk.database, clinic_id) for _ in range(3)))
    await desk.do("updatePatient", patientId=patient, lastName="Busier")
    filled = await filling

    assert sum(filled) + await fill_clinic(desk.database, clinic_id) == 8
    assert await found(desk, "busier") == ["Busier"]


async def test_190_a_server_fills_the_clinics_that_it_hears_of_and_looks_again(
    desk: FrontDesk, superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic_id = await written_before(desk, superuser, 2)
    filler = Filler(desk.database, again=0.05)

    async def filled() -> None:
        while await left(superuser, clinic_id):
            await desk.ask("{ viewer { role } }")
            await asyncio.sleep(0.02)

    with monkeypatch.context() as noticing:
        noticing.setattr(desk.database, "notice", filler.notice)
        async with asyncio.timeout(10):
            await filled()
            # Long enough for the round to end.
            await asyncio.sleep(0.3)
            await superuser.execute(AS_BEFORE, clinic_id, "Öström", "ostrom a")
            await filled()
    await filler.close()


async def test_190_migrating_fills_every_clinic(
    database: ClinicDatabase, desk: FrontDesk, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    clinic_id = await written_before(desk, superuser, 2)
    said: list[str] = []

    filled = await fill_all(database_urls.owner, progress=said.append)

    assert (filled, await left(superuser, clinic_id), len(said)) == (2, 0, 1)
    assert await fill_all(database_urls.owner, progress=said.append) == 0
