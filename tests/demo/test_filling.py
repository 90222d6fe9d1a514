"""The demo is the same on every run, is made once, and goes on where it was interrupted."""

import pytest

from gql_packages.demo.clinics import BERLIN, VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.errors import SetupError
from tests.clinic_database import ClinicDatabase
from tests.demo.conftest import NewDatabase, content

PATIENTS = 16


class PowerCut(Exception):
    pass


async def both(database: ClinicDatabase) -> list[str]:
    return [
        *await content(database, VANCOUVER.clinic_id),
        *await content(database, BERLIN.clinic_id),
    ]


async def fill(database: ClinicDatabase) -> bool:
    return await fill_demo(database, database.audit, patients=PATIENTS, progress=lambda _: None)


@pytest.mark.long
async def test_two_runs_make_the_same(new_database: NewDatabase) -> None:
    first, second = await new_database(), await new_database()

    assert await fill(first)
    assert await fill(second)

    assert len(await both(first)) > 1000
    assert await both(first) == await both(second)


async def test_a_second_run_does_nothing(new_database: NewDatabase) -> None:
    database = await new_database()
    await fill(database)
    before = await both(database)

    assert not await fill(database)

    assert await both(database) == before


async def test_an_interrupted_demo_goes_on_and_ends_as_any_other(
    new_database: NewDatabase,
) -> None:
    whole, interrupted = await new_database(), await new_database()
    await fill(whole)
    said: list[str] = []

    def fail(message: str) -> None:
        said.append(message)
        if len(said) == 7:
            raise PowerCut

    with pytest.raises(PowerCut):
        await fill_demo(interrupted, interrupted.audit, patients=PATIENTS, progress=fail)
    assert 100 < len(await both(interrupted)) < len(await both(whole))
    # The number of patients that it was begun with counts.
    await fill_demo(interrupted, interrupted.audit, patients=2, progress=said.append)

    assert await both(interrupted) == await both(whole)


async def test_a_demo_that_another_version_began_is_one_sentence(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await new_database()

    def fail(_: str) -> None:
        raise PowerCut

    with pytest.raises(PowerCut):
        await fill_demo(database, database.audit, patients=PATIENTS, progress=fail)
    monkeypatch.setitem(VANCOUVER.opening_hours, 0, (13, 17))

    with pytest.raises(SetupError, match="begun by another version"):
        await fill_demo(database, database.audit, patients=PATIENTS, progress=lambda _: None)
