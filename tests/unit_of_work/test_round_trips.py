"""How often a verb of the desk waits for the database: counted on the wire, in every situation."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import asyncpg
import pytest

from gql_packages.database.pool import TenantConnection
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.errors import Refusal
from gql_packages.unit_of_work.unit_of_work import Work, perform
from tests.assurance.interleavings.mutations import MUTATIONS, Mutation
from tests.assurance.interleavings.scenes import Scene, Template
from tests.assurance.interleavings.situations import SITUATIONS
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.database.wire import CountingWire, wire_to
from tests.front_desk import open_clinic, ready
from tests.import_client import csv_of, file_imported

#: The most that each verb takes when it is done, whatever the situation: begin (with the clinic and
#: the key's lock), opening, locks, one reading, one writing, payload, commit.
MOST = {
    "sellPackage": 8,
    "receivePayment": 8,
    "applyPayment": 8,
    "unapplyPayment": 8,
    "refundPayment": 6,
    "updatePayment": 6,
    "voidPayment": 6,
    "bookAppointment": 7,
    "rescheduleAppointment": 8,
    "updateAppointment": 9,
    "cancelAppointment": 9,
    "redeemPackage": 9,
    "removePackage": 8,
    "arriveAppointment": 9,
    "undoArrival": 9,
    "markNoShow": 9,
    "undoNoShow": 9,
    "undoCancellation": 9,
    "changePackageExpiry": 7,
    "adjustPackageUses": 7,
    "undoUseAdjustment": 7,
    "refundPackage": 9,
    "deletePackageSale": 8,
    "updatePackageSale": 7,
}


@dataclass
class Counted:
    """The round trips of each verb: when it was done, and with which refusal."""

    done: dict[str, set[int]] = field(default_factory=dict)
    refused: dict[tuple[str, str], set[int]] = field(default_factory=dict)


async def show(db: TenantConnection, work: Work, outcome: object) -> object:
    """The least payload: one statement."""
    return await db.rows("SELECT")


async def round_trips(
    database: ClinicDatabase, wire: CountingWire, mutation: Mutation, scene: Scene
) -> tuple[object, int]:
    """What came of a mutation, and how often it waited."""
    before = wire.round_trips
    answer = await perform(
        database,
        database.audit,
        mutation.request(scene.principal("Anna")),
        lambda work: mutation.verb(work, scene),
        object,
        show,
    )
    return answer.outcome, wire.round_trips - before


@pytest.fixture(scope="module")
async def counted(postgres: EmbeddedServer, database_urls: DatabaseUrls) -> AsyncIterator[Counted]:
    """Each mutation in each situation, on a connection that has met its statements before."""
    counted = Counted()
    verbs = [mutation for mutation in MUTATIONS if mutation.field in MOST]
    async with (
        asyncpg.create_pool(database_urls.superuser, min_size=1, max_size=1) as superuser,
        wire_to(postgres, database_urls.app, CountingWire) as (wire, url),
    ):
        furnishing = await ClinicDatabase.open(database_urls.app)
        database = await ClinicDatabase.open(url, pool_size=1)
        for situation in SITUATIONS:
            template = await Template.of(await open_clinic(furnishing), situation, superuser)
            for mutation in (each for each in verbs if each.needs in template.things):
                for is_warm, scene in enumerate(await template.copies(superuser, 2)):
                    outcome, number = await round_trips(database, wire, mutation, scene)
                    if is_warm and isinstance(outcome, Refusal):
                        verb = mutation.field, outcome.code.value
                        counted.refused.setdefault(verb, set()).add(number)
                    elif is_warm:
                        counted.done.setdefault(mutation.field, set()).add(number)
        await database.close()
        await furnishing.close()
        yield counted


def most(numbers: Mapping[str, set[int]]) -> Mapping[str, int]:
    return {verb: max(found) for verb, found in numbers.items()}


def test_a_verb_that_is_done_takes_so_many_round_trips(counted: Counted) -> None:
    assert most(counted.done) == MOST


def test_a_refusal_takes_no_more_than_nine(counted: Counted) -> None:
    assert len(counted.refused) >= 20
    assert {verb: found for verb, found in counted.refused.items() if max(found) > 9} == {}


async def test_a_mutation_over_http_takes_as_many_with_what_it_shows(
    postgres: EmbeddedServer, database_urls: DatabaseUrls
) -> None:
    async with wire_to(postgres, database_urls.app, CountingWire) as (wire, url):
        database = await ClinicDatabase.open(url, pool_size=1)
        clinic = await ready(await open_clinic(database))
        visit = await clinic.desk.book(clinic.patient, clinic.treatment)
        took: dict[str, int] = {}
        for _ in range(4):
            for verb, more in (
                ("redeemPackage", {"patientPackageId": clinic.package}),
                ("removePackage", {}),
            ):
                # Whose records were shown is audited afterwards, over the same connection.
                await database.audit.flush()
                before = wire.round_trips
                await clinic.desk.do(verb, appointmentId=visit["id"], **more)
                took[verb] = wire.round_trips - before
        await database.close()

    assert took == {"redeemPackage": 8, "removePackage": 8}


async def test_an_import_takes_few_round_trips_however_many_rows(
    postgres: EmbeddedServer, database_urls: DatabaseUrls
) -> None:
    took: dict[int, int] = {}
    async with wire_to(postgres, database_urls.app, CountingWire) as (wire, url):
        database = await ClinicDatabase.open(url, pool_size=1)
        desk = await open_clinic(database)
        for count in (1, 2, 250, 450):
            for turn in range(3):
                names = [f"{count}-{turn}-{row}" for row in range(count)]
                rows = [
                    {"externalId": name, "firstName": "Kim", "lastName": name} for name in names
                ]
                await database.audit.flush()
                before = wire.round_trips
                await file_imported(desk, csv_of(rows))
                took[count] = wire.round_trips - before
        await database.close()

    # Of several patients the audit is written by itself; each 250 take one more statement, twice.
    # A message that is longer than what is read at once may count twice.
    assert (took[1], took[2]) == (10, 11)
    assert took[450] <= 16
