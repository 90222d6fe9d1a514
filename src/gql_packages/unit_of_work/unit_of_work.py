"""One mutation: one transaction, locked, checked, written once; tried again if it may be."""

from __future__ import annotations

import asyncio
import logging
import random
from typing import Any, TypeVar, overload
from uuid import uuid4

import asyncpg
from tortoise.exceptions import BaseORMException

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.error_classes import (
    RETRYABLE,
    TRANSIENT,
    busy_after,
    unwrap_driver_error,
)
from gql_packages.database.pool import Database
from gql_packages.errors import Refusal
from gql_packages.observability import request_log
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.unit_of_work.attempt import BeginAgain, Unit, Verb, attempt
from gql_packages.unit_of_work.payload import (
    Answer,
    PayloadTooCostly,
    ReadPayload,
    Unread,
)
from gql_packages.unit_of_work.work import Request, Work

__all__ = ["Answer", "PayloadTooCostly", "Request", "Unread", "Work", "perform"]

ATTEMPTS = 5

log = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")
Payload = TypeVar("Payload")


@overload
async def perform(
    database: Database,
    audit: AuditBatchWriter,
    request: Request,
    verb: Verb[Outcome],
    outcome_type: type[Outcome],
) -> Outcome: ...


@overload
async def perform(
    database: Database,
    audit: AuditBatchWriter,
    request: Request,
    verb: Verb[Outcome],
    outcome_type: type[Outcome],
    payload: ReadPayload[Outcome, Payload],
) -> Answer[Outcome, Payload]: ...


async def perform(
    database: Database,
    audit: AuditBatchWriter,
    request: Request,
    verb: Verb[Any],
    outcome_type: type[Any],
    payload: ReadPayload[Any, Any] | None = None,
) -> Any:
    """Do the work in one transaction and return what happened, a dataclass of ids.

    Under a key, the first outcome again if there is one: success or definitive refusal. The whole
    unit is tried again, at most five times, after a deadlock, a serialization failure or a lost
    connection, and once after a lock time-out; then Busy. Raises AuditUnavailable while the audit
    cannot be written, and the refusal where the work is refused.

    With `payload`, the answer is an `Answer`: the outcome, or the refusal, which is not raised
    then, and what `payload(db, work, outcome or refusal)` read of it, in the same transaction,
    after all was written. Where that raised anything, the unit was rolled back and done again
    without; where it raised PayloadTooCostly before it read anything, the unit was committed.
    `Unread.READ_AFTER_COMMIT` then says that the caller is to read the payload in a transaction of
    its own. So no selection keeps a mutation from being done.
    """
    request_id = request.key.request_id if request.key else uuid4()
    with audit.audit_on_failure(
        request.principal, at=request.now, operation=request.operation, request_id=request_id
    ):
        unit = Unit(database, request, request_id, verb, outcome_type, payload)
        answer = await _try_again(unit)
    if payload is not None:
        return answer
    if isinstance(answer.outcome, Refusal):
        raise answer.outcome
    return answer.outcome


async def _try_again(unit: Unit[Outcome]) -> Answer[Outcome, Any]:
    lock_timeouts = attempts = 0
    while True:
        try:
            return await attempt(unit)
        except BeginAgain as instead:
            # It refuses at once, or reads no payload: neither happens twice.
            unit = instead.unit
            continue
        except (*TRANSIENT, BaseORMException) as error:
            attempts += 1
            cause = unwrap_driver_error(error)
            lock_timeouts += isinstance(cause, asyncpg.LockNotAvailableError)
            if not isinstance(cause, TRANSIENT):
                raise
            is_last = attempts == ATTEMPTS or lock_timeouts > 1
            if is_last or not isinstance(cause, RETRYABLE):
                given = {"operation": unit.request.operation, "error": kind_of(cause)}
                log.warning("a mutation is given up", extra=given)
                raise busy_after(cause) from error
        request_log.current().retries += 1
        await asyncio.sleep(random.uniform(0, 0.02 * 2**attempts))  # noqa: S311 - jitter
