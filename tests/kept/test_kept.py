"""What an earlier version wrote is still good: its database is migrated and adds up, its requests
sent again under their old keys are repetitions, and refused where they ask for something else, and
what it owes is what it was."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import migrate, migrations, pending
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.errors import RefusalCode
from gql_packages.filling.fill import fill_all
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import heard
from tests.conftest import EMPTY, DatabaseUrls, new_database
from tests.front_desk import Clock, FrontDesk
from tests.input_walk import with_another_thing
from tests.kept.kept_version import Kept, KeptRequest, dump_of, versions
from tests.queries.oracle_words import amount
from tests.queries.slow_loader import load_tables
from tests.reports.liability_client import COLUMNS, figures, rows
from tests.reports.slow_liability import SlowLiability
from tests.row_counts import Written

#: What a keyed mutation is never refused with, or not so that it is remembered.
NOT_KEPT = {
    RefusalCode.INVALID_INPUT,
    RefusalCode.VERSION_CONFLICT,
    RefusalCode.IDEMPOTENCY_KEY_MISMATCH,
    RefusalCode.IDEMPOTENCY_KEY_IN_USE,
    RefusalCode.PAST_EXPIRY,
    RefusalCode.TIME_ZONE_IN_USE,
    RefusalCode.IMPORT_REFUSED,
    RefusalCode.EXTERNAL_ID_MISMATCH,
}
#: What that version did not know.
NEWER = {
    *(RefusalCode.PAYMENT_REFUNDED, RefusalCode.PAYMENT_VOID),
    *(RefusalCode.NOT_BOOKABLE, RefusalCode.TREATMENT_NOT_GIVEN, RefusalCode.ITEM_USED_UP),
    RefusalCode.ADJUSTMENT_IN_USE,
}

#: What nobody has set.
DEFAULT: Mapping[str, Any] = {
    "allowsExpiry": True,
    "shortestValidityDays": None,
    "version": 1,
    "breakage": {"method": "NEVER", "expectedPercent": None, "from": None, "setAt": None},
    "comingBreakage": [],
}
LATER = datetime(2027, 6, 1, 18, tzinfo=UTC)

_POLICY = """
{ viewer { clinic { timeZone policy { allowsExpiry shortestValidityDays version
  breakage { method expectedPercent from setAt } comingBreakage { method } } } } }
"""
_RECORDS = """
SELECT key, encode(fingerprint, 'hex') AS fingerprint, outcome FROM idempotency_record
WHERE clinic_id = $1
"""


@dataclass(frozen=True)
class Restored:
    """What is kept of a version, its database restored and migrated, and its desk."""

    kept: Kept
    #: which migrations were applied
    applied: list[str]
    urls: DatabaseUrls
    superuser: Connection
    desk: FrontDesk

    @property
    def written(self) -> Written:
        return Written(self.superuser, self.desk.principal.clinic_id)

    async def send(self, request: KeptRequest, given: Mapping[str, Any] | None = None) -> Any:
        document = self.kept.documents[request.mutation]
        return await self.desk.post(document, {"input": given or request.input})


@pytest.fixture(scope="module", params=versions())
async def restored(
    postgres: EmbeddedServer, request: pytest.FixtureRequest
) -> AsyncIterator[Restored]:
    async with new_database(postgres, EMPTY) as urls:
        async with connected(urls.owner) as owner:
            await owner.execute(dump_of(request.param))
        applied = await migrate(urls.owner, app_url=urls.app, progress=lambda _: None)
        kept, database = Kept.read(request.param), await ClinicDatabase.open(urls.app, pool_size=2)
        async with connected(urls.superuser) as superuser:
            yield Restored(kept, applied, urls, superuser, kept.desk(database))
        await database.close()


@contextmanager
def about(request: KeptRequest) -> Iterator[None]:
    """Say of which request it is that something does not hold."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"{request.mutation}, {request.key}") from error


