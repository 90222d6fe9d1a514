"""What is read of a deed before COMMIT, and what becomes of the deed when it cannot be read."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from gql_packages.database.pool import TenantConnection
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.errors import Forbidden, WrongStatus
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.resolutions import ResolvedOutcome
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import (
    Answer,
    PayloadTooCostly,
    Request,
    Unread,
    Work,
    perform,
)
from tests.concurrent_requests import plain
from tests.front_desk import Ready
from tests.row_counts import Written

KEY = "payload-of-one-deed-1"

_STATUS = "SELECT status FROM appointment WHERE clinic_id = $1 AND id = $2"


@dataclass
class Cancelling:
    """Cancels one appointment under one key, again and again."""

    clinic: Ready
    appointment_id: UUID
    reads: int = 0

    async def status(self, db: TenantConnection, work: Work, outcome: object) -> tuple[Any, Any]:
        """A payload: the appointment's status, as the transaction sees it."""
        self.reads += 1
        rows = await db.rows(_STATUS, work.clinic_id, self.appointment_id)
        return outcome, rows[0]["status"]

    async def failing(self, db: TenantConnection, work: Work, outcome: object) -> None:
        self.reads += 1
        await db.rows("SELECT 1 / 0")

    async def too_costly(self, db: TenantConnection, work: Work, outcome: object) -> None:
        self.reads += 1
        raise PayloadTooCostly

    async def mistaken(self, db: TenantConnection, work: Work, outcome: object) -> None:
        self.reads += 1
        raise KeyError("nothing")

    async def do(self, payload: Any, key: str = KEY) -> Answer[ResolvedOutcome, Any]:
        principal = self.clinic.desk.principal
        request = Request(
            principal=principal,
            operation="cancelAppointment",
            permission=None,
            now=self.clinic.desk.clock.now,
            key=IdempotencyKey.of(principal, key, "cancelAppointment", {}),
        )
        return await perform(
            self.clinic.desk.database,
            self.clinic.desk.database.audit,
            request,
            lambda work: cancel_appointment(work, appointment_id=self.appointment_id),
            ResolvedOutcome,
            payload,
        )


@pytest.fixture
async def cancelling(clinic: Ready) -> Cancelling:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)
    return Cancelling(clinic, plain(visit["id"]))


async def test_a_payload_is_read_after_all_is_written_of_deeds_repetitions_and_refusals(
    cancelling: Cancelling, written: Written
) -> None:
    done = await cancelling.do(cancelling.status)
    again = await cancelling.do(cancelling.status)
    refused = [await cancelling.do(cancelling.status, "payload-of-another-1") for _ in range(2)]

    outcome = ResolvedOutcome(cancelling.appointment_id, None, None)
    assert done == Answer(outcome, (outcome, "CANCELLED"))
    assert again == done
    for each in refused:
        assert isinstance(each.outcome, WrongStatus)
        assert each.payload == (each.outcome, "CANCELLED")
    audited = await written.audited("cancelAppointment")
    assert audited == ["DONE", "REPLAYED", "WRONG_STATUS", "REPLAYED"]


@pytest.mark.parametrize("how", ["failing", "too_costly", "mistaken"])
async def test_a_payload_that_cannot_be_read_keeps_nothing_from_being_done(
    cancelling: Cancelling, written: Written, how: str
) -> None:
    answers = [await cancelling.do(getattr(cancelling, how)) for _ in range(2)]

    outcome = ResolvedOutcome(cancelling.appointment_id, None, None)
    assert answers == [Answer(outcome, Unread.READ_AFTER_COMMIT)] * 2
    assert cancelling.reads == 2, "once for each request, and never a second time"
    assert await written.audited("cancelAppointment") == ["DONE", "REPLAYED"]


async def test_what_was_written_before_a_refusal_is_undone_and_the_refusal_kept(
    clinic: Ready, written: Written
) -> None:
    principal, refusals = clinic.desk.principal, []
    state = await written.rows(but="audit_entry")
    request = Request(
        principal=principal,
        operation="tryIt",
        permission=None,
        now=clinic.desk.clock.now,
        key=IdempotencyKey.of(principal, "written-and-refused", "tryIt", {}),
    )

    async def verb(work: Work) -> None:
        await work.db.run(
            "UPDATE invoice_counter SET last_number = last_number + 1 WHERE clinic_id = $1",
            work.clinic_id,
        )
        raise WrongStatus("It cannot be.", status="BOOKED")

    for _ in range(2):
        with pytest.raises(WrongStatus) as refused:
            await perform(clinic.desk.database, clinic.desk.database.audit, request, verb, object)
        refusals.append(str(refused.value))

    assert refusals == ["It cannot be."] * 2
    changed = dict(await written.rows(but="audit_entry")).items() - state.items()
    assert {table for table, _ in changed} == {"idempotency_record"}
    assert await written.audited("tryIt") == ["WRONG_STATUS", "REPLAYED"]


async def test_whoever_lacks_the_right_is_shown_nothing(
    clinic: Ready, written: Written, cancelling: Cancelling
) -> None:
    onlooker = await clinic.desk.colleague("SUPPORT")
    lacking = [each for each in Permission if each not in ROLE_PERMISSIONS[Role.SUPPORT]]
    request = Request(
        principal=onlooker.principal,
        operation="tryIt",
        permission=lacking[0],
        now=clinic.desk.clock.now,
    )

    async def verb(work: Work) -> None:
        raise AssertionError("It is not begun.")

    with pytest.raises(Forbidden):
        await perform(
            clinic.desk.database,
            clinic.desk.database.audit,
            request,
            verb,
            object,
            cancelling.status,
        )

    assert cancelling.reads == 0
    assert await written.audited("tryIt") == ["FORBIDDEN"]
