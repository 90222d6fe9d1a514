"""Each row is one object and is written once, with its last values; what is missed fails."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.models.billing import Payment
from gql_packages.models.patient import ImportedPatient
from gql_packages.models.schedule import Appointment
from gql_packages.models.tenant import HashedModel
from gql_packages.services.appointments import change_appointment
from gql_packages.services.row_locks import lock
from gql_packages.unit_of_work import write_statement
from gql_packages.unit_of_work.pending_rows import PendingRows
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform
from gql_packages.unit_of_work.write_statement import Part, UpdateMissed
from tests.concurrent_requests import plain
from tests.front_desk import Ready
from tests.row_counts import Written

# The rows here are made under requests that the audit does not know.
pytestmark = pytest.mark.tampers

AT = datetime(2026, 3, 10, 17, tzinfo=UTC)


def appointment(clinic: Ready, work: Work) -> Appointment:
    """A new row that the database accepts."""
    return Appointment(
        id=work.new_id(),
        clinic_id=work.clinic_id,
        patient_id=plain(clinic.patient),
        treatment_id=plain(clinic.treatment),
        starts_at=AT,
        ends_at=AT + timedelta(hours=1),
        status=AppointmentStatus.BOOKED,
        version=1,
        request_id=uuid4(),
        created_at=work.now,
    )


async def done(clinic: Ready, verb: Callable[[Work], Awaitable[object]]) -> None:
    desk = clinic.desk
    request = Request(
        principal=desk.principal, operation="tryIt", permission=None, now=desk.clock.now
    )
    await perform(desk.database, desk.database.audit, request, verb, object)


@pytest.fixture
def shapes(monkeypatch: pytest.MonkeyPatch) -> list[list[Part]]:
    """The parts of each statement that was written."""
    seen: list[list[Part]] = []
    text = write_statement._text

    def noted(parts: tuple[Part, ...], tells: bool) -> str:
        seen.append([part for part in parts if part.table != "audit_entry"])
        return text(parts, tells)

    monkeypatch.setattr(write_statement, "_text", noted)
    return seen


async def test_a_row_that_is_made_and_changed_is_one_insert_with_its_last_values(
    clinic: Ready, written: Written, shapes: list[list[Part]]
) -> None:
    made: list[Appointment] = []

    async def verb(work: Work) -> None:
        made.append(work.rows.add(appointment(clinic, work)))
        change_appointment(work, made[0], status=AppointmentStatus.CANCELLED)
        assert await lock_unknown(work, made[0].id) is None

    await done(clinic, verb)

    assert shapes == [[Part("appointment", is_new=True)]]
    row = await written.superuser.fetchrow("SELECT * FROM appointment WHERE id = $1", made[0].id)
    assert row is not None
    assert (row["status"], row["version"]) == ("CANCELLED", 2)


async def lock_unknown(work: Work, row_id: UUID) -> object:
    """What the database has of the row by now."""
    keys = (work.clinic_id, row_id)
    rows = await work.db.rows("SELECT FROM appointment WHERE clinic_id = $1 AND id = $2", *keys)
    return rows[0] if rows else None


async def test_a_row_that_is_changed_twice_is_one_object_and_one_update(
    clinic: Ready, shapes: list[list[Part]]
) -> None:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)
    shapes.clear()

    async def verb(work: Work) -> None:
        first = await lock(work, Appointment, plain(visit["id"]))
        change_appointment(work, first, starts_at=first.starts_at - timedelta(hours=1))
        again = await lock(work, Appointment, plain(visit["id"]))
        assert again is first
        change_appointment(work, again, status=AppointmentStatus.CANCELLED)

    await done(clinic, verb)

    assert shapes == [[Part("appointment", is_new=False)]]
    now = await clinic.desk.appointment(visit["id"])
    assert (now["status"], now["startsAt"]) == ("CANCELLED", "2026-03-10T16:00:00Z")
    assert now["version"] == visit["version"] + 2


async def test_several_rows_are_arrays_and_those_that_are_as_they_were_are_not_written(
    clinic: Ready, shapes: list[list[Part]]
) -> None:
    visits = [await clinic.desk.book(clinic.patient, clinic.treatment) for _ in range(3)]
    shapes.clear()

    async def verb(work: Work) -> None:
        rows = [await lock(work, Appointment, plain(visit["id"])) for visit in visits]
        for row in rows[:2]:
            change_appointment(work, row, ends_at=row.ends_at + timedelta(hours=1))
        for _ in range(2):
            work.rows.add(appointment(clinic, work))

    await done(clinic, verb)

    assert shapes == [
        [Part("appointment", is_new=False, is_many=True), Part("appointment", True, True)]
    ]
    now = [await clinic.desk.appointment(visit["id"]) for visit in visits]
    assert [each["version"] - visits[0]["version"] for each in now] == [1, 1, 0]
    assert [each["endsAt"] for each in now] == [*["2026-03-10T19:00:00Z"] * 2, visits[0]["endsAt"]]


@pytest.mark.parametrize("missed", [1, 2])
async def test_an_update_that_misses_its_row_fails_and_nothing_is_written(
    clinic: Ready, written: Written, missed: int
) -> None:
    before = await written.count("appointment")

    async def verb(work: Work) -> None:
        work.rows.add(appointment(clinic, work))
        for _ in range(missed):
            there = await lock(work, Payment, plain(clinic.payment))
            columns = {name: getattr(there, name) for name in there._meta.fields_map}
            work.rows.hold(Payment, {**columns, "id": uuid4()}).refunded += 1

    with pytest.raises(UpdateMissed):
        await done(clinic, verb)

    assert await written.count("appointment") == before
    await clinic.desk.database.audit.flush()
    assert await written.audited("tryIt") == ["INTERNAL"]


@pytest.mark.parametrize("is_new", [True, False])
async def test_a_row_of_a_model_without_a_place_fails_and_nothing_is_written(
    clinic: Ready, written: Written, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)
    before = await written.count("appointment")
    others = [model for model in write_statement._ORDER if model is not Appointment]
    monkeypatch.setattr(write_statement, "_ORDER", others)

    async def verb(work: Work) -> None:
        (await lock(work, Payment, plain(clinic.payment))).refunded += 1
        if is_new:
            work.rows.add(appointment(clinic, work))
        else:
            there = await lock(work, Appointment, plain(visit["id"]))
            change_appointment(work, there, starts_at=AT)

    with pytest.raises(LookupError, match="Appointment"):
        await done(clinic, verb)

    assert await written.count("appointment") == before
    assert (await clinic.desk.appointment(visit["id"]))["version"] == visit["version"]
    (refunded,) = await written.superuser.fetch(
        "SELECT refunded FROM payment WHERE id = $1", plain(clinic.payment)
    )
    assert refunded[0] == 0


def test_every_model_has_a_place_but_what_an_import_writes_itself() -> None:
    places = {*write_statement._ORDER}
    assert {*HashedModel.__subclasses__()} - places == {ImportedPatient}


def test_what_is_new_in_a_table_waits_for_what_is_changed_in_it() -> None:
    changed, new = Part("invoice", is_new=False), Part("invoice", is_new=True)
    text = write_statement._text((changed, new), tells=False)

    (insert,) = [part for part in text.split("), new_") if part.startswith("invoice AS")]
    assert "WHERE (SELECT count(*) FROM changed_invoice) > 0" in insert


def test_the_same_shape_is_the_same_text() -> None:
    parts = (Part("redemption", False, True), Part("package_entry", True, True))
    assert write_statement._text(parts, tells=True) is write_statement._text(parts, tells=True)


def test_no_number_is_drawn_without_the_lock_of_the_counter() -> None:
    with pytest.raises(LookupError):
        PendingRows().next_number()
