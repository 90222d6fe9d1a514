"""Whatever dies, and whenever: what was acknowledged is there once, and the service comes back."""

from __future__ import annotations

import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from gql_packages.database.connect import connected
from gql_packages.verification.verify import verify
from tests.assurance.clients_that_retry import AMBIGUOUS, new_clinic
from tests.assurance.crash_rounds import PATIENCE, Rounds
from tests.assurance.fault_injection import (
    FAULTS,
    Fault,
    OwnPostgres,
    Stricken,
    cut_commits,
    kill_a_backend,
    kill_a_worker_and_the_postmaster,
    stricken,
    swallow_an_answer,
)
from tests.assurance.mutant_server import altered
from tests.cli_and_server.serve_process import passable_directory
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Ready, open_clinic
from tests.run_size import IS_FULL, size, tell

pytestmark = pytest.mark.alone

ROUNDS = size(short=3, full=100)
QUOTA = size(short=60, full=200)

#: The same chances again, as far as processes that run side by side allow.
SEED = os.environ.get("CRASH_SEED") or str(random.randrange(10**6))

#: Seconds from the end of a fault until everybody is served again; in the gate, where the machine
#: may be busy with other things, nothing but that they are.
BACK_WITHIN = 5 if IS_FULL else PATIENCE

#: Whoever was not answered waits for as long as the driver does, and that is longer.
WAITS_FOR_AN_ANSWER = {swallow_an_answer.__name__}


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[OwnPostgres]:
    with passable_directory() as directory:
        postgres = OwnPostgres(directory)
        yield postgres
        postgres.stop()


@pytest.fixture(scope="module")
async def what(
    own_postgres: OwnPostgres, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stricken]:
    """Two workers, and Postgres, that may be struck."""
    directory = tmp_path_factory.mktemp("served")
    async with stricken(own_postgres, directory, random.Random(SEED), worker_count=2) as what:
        yield what


async def clinics_at(what: Stricken) -> list[Ready]:
    """Three new clinics."""
    database = await ClinicDatabase.open(what.urls.app, pool_size=1)
    try:
        desks = [what.served.desk(await open_clinic(database)) for _ in range(3)]
        return [await new_clinic(desk) for desk in desks]
    finally:
        await database.close()


def in_turn(chance: random.Random) -> list[Fault]:
    """In full each fault as often as the others; else those that leave the least standing."""
    kinds: list[Fault] = [kill_a_worker_and_the_postmaster, cut_commits, kill_a_backend]
    turns = ((list(FAULTS) if IS_FULL else kinds) * ROUNDS)[:ROUNDS]
    chance.shuffle(turns)
    return turns


async def nothing(what: Stricken) -> None:
    """Nothing is struck."""


async def test_whatever_dies_what_was_acknowledged_is_there_once(what: Stricken) -> None:
    print(f"CRASH_SEED={SEED}")
    rounds = Rounds(what, await clinics_at(what))

    for fault in in_turn(what.chance):
        findings = await rounds.run(fault, QUOTA)
        assert not findings, f"{fault.__name__}: {findings}"

    assert not await rounds.books.compare(rounds.work.intents)
    met, committed = await rounds.books.ambiguous(rounds.work.intents)
    found = (await verify(what.urls.owner, progress=lambda _: None)).findings
    assert not found, "\n".join(map(str, found))
    assert rounds.work.done >= ROUNDS * QUOTA
    assert met >= size(short=2, full=30)
    prompt = {name: s for name, s in rounds.all_back.items() if name not in WAITS_FOR_AN_ANSWER}
    assert max([*rounds.back.values(), *prompt.values()]) < BACK_WITHIN, rounds.all_back
    tell(
        f"crashes, seed {SEED}: {rounds.figures()}, {met} ambiguous commits, of which {committed}"
        " had been made, lost 0, doubled 0"
    )


@pytest.mark.long
async def test_clients_that_do_not_keep_their_key_double_things(what: Stricken) -> None:
    careless = (AMBIGUOUS, AMBIGUOUS)
    rounds = Rounds(what, await clinics_at(what), renews_its_key_after=careless)

    for _ in range(5):
        findings = await rounds.run(cut_commits, 30)
        if "doubled" in findings:
            return
    pytest.fail("Nothing was doubled.")


@pytest.mark.long
async def test_a_server_that_forgets_what_a_key_did_doubles_things(
    own_postgres: OwnPostgres, tmp_path: Path
) -> None:
    forgetful = altered("nothing recorded under the key")
    async with stricken(own_postgres, tmp_path, random.Random(SEED), altered=forgetful) as what:
        await let_rows_come_twice(what.urls.superuser)
        rounds = Rounds(what, await clinics_at(what))

        for _ in range(5):
            findings = await rounds.run(cut_commits, 30)
            if "doubled" in findings:
                return
    pytest.fail("Nothing was doubled.")


async def let_rows_come_twice(url: str) -> None:
    """Drop what keeps a key from making a row again even when its record is gone."""
    async with connected(url) as connection:
        once = await connection.fetch(
            "SELECT conrelid::regclass AS place, conname FROM pg_constraint"
            " WHERE conname LIKE '%\\_request\\_once'"
        )
        for row in once:
            await connection.execute(f"ALTER TABLE {row['place']} DROP CONSTRAINT {row['conname']}")


async def test_what_is_lost_is_found(what: Stricken) -> None:
    rounds = Rounds(what, await clinics_at(what))
    assert not await rounds.run(nothing, 30)

    async with connected(what.urls.superuser) as connection:
        for table in ("payment_refund", "payment_application", "idempotency_record"):
            lost = await connection.fetchval(
                f"DELETE FROM {table} WHERE id ="
                f" (SELECT id FROM {table} WHERE id > $1 ORDER BY id LIMIT 1)"
                " RETURNING request_id",
                rounds.books.since,
            )
            findings = await rounds.books.compare(rounds.work.intents)
            of = next(told for told in rounds.work.intents if lost in told.request_ids)
            assert any(str(of.keys) in line for line in findings["lost"])
            assert "doubled" not in findings
