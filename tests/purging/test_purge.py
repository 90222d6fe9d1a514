"""Old idempotency records go, younger ones stay, and what verifies knows of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import HASHED_COLUMNS, row_hash
from gql_packages.errors import SetupError
from gql_packages.purging import purge as purging
from gql_packages.purging.purge import LEAST_AGE
from gql_packages.verification.checkpoints import SETTLES_IN, Checkpoint
from gql_packages.verification.findings import Verification
from gql_packages.verification.purges import first_id_of
from gql_packages.verification.verify import verify
from tests.concurrent_requests import ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.old_records import add_old_records, purged
from tests.row_counts import Written

pytestmark = pytest.mark.tampers

KEY = "made-a-moment-ago"
OLD = "SELECT pg_sleep(0) FROM idempotency_record WHERE clinic_id = $1 AND key LIKE 'long-ago%'"


async def verified(
    urls: DatabaseUrls, clinic: Ready, checkpoints: list[Checkpoint] | None = None
) -> Verification:
    """What is found in the clinic in view of these checkpoints, and one of all its rows of now."""
    await clinic.desk.database.audit.flush()
    known = {each.clinic_id: each for each in checkpoints or ()}
    later = datetime.now(UTC) + SETTLES_IN
    found = await verify(urls.owner, progress=lambda _: None, checkpoints=known, now=later)
    clinic_id = clinic.desk.principal.clinic_id
    found.findings = [each for each in found.findings if each.clinic_id == clinic_id]
    found.checkpoints = [each for each in found.checkpoints if each.clinic_id == clinic_id]
    return found


async def purges(superuser: Connection, clinic_id: UUID) -> list[asyncpg.Record]:
    return await superuser.fetch(
        "SELECT * FROM purge WHERE clinic_id = $1 ORDER BY before_id", clinic_id
    )


async def test_what_is_older_goes_in_batches_and_a_row_says_so(
    clinic: Ready,
    superuser: Connection,
    written: Written,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(purging, "BATCH", 2)
    principal = clinic.desk.principal
    assert heard(await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))) == "DONE"
    younger = await written.count("idempotency_record")
    await add_old_records(database_urls, principal, 5)
    hashes = await superuser.fetch(
        "SELECT hash FROM idempotency_record WHERE clinic_id = $1 ORDER BY id LIMIT 5",
        principal.clinic_id,
    )

    said: list[str] = []
    result = await purging.purge(database_urls.owner, older_than=LEAST_AGE, progress=said.append)
    again = await purged(database_urls)

    assert (result.rows, result.clinics, again.rows) == (5, 1, 0)
    assert [line.partition(" of ")[0] for line in said] == ["Deleted 5 rows"]
    assert await written.count("idempotency_record") == younger
    [row] = await purges(superuser, principal.clinic_id)
    assert (row["table_name"], row["row_count"]) == ("idempotency_record", 5)
    assert (row["after_id"], row["before_id"]) == (UUID(int=0), first_id_of(result.before))
    assert row["digest"] == sha256(b"".join(each["hash"] for each in hashes)).digest()
    assert row["hash"] == row_hash([row[name] for name in HASHED_COLUMNS["purge"]])
    assert (await verified(database_urls, clinic)).findings == []
    replayed = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
    assert (heard(replayed), (await written.audited("sellPackage"))[-1]) == ("DONE", "REPLAYED")


async def test_the_next_purge_begins_where_the_last_one_ended(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    principal = clinic.desk.principal
    await add_old_records(database_urls, principal, 2, age=LEAST_AGE * 3)
    await add_old_records(database_urls, principal, 3, age=LEAST_AGE * 2)

    for older_than, rows in ((LEAST_AGE * 2.5, 2), (LEAST_AGE, 3), (LEAST_AGE * 2, 0)):
        assert (await purged(database_urls, older_than)).rows == rows

    first, second = await purges(superuser, principal.clinic_id)
    assert (first["row_count"], second["row_count"]) == (2, 3)
    assert second["after_id"] == first["before_id"]
    assert (await verified(database_urls, clinic)).findings == []


async def test_a_purge_that_was_cut_short_is_finished_by_the_next(
    clinic: Ready,
    superuser: Connection,
    written: Written,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(purging, "BATCH", 2)
    clinic_id = clinic.desk.principal.clinic_id
    before = await written.count("idempotency_record")
    await add_old_records(database_urls, clinic.desk.principal, 5)
    last = f"{OLD} ORDER BY id DESC LIMIT 1 FOR UPDATE"

    async with holding(database_urls.superuser, last, clinic_id) as held:
        cut = asyncio.ensure_future(purged(database_urls))
        (process,) = await held.until_waiting(1)
        # The desk works beside it.
        assert heard(await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))) == "DONE"
        await held.connection.execute("SELECT pg_terminate_backend($1)", process)
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await cut
    left = await written.count("idempotency_record")
    meanwhile = (await verified(database_urls, clinic)).findings
    finished = await purged(database_urls)

    assert left == before + 1 + 1
    assert meanwhile == []
    assert finished.rows == 1
    [row] = await purges(superuser, clinic_id)
    assert row["row_count"] == 5
    assert await written.count("idempotency_record") == before + 1


async def test_two_purges_at_once_are_one(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    await add_old_records(database_urls, clinic.desk.principal, 20)

    # None of them can record what it does until all have begun.
    async with holding(database_urls.superuser, "LOCK TABLE purge IN SHARE MODE") as held:
        asked = [asyncio.ensure_future(purged(database_urls)) for _ in range(3)]
        await held.until_waiting(3)
    results = await asyncio.gather(*asked)

    assert sum(result.rows for result in results) == 20
    rows = await purges(superuser, clinic.desk.principal.clinic_id)
    assert [row["row_count"] for row in rows] == [20]


async def test_what_does_not_fit_its_hash_is_evidence_and_stays(
    clinic: Ready, superuser: Connection, written: Written, database_urls: DatabaseUrls
) -> None:
    await add_old_records(database_urls, clinic.desk.principal, 3)
    before = await written.count("idempotency_record")
    forge = "UPDATE idempotency_record SET outcome = $3 WHERE clinic_id = $1 AND key LIKE $2"
    clinic_id = clinic.desk.principal.clinic_id
    await superuser.execute(forge, clinic_id, "long-ago%", '{"done":{"x":1}}')

    with pytest.raises(SetupError, match=r"3 idempotency records of clinic .* do not fit"):
        await purged(database_urls)

    assert await written.count("idempotency_record") == before
    assert await purges(superuser, clinic_id) == []
    await superuser.execute(forge, clinic_id, "long-ago%", '{"done":{}}')
    assert (await purged(database_urls)).rows == 3


async def test_a_checkpoint_of_before_a_purge_still_counts_and_one_of_after_it_is_exact(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    await add_old_records(database_urls, clinic.desk.principal, 3)
    before = (await verified(database_urls, clinic)).checkpoints
    await purged(database_urls)

    counted = await verified(database_urls, clinic, before)
    exact = await verified(database_urls, clinic, counted.checkpoints)
    await superuser.execute(
        "DELETE FROM idempotency_record WHERE clinic_id = $1 AND operation = 'createPatient'",
        clinic.desk.principal.clinic_id,
    )
    found = [await verified(database_urls, clinic, each) for each in (before, counted.checkpoints)]

    assert counted.findings == exact.findings == []
    for verification in found:
        [what] = [it.what for it in verification.findings if "of idempotency_record" in it.what]
        assert what.endswith("are there now")


async def test_what_was_removed_before_a_purge_is_missed_after_it(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    await add_old_records(database_urls, clinic.desk.principal, 3)
    before = (await verified(database_urls, clinic)).checkpoints
    await superuser.execute(
        "DELETE FROM idempotency_record WHERE id = (SELECT id FROM idempotency_record"
        " WHERE clinic_id = $1 ORDER BY id LIMIT 1)",
        clinic.desk.principal.clinic_id,
    )
    assert (await purged(database_urls)).rows == 2

    [found] = (await verified(database_urls, clinic, before)).findings

    assert found.what.startswith("of idempotency_record, ")
    assert "with those purged" in found.what


async def test_a_checkpoint_of_which_all_is_purged_counts_what_was(
    clinic: Ready, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    clinic_id = clinic.desk.principal.clinic_id
    await add_old_records(database_urls, clinic.desk.principal, 3, age=LEAST_AGE * 3)
    moment = datetime.now(UTC) - LEAST_AGE * 2 + SETTLES_IN
    made = await verify(database_urls.owner, progress=lambda _: None, checkpoints={}, now=moment)
    known = [each for each in made.checkpoints if each.clinic_id == clinic_id]
    await add_old_records(database_urls, clinic.desk.principal, 2, age=LEAST_AGE * 1.5)
    assert (await purged(database_urls)).rows == 5

    assert (await verified(database_urls, clinic, known)).findings == []
    await _rewrite_purge(superuser, clinic_id, row_count=2)
    found = (await verified(database_urls, clinic, known)).findings
    assert [it.what.partition(",")[0] for it in found] == ["of idempotency_record"]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"after_id": UUID(int=7)}, "it does not begin where the purge before it ended"),
        (
            {"before_id": first_id_of(datetime.now(UTC) - timedelta(days=1))},
            "it has deleted what was younger than 30 days",
        ),
    ],
    ids=["a gap", "too young"],
)
async def test_a_purge_that_was_rewritten_with_its_hash_is_found(
    clinic: Ready,
    superuser: Connection,
    written: Written,
    database_urls: DatabaseUrls,
    changes: dict[str, Any],
    what: str,
) -> None:
    clinic_id = clinic.desk.principal.clinic_id
    await add_old_records(database_urls, clinic.desk.principal)
    await add_old_records(database_urls, clinic.desk.principal, age=timedelta(days=20))
    await purged(database_urls)
    there = await written.count("idempotency_record")

    await _rewrite_purge(superuser, clinic_id, **changes)

    said = [it.what for it in (await verified(database_urls, clinic)).findings]
    assert what in said
    # Nor does it delete what is not old enough.
    assert (await purged(database_urls)).rows == 0
    assert await written.count("idempotency_record") == there


async def _rewrite_purge(superuser: Connection, clinic_id: UUID, **changes: Any) -> None:
    [row] = await purges(superuser, clinic_id)
    values = {**row, **changes}
    fitting = row_hash([values[name] for name in HASHED_COLUMNS["purge"]])
    await superuser.execute(
        "UPDATE purge SET after_id = $2, before_id = $3, row_count = $4, hash = $5 WHERE id = $1",
        *(row["id"], values["after_id"], values["before_id"], values["row_count"], fitting),
    )