async def test_the_database_is_migrated_and_nothing_in_it_differs(restored: Restored) -> None:
    newest = [migration.name for migration in migrations()]
    assert restored.applied == newest[len(newest) - len(restored.applied) :]

    assert await pending(restored.superuser) == []
    verification = await verify(restored.urls.owner, progress=lambda _: None)

    assert verification.findings == []
    assert verification.checked["idempotency_record"] == len(restored.kept.requests)


async def test_its_rows_are_filled_and_nothing_differs_after_it(restored: Restored) -> None:
    clinics = await restored.superuser.fetchval("SELECT count(*) FROM clinic")

    assert clinics > 0
    assert await fill_all(restored.urls.owner, progress=lambda _: None) > 0
    assert await fill_all(restored.urls.owner, progress=lambda _: None) == 0

    verification = await verify(restored.urls.owner, progress=lambda _: None)
    assert verification.findings == []


async def test_every_record_is_of_a_kept_request_and_every_kind_of_outcome_is_there(
    restored: Restored,
) -> None:
    kept = restored.kept.requests
    rows = await restored.superuser.fetch(_RECORDS, restored.desk.principal.clinic_id)
    records = {row["key"]: (row["fingerprint"], row["outcome"]) for row in rows}

    assert records == {each.key: (each.fingerprint, each.outcome) for each in kept}
    done = {each.mutation for each in kept if '{"done":' in each.outcome}
    refused = {each.mutation for each in kept if '{"refused":' in each.outcome}
    assert done == refused == restored.kept.documents.keys()
    assert {*RefusalCode} - NOT_KEPT - NEWER <= {heard(each.answer) for each in kept}


async def test_every_request_under_its_old_key_is_answered_as_it_was(restored: Restored) -> None:
    written = restored.written
    before = await written.rows(but="audit_entry")
    for request in restored.kept.requests:
        audited = len(await written.audited(request.mutation))

        again = await restored.send(request)

        with about(request):
            assert again == request.answer
            assert (await written.audited(request.mutation))[audited:] == ["REPLAYED"]
    assert await written.rows(but="audit_entry") == before


async def test_an_old_key_with_other_input_is_a_mismatch(restored: Restored) -> None:
    written = restored.written
    before = await written.rows(but="audit_entry")
    for request in restored.kept.requests:
        if "nothing" in request.input.values():
            continue

        other = await restored.send(request, with_another_thing(request.mutation, request.input))

        with about(request):
            assert heard(other) == "IDEMPOTENCY_KEY_MISMATCH"
    assert await written.rows(but="audit_entry") == before


async def test_without_a_policy_its_liability_is_as_the_slow_sums_say(restored: Restored) -> None:
    # When most of what was sold has expired.
    desk = FrontDesk.of(restored.desk.database, restored.desk.principal, Clock(LATER))
    tables = await load_tables(restored.superuser, desk.principal.clinic_id)
    slow = SlowLiability(tables, (await desk.ask(_POLICY))["viewer"]["clinic"]["timeZone"])
    assert tables["policy_change"] == tables["breakage_policy"] == []
    first, last = date(2026, 1, 1), LATER.date()
    asked = slow.tables["patient_package"], first, last, LATER

    policy = (await desk.ask(_POLICY))["viewer"]["clinic"]["policy"]
    found = await figures(desk, str(first), str(last))
    of_each = await rows(desk, str(first), str(last))

    assert policy == DEFAULT
    assert found == in_words(slow.figures(*asked))
    assert "expired" not in found
    assert found.keys() >= {"sold", "redeemed", "refunded", "closing", "ofWhichExpired"}
    by_package = slow.grouped("PATIENT_PACKAGE", *asked).values()
    assert sorted(str(row["figures"]) for row in of_each) == sorted(
        str(in_words(each)) for each in by_package
    )


def in_words(found: Mapping[str, int]) -> dict[str, str]:
    """As the report writes them, in its order."""
    return {name: amount(found[name], "CAD") for name in COLUMNS if name in found}
