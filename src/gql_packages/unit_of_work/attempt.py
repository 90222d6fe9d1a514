"""One attempt at a unit of work: open, decide, write once, read the payload, commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NoReturn, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
from tortoise.exceptions import IntegrityError

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.error_classes import constraint_of
from gql_packages.database.pool import Database
from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.permissions import Role, require
from gql_packages.errors import (
    Forbidden,
    IdempotencyKeyInUse,
    IdempotencyKeyMismatch,
    Refusal,
    Unauthenticated,
)
from gql_packages.events.change_notification import encode
from gql_packages.unit_of_work.batches import in_batches
from gql_packages.unit_of_work.idempotency import (
    IdempotencyKey,
    read_outcome,
    write_outcome,
    write_refusal,
)
from gql_packages.unit_of_work.payload import Answer, PayloadTooCostly, ReadPayload, Unread
from gql_packages.unit_of_work.pending_rows import PendingRows
from gql_packages.unit_of_work.touched_patients import note_patients
from gql_packages.unit_of_work.work import Request, Work
from gql_packages.unit_of_work.write_statement import write

Outcome = TypeVar("Outcome")
Outcome_co = TypeVar("Outcome_co", covariant=True)

Verb: TypeAlias = Callable[[Work], Awaitable[Outcome]]

_OPENING = """
SELECT c.currency, c.time_zone, s.role,
       r.operation AS record_operation, r.fingerprint AS record_fingerprint,
       r.outcome AS record_outcome
FROM staff_member s
JOIN clinic c ON c.id = s.clinic_id
LEFT JOIN idempotency_record r
    ON r.clinic_id = $1 AND r.staff_member_id = $2 AND r.key = $3
WHERE s.clinic_id = $1 AND s.id = $2 AND s.is_active
"""


@dataclass(frozen=True)
class Unit(Generic[Outcome_co]):
    """What is to be done, from the request to the payload."""

    database: Database
    request: Request
    request_id: UUID
    verb: Verb[Outcome_co]
    outcome_type: type[Outcome_co]
    read_payload: ReadPayload[Any, Any] | None


class BeginAgain(Exception):
    """The transaction is rolled back, and this unit is what to do in its place."""

    def __init__(self, unit: Unit[Any]) -> None:
        super().__init__()
        self.unit = unit


async def attempt(unit: Unit[Outcome]) -> Answer[Outcome, Any]:
    """Do the unit in one transaction; an Answer without a payload where none is to be read.

    Raises BeginAgain, Forbidden, Unauthenticated, and whatever the database objects to.
    """
    request, forbidden = unit.request, None
    lock = request.key.lock_number if request.key else None
    clinic_id = request.principal.clinic_id
    async with unit.database.writing(clinic_id, lock=lock, is_alone=request.is_alone) as db:
        work, found = await _open(db, unit)
        key = None if found["record_outcome"] is not None else request.key
        try:
            outcome, word = await _decide(work, unit, found)
            await _write(work, unit, key, outcome, word)
        except (IntegrityError, asyncpg.IntegrityConstraintViolationError) as error:
            if not constraint_of(error).endswith("_request_once"):
                raise
            # The key made this row before, and its record is gone: it is not made again.
            refusal = IdempotencyKeyMismatch("This key was used for another request.")
            raise BeginAgain(_refusing(unit, refusal)) from error
        except Forbidden as error:
            forbidden = error
            await _write(work, unit, None, error, error.code)
        else:
            answer = Answer(outcome, await _payload(work, unit, outcome))
    if forbidden is not None:
        raise forbidden
    return answer


async def _open(db: TenantConnection, unit: Unit[Any]) -> tuple[Work, asyncpg.Record]:
    """The staff member as of now and the clinic, and what the key recorded."""
    request = unit.request
    key = request.key.key if request.key else None
    principal = request.principal
    found = await db.rows(_OPENING, principal.clinic_id, principal.staff_member_id, key)
    if not found:
        raise Unauthenticated("The token does not belong to an active staff member.")
    work = Work(
        db=db,
        clinic_id=principal.clinic_id,
        currency=found[0]["currency"],
        time_zone=found[0]["time_zone"],
        actor_id=principal.staff_member_id,
        actor_role=Role(found[0]["role"]),
        now=request.now,
        request_id=unit.request_id,
        has_key=request.key is not None,
    )
    return work, found[0]


async def _decide(
    work: Work, unit: Unit[Outcome], found: asyncpg.Record
) -> tuple[Outcome | Refusal, str]:
    """The outcome or refusal, this time's or the first, and what the audit is to say of it."""
    require(work.actor_role, unit.request.permission)
    key = unit.request.key
    try:
        if found["record_outcome"] is not None:
            operation, fingerprint = found["record_operation"], found["record_fingerprint"]
            if key is None or not key.made(operation, fingerprint):
                raise IdempotencyKeyMismatch("This key was used for another request.")
            return read_outcome(found["record_outcome"], unit.outcome_type), "REPLAYED"
        if key is not None:
            key.check()
        if not work.db.has_lock:
            raise IdempotencyKeyInUse("A request with this key is still running.")
        return await unit.verb(work), "READ" if unit.request.is_preview else "DONE"
    except Refusal as refusal:
        if work.db.has_written:
            raise BeginAgain(_refusing(unit, refusal)) from refusal
        return refusal, refusal.code


def _refusing(unit: Unit[Outcome], refusal: Refusal) -> Unit[Outcome]:
    """The unit that says no at once: what was written before the refusal is rolled back."""

    async def refuse(_: Work) -> NoReturn:
        raise refusal

    return replace(unit, verb=refuse)


async def _write(
    work: Work,
    unit: Unit[Any],
    key: IdempotencyKey | None,
    outcome: object,
    word: str,
) -> None:
    """Write the work if it was done, and in any case the audit and what the key remembers."""
    is_done = word == "DONE"
    records: dict[str, Sequence[Any]] = {}
    if key is not None and (is_done or (isinstance(outcome, Refusal) and outcome.is_definitive)):
        text = write_refusal(outcome) if isinstance(outcome, Refusal) else write_outcome(outcome)
        records |= key.record(text, work.now)
    rows = work.rows if is_done else PendingRows()
    note_patients(work.changes, rows)
    patients = {*(work.changes.patients or ()), *work.new_patients} if is_done else set()

    def entry(patient_id: UUID | None) -> AuditEntry:
        return AuditEntry.of(
            unit.request.principal,
            at=work.now,
            operation=unit.request.operation,
            outcome=word,
            request_id=work.request_id,
            entity=("Patient", patient_id) if patient_id else None,
        )

    # Whose record was changed, where it is one patient's (rule 171); of each that an import makes.
    records["audit_entry"] = entry(*patients if len(patients) == 1 else (None,)).columns()
    if is_done and len(work.new_patients) > 1:
        for some in in_batches(sorted(work.new_patients)):
            await write_audit_entries(work.db, [entry(each) for each in some])
    notice = encode(work.clinic_id, work.changes) if is_done and work.changes else None
    await write(work.db, rows, records=records, notice=notice)


async def _payload(work: Work, unit: Unit[Outcome], outcome: Outcome | Refusal) -> object:
    if unit.read_payload is None:
        return Unread.READ_AFTER_COMMIT
    try:
        return await unit.read_payload(work.db, work, outcome)
    except PayloadTooCostly:
        # Nothing was read, so nothing failed: commit now.
        return Unread.READ_AFTER_COMMIT
    except Exception as error:
        # Whatever it was: a payload that cannot be read must not keep the mutation from being done.
        raise BeginAgain(replace(unit, read_payload=None)) from error
