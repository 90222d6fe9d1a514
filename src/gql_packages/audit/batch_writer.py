"""Write-behind batching of audit records: within a second, or reads and writes stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.error_classes import Cause, cause_of, unwrap_driver_error
from gql_packages.domain.permissions import Principal
from gql_packages.errors import (
    AuditUnavailable,
    Forbidden,
    Internal,
    Overloaded,
    Refusal,
    RequestError,
    TimedOut,
    Unauthenticated,
)
from gql_packages.observability.redacted_tracebacks import kind_of

if TYPE_CHECKING:
    from gql_packages.database.pool import Database

#: Seconds. What comes within PAUSE is one batch; a row that has waited longer than LATE means that
#: the database does not keep up. `close` takes at most CLOSE.
PAUSE = 0.25
LATE = 3.0
CLOSE = 5.0
#: Rows of one statement: as many as are hashed without keeping the event loop.
BATCH = 500
#: Rows that may wait.
CAPACITY = 20_000
#: Clinics whose rows are written at one moment: one that waits for a lock does not keep the others.
WRITERS = 2

_BECAUSE = {
    Cause.LOCKED: ", because something else holds it",
    Cause.DATABASE_UNAVAILABLE: ", because the database cannot be reached",
}

log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Waiting:
    """The rows of one clinic that wait, each with the time at which it came, and their writer."""

    clinic_id: UUID
    rows: list[tuple[float, AuditEntry]] = field(default_factory=list)
    #: batches in a row that could not be written
    failures: int = 0
    #: why the last of them could not
    cause: Cause = Cause.SLOW
    hurry: asyncio.Event = field(default_factory=asyncio.Event)
    writing: asyncio.Task[None] | None = None

    def age(self) -> float:
        """Seconds that the oldest row has waited."""
        return monotonic() - self.rows[0][0] if self.rows else 0.0

    async def pause(self) -> None:
        """Wait for more rows to write with those that there are, or until trying again may help."""
        if self.failures == 1:
            # The connection may have been cut just now: another one is tried at once.
            return
        if self.failures:
            await asyncio.sleep(PAUSE)
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self.hurry.wait(), PAUSE)
        self.hurry.clear()


class AuditBatchWriter:
    """Rows that wait to be written, and for each clinic that has any a task that writes them.

    Rows that could not be written stay, and are tried again until they are; meanwhile `check`
    refuses whatever would add to them, in that clinic and no other.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._clinics: dict[UUID, _Waiting] = {}
        self._writers = asyncio.Semaphore(WRITERS)
        #: how many rows wait
        self.waiting = 0

    def check(self, clinic_id: UUID) -> None:
        """Raise AuditUnavailable while what is read or done now in the clinic might not be written
        in time: after a batch of it that could not be written twice in a row, until it is; while a
        row of it waits for longer than LATE; and while it has no room."""
        clinic = self._clinics.get(clinic_id)
        is_held_up = clinic is not None and (clinic.failures > 1 or clinic.age() > LATE)
        if is_held_up or self._room(clinic_id) <= 0:
            cause = clinic.cause if clinic is not None and clinic.failures else Cause.SLOW
            raise AuditUnavailable(
                f"The audit cannot be written right now{_BECAUSE.get(cause, '')}, and nothing is"
                " read or done without it. Please try again in a moment.",
                cause=cause,
            )

    def put(self, entries: Iterable[AuditEntry]) -> None:
        """Take rows of what `check` let through."""
        now = monotonic()
        for clinic_id, taken in groupby(entries, itemgetter(0)):
            clinic = self._clinics.get(clinic_id)
            if clinic is None:
                clinic = self._clinics[clinic_id] = _Waiting(clinic_id)
            rows = [(now, entry) for entry in taken]
            clinic.rows += rows
            self.waiting += len(rows)
            if len(clinic.rows) >= BATCH:
                clinic.hurry.set()
            if clinic.writing is None:
                # It serves every request, not the one that happened to come first.
                clinic.writing = asyncio.get_running_loop().create_task(
                    self._write_all(clinic), context=Context()
                )

    @contextmanager
    def audit_on_failure(
        self, who: Principal, *, at: datetime, operation: str, request_id: UUID
    ) -> Iterator[None]:
        """Audit the failure of work that writes its own row on success: where it was rolled back,
        or its outcome is unknown, a row has the code of the answer. Without room only the log has.

        Raises as `check` does, before the work begins.
        """
        try:
            self.check(who.clinic_id)
            yield
        except (Refusal, Forbidden, Unauthenticated):
            raise
        except (Exception, asyncio.CancelledError) as error:
            outcome = _outcome_of(error)
            if self._room(who.clinic_id) > 0:
                entry = AuditEntry.of(
                    who, at=at, operation=operation, outcome=outcome, request_id=request_id
                )
                self.put([entry])
            else:
                log.error("not in the audit: request %s", request_id, extra={"outcome": outcome})
            raise

    async def wait_for_capacity(self, clinic_id: UUID) -> None:
        """Wait until half of the clinic's room is free, for those who read without end; raises as
        `check` does."""
        self.check(clinic_id)
        while (clinic := self._clinics.get(clinic_id)) and self._room(clinic_id) < len(clinic.rows):
            clinic.hurry.set()
            await asyncio.sleep(0.02)
            self.check(clinic_id)

    async def flush(self) -> None:
        """Return when all that waits is written."""
        while tasks := self._tasks():
            for clinic in self._clinics.values():
                clinic.hurry.set()
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Write what waits, for at most CLOSE seconds. What is not written then is lost."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE):
                await self.flush()
        for task in self._tasks():
            task.cancel()
        if self.waiting:
            log.error("%d rows of the audit could not be written before the end", self.waiting)

    def _room(self, clinic_id: UUID) -> int:
        """How many rows the clinic may add. It may have as many as are free for the others, so that
        one that cannot be written leaves them half of all, two leave them a third."""
        clinic = self._clinics.get(clinic_id)
        return CAPACITY - self.waiting - (len(clinic.rows) if clinic else 0)

    def _tasks(self) -> list[asyncio.Task[None]]:
        tasks = (clinic.writing for clinic in self._clinics.values())
        return [task for task in tasks if task is not None and not task.done()]

    async def _write_all(self, clinic: _Waiting) -> None:
        while clinic.rows:
            await clinic.pause()
            try:
                async with self._writers:
                    await self._write(clinic)
            except Overloaded:
                # There is no connection to spare: the rows wait, and are late before long.
                continue
            except Exception as error:
                clinic.failures += 1
                clinic.cause = cause_of(unwrap_driver_error(error))
                if clinic.failures == 2:
                    log.error("the audit cannot be written", extra={"error": kind_of(error)})
                continue
            if clinic.failures > 1:
                log.warning("the audit can be written again")
            clinic.failures = 0
        del self._clinics[clinic.clinic_id]

    async def _write(self, clinic: _Waiting) -> None:
        """Write what the clinic has waiting by now, a batch at a time."""
        due = len(clinic.rows)
        while due > 0:
            entries = [entry for _, entry in clinic.rows[: min(due, BATCH)]]
            async with self._database.writing(clinic.clinic_id) as db:
                await write_audit_entries(db, entries)
            del clinic.rows[: len(entries)]
            self.waiting -= len(entries)
            due -= len(entries)


def _outcome_of(error: BaseException) -> str:
    """The code of the client's answer, if it gets one."""
    if isinstance(error, asyncio.CancelledError):
        return TimedOut.code
    return error.code if isinstance(error, RequestError) else Internal.code
