"""One mutation: one transaction, locked, checked, written, recorded; tried again if it may be."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

import asyncpg
from tortoise.exceptions import BaseORMException, IntegrityError
from uuid_utils.compat import uuid7

from gql_packages.audit.entry import write_audit_entry
from gql_packages.database.faults import PASSING, WORTH_ANOTHER_ATTEMPT, said_by_driver
from gql_packages.database.pool import Database, TenantConnection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.rights import Permission, Principal, Role, require
from gql_packages.errors import (
    Busy,
    Forbidden,
    IdempotencyKeyInUse,
    IdempotencyKeyMismatch,
    Refusal,
    RefusalCode,
    Unauthenticated,
)
from gql_packages.events.change_notification import Changes, tell
from gql_packages.observing.note import note_retry
from gql_packages.observing.trace import kind_of
from gql_packages.unit_of_work.idempotency import (
    IdempotencyKey,
    read_outcome,
    write_outcome,
    write_refusal,
)

ATTEMPTS = 5

log = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")

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


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a service works with: the transaction, the clinic, who asks, and the moment."""

    db: TenantConnection
    clinic_id: UUID
    currency: str
    time_zone: str
    actor_id: UUID
    actor_role: Role
    now: datetime
    #: the same for every attempt and every repetition under one idempotency key
    request_id: UUID
    #: what is told to those who listen once all is committed
    changes: Changes = field(default_factory=Changes)

    @property
    def today(self) -> date:
        """The day of the moment, in the clinic's zone."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day on which a moment falls in the clinic's zone."""
        return day_of(moment, self.time_zone)

    def new_id(self) -> UUID:
        """A new identifier, which sorts after those made before it."""
        return uuid7()


@dataclass(frozen=True, kw_only=True)
class Request:
    """Who asks for what, when, and under which key, if any."""

    principal: Principal
    operation: str
    permission: Permission | None
    now: datetime
    key: IdempotencyKey | None = None


async def perform(
    database: Database,
    request: Request,
    verb: Callable[[Work], Awaitable[Outcome]],
    outcome_type: type[Outcome],
) -> Outcome:
    """Do the work in one transaction and return what happened, a dataclass of ids.

    Under a key, the first outcome again if there is one: success or definitive refusal. The whole
    unit is tried again, at most five times, after a deadlock, a serialization failure or a lost
    connection, and once after a lock time-out; then Busy. Raises AuditUnavailable while the audit
    cannot be written.
    """
    request_id = request.key.request_id if request.key else uuid4()
    with database.audit.told_afterwards(
        request.principal, at=request.now, operation=request.operation, request_id=request_id
    ):
        return await _try_again(database, request, request_id, verb, outcome_type)


async def _try_again(
    database: Database,
    request: Request,
    request_id: UUID,
    verb: Callable[[Work], Awaitable[Outcome]],
    outcome_type: type[Outcome],
) -> Outcome:
    lock_timeouts = 0
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return await _attempt(database, request, request_id, verb, outcome_type)
        except (*PASSING, BaseORMException) as error:
            cause = said_by_driver(error)
            lock_timeouts += isinstance(cause, asyncpg.LockNotAvailableError)
            if not isinstance(cause, PASSING):
                raise
            is_last = attempt == ATTEMPTS or lock_timeouts > 1
            if is_last or not isinstance(cause, WORTH_ANOTHER_ATTEMPT):
                given = {"operation": request.operation, "error": kind_of(cause)}
                log.warning("a mutation is given up", extra=given)
                raise Busy("Something else is using this right now. Please try again.") from error
        note_retry()
        await asyncio.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - jitter
    raise AssertionError("every attempt returns or raises")


async def _attempt(
    database: Database,
    request: Request,
    request_id: UUID,
    verb: Callable[[Work], Awaitable[Outcome]],
    outcome_type: type[Outcome],
) -> Outcome:
    refused: Refusal | Forbidden
    async with database.writing(request.principal.clinic_id) as db:
        is_alone = request.key is None or await request.key.try_lock(db)
        work, record = await _open(db, request, request_id)
        try:
            require(work.actor_role, request.permission)
            if record["record_outcome"] is not None:
                return await _replay(work, request, record, outcome_type)
            await db.run("SAVEPOINT work")
            _check_key(request, is_alone)
            outcome = await _first_time(work, verb)
        except Forbidden as error:
            refused = error
            await _audit(work, request, "FORBIDDEN")
        except Refusal as error:
            refused = error
            if record["record_outcome"] is None:
                await db.run("ROLLBACK TO SAVEPOINT work")
                await _audit(work, request, error.code)
                if request.key and error.is_definitive:
                    await request.key.record(db, write_refusal(error), work.now)
        else:
            await tell(db, work.changes)
            await _audit(work, request, "DONE")
            if request.key:
                await request.key.record(db, write_outcome(outcome), work.now)
            return outcome
    raise refused


async def _open(
    db: TenantConnection, request: Request, request_id: UUID
) -> tuple[Work, asyncpg.Record]:
    """The staff member as of now and the clinic, and what the key recorded."""
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
        request_id=request_id,
    )
    return work, found[0]


def _check_key(request: Request, is_alone: bool) -> None:
    """Refuse a key that is badly formed, or that another request is at work under."""
    if request.key is not None:
        request.key.check()
    if not is_alone:
        raise IdempotencyKeyInUse("A request with this key is still running.")


async def _first_time(work: Work, verb: Callable[[Work], Awaitable[Outcome]]) -> Outcome:
    try:
        return await verb(work)
    except (IntegrityError, asyncpg.IntegrityConstraintViolationError) as error:
        name = getattr(said_by_driver(error), "constraint_name", None) or ""
        if not name.endswith("_request_once"):
            raise
        # The key made this row before, and its record is gone: it is not made again.
        raise IdempotencyKeyMismatch("This key was used for another request.") from error


async def _replay(
    work: Work, request: Request, record: asyncpg.Record, outcome_type: type[Outcome]
) -> Outcome:
    same = (
        request.key is not None
        and record["record_operation"] == request.operation
        and record["record_fingerprint"] == request.key.fingerprint
    )
    await _audit(work, request, "REPLAYED" if same else RefusalCode.IDEMPOTENCY_KEY_MISMATCH)
    if not same:
        raise IdempotencyKeyMismatch("This key was used for another request.")
    return read_outcome(record["record_outcome"], outcome_type)


async def _audit(work: Work, request: Request, outcome: str) -> None:
    await write_audit_entry(
        work.db,
        at=work.now,
        actor_id=work.actor_id,
        operation=request.operation,
        outcome=outcome,
        request_id=work.request_id,
    )
