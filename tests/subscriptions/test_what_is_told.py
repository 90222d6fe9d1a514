"""No mutation forgets to say what it changed: what is notified is what really is otherwise."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.enums import EntityKind
from gql_packages.errors import Refusal
from gql_packages.events.change_notification import MAX_BYTES, Changes, ScheduleSlot, decode, encode
from gql_packages.resolvers.subscriber_queue import PatientRecord
from gql_packages.unit_of_work.unit_of_work import perform
from tests.assurance.interleavings.mutations import MUTATIONS, Mutation
from tests.assurance.interleavings.scenes import Scene, Template
from tests.assurance.interleavings.situations import HELD, SITUATIONS, Situation
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready, open_clinic
from tests.populated_clinic import furnish
from tests.schema_walk import MUTATIONS as ROOT_FIELDS
from tests.subscriptions.notifications import Ear, Looks, ear


@dataclass(frozen=True)
class Done:
    """One mutation in one situation: what it changed, and what was notified."""

    what: str
    changed: Changes
    told: list[Changes]
    is_refused: bool

    @property
    def is_right(self) -> bool:
        """Whether one notification says exactly what changed; none, if nothing did. That somebody's
        rights may be others may be said once too often."""
        if not self.told:
            return self.is_refused or not self.changed
        (told,) = self.told
        return (
            not self.is_refused
            and (told.packages, told.appointments, told.patients)
            == (self.changed.packages, self.changed.appointments, self.changed.patients)
            and told.staff_members >= self.changed.staff_members
        )


async def done(
    database: ClinicDatabase,
    listening: Ear,
    superuser: Connection,
    scene: Scene,
    mutation: Mutation,
) -> Done:
    before = await Looks.of(superuser, scene.clinic_id)
    is_refused = False
    try:
        await perform(
            database,
            database.audit,
            mutation.request(scene.principal("Anna")),
            lambda work: mutation.verb(work, scene),
            object,
        )
    except Refusal:
        is_refused = True
    after = await Looks.of(superuser, scene.clinic_id)
    told = [notice.changes for notice in await listening.heard()]
    return Done(str(mutation), before.changed_to(after), told, is_refused)


async def all_done(
    database: ClinicDatabase,
    urls: DatabaseUrls,
    situation: Situation,
    mutations: Sequence[Mutation],
) -> list[Done]:
    """Each mutation in a scene of its own."""
    async with (
        ear(urls.superuser) as listening,
        connected(urls.superuser) as superuser,
        asyncpg.create_pool(urls.superuser, min_size=1, max_size=1) as pool,
    ):
        template = await Template.of(await open_clinic(database), situation, pool)
        there = [mutation for mutation in mutations if mutation.needs in template.things]
        scenes = await template.copies(pool, len(there))
        await listening.heard()
        return [
            await done(database, listening, superuser, scene, mutation)
            for scene, mutation in zip(scenes, there, strict=True)
        ]


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
async def test_what_is_notified_is_what_changed(
    database: ClinicDatabase, database_urls: DatabaseUrls, situation: Situation
) -> None:
    found = await all_done(database, database_urls, situation, MUTATIONS)

    assert [each for each in found if not each.is_right] == []
    assert sum(bool(each.told) for each in found) >= 8


async def test_every_mutation_says_what_it_changed(
    database: ClinicDatabase, database_urls: DatabaseUrls
) -> None:
    told = set()
    async with (
        ear(database_urls.superuser) as listening,
        connected(database_urls.superuser) as superuser,
    ):
        clinic = await furnish(await open_clinic(database))
        key = clinic.desk.principal.clinic_id
        for name in ROOT_FIELDS:
            await listening.heard()
            before = await Looks.of(superuser, key)
            await clinic.desk.do(name, "__typename", **clinic.valid_input(name))
            changed = before.changed_to(await Looks.of(superuser, key))
            heard = [notice.changes for notice in await listening.heard()]
            assert Done(name, changed, heard, is_refused=False).is_right, name
            told |= {name} if heard else set()

    assert told >= {"sellPackage", "applyPayment", "bookAppointment", "updateStaffMember"}
    assert told >= {"updatePatient", "archivePatient", "receivePayment", "refundPayment"}
    assert told & {"createPatient", "updateTreatment", "createPackage"} == set()
    # Nobody follows what a clinic's policy says.
    assert told & {"updateClinicPolicy", "setBreakagePolicy"} == set()


@pytest.mark.parametrize("forgotten", ["package", "appointment", "staff_member", "patient"])
async def test_what_a_service_forgets_to_note_is_found(
    database: ClinicDatabase,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    forgotten: str,
) -> None:
    monkeypatch.setattr(Changes, forgotten, lambda *_: None)
    found = await all_done(database, database_urls, HELD, MUTATIONS)
    monkeypatch.undo()

    assert [each for each in found if not each.is_right] != []


async def test_a_repetition_and_a_refusal_tell_nothing(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    given = {
        "patientId": clinic.patient,
        "treatmentId": clinic.treatment,
        "startsAt": "2026-03-10T17:00:00Z",
        "idempotencyKey": "booked-once-and-for-all",
    }
    async with ear(database_urls.superuser) as listening:
        await clinic.desk.do("bookAppointment", **given)
        assert len(await listening.heard()) == 1
        await clinic.desk.do("bookAppointment", **given)
        await clinic.desk.refused("bookAppointment", **{**given, "idempotencyKey": "short"})
        visit = await clinic.desk.book(clinic.patient, clinic.treatment)
        await clinic.desk.do("cancelAppointment", appointmentId=visit["id"])
        await listening.heard()
        await clinic.desk.refused("cancelAppointment", appointmentId=visit["id"])
        assert await listening.heard() == []


async def test_a_notification_holds_keys_and_times_and_no_name(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    async with ear(database_urls.superuser) as listening:
        await clinic.use()
        async with asyncio.timeout(10):
            while not listening.payloads:
                await asyncio.sleep(0.01)
    (payload,) = listening.payloads

    found = decode(payload)
    assert found.clinic_id == clinic.desk.principal.clinic_id
    kinds = set("".join(EntityKind))
    words = set("clinic packages visits staff patients zone null")
    assert set(payload) <= set('0123456789abcdef{}[]":,') | words | kinds


def test_an_older_version_does_not_say_which_patients_are_concerned() -> None:
    clinic_id, patient = UUID(int=7), UUID(int=8)
    told = json.loads(encode(clinic_id, Changes(patients={patient: {EntityKind.PAYMENT}})))
    assert PatientRecord(patient).keys_in(decode(json.dumps(told)).changes) == {"PAYMENT"}

    del told["patients"]

    assert PatientRecord(patient).keys_in(decode(json.dumps(told)).changes) == set(EntityKind)


def test_what_is_too_long_to_be_told_says_that_there_is_something() -> None:
    many, clinic_id = Changes(), UUID(int=7)
    slot = ScheduleSlot.of(datetime(2026, 3, 10, 17, tzinfo=UTC), uuid4())
    while not (notice := decode(encode(clinic_id, many))).changes.is_everything:
        assert (notice.clinic_id, notice.changes) == (clinic_id, many)
        many.appointment(uuid4(), slot)
        assert len(encode(clinic_id, many)) <= MAX_BYTES

    assert notice.clinic_id == clinic_id
    assert len(many.appointments) > 50
