"""What is written into the audit after the deed: in batches, within a second, or nothing more."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.domain.rights import Principal
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
from gql_packages.observing.trace import kind_of

if TYPE_CHECKING:
    from gql_packages.database.pool import Database

#: Seconds. What comes within PAUSE is written together; what has waited longer than LATE says that
#: the database does not keep up. At the end there are CLOSE to write what is left.
PAUSE = 0.25
LATE = 3.0
CLOSE = 5.0
#: Rows of one statement: as many as are hashed without keeping the event loop.
BATCH = 500
#: Rows that may wait.
CAPACITY = 20_000

log = logging.getLogger(__name__)


class AuditJournal:
    """Rows that wait to be written, and the one task that writes them while there are any.

    Each clinic's rows are a transaction of their own. Rows that could not be written stay, and are
    tried again until they are; meanwhile `check` refuses whatever would add to them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        #: by clinic, with the time at which each was put here
        self._rows: dict[UUID, list[tuple[float, AuditEntry]]] = {}
        #: batches in a row that could not be written
        self._failures = 0
        self._writing: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        #: how many rows wait
        self.waiting = 0

    def check(self) -> None:
        """Raise AuditUnavailable while what is read or done now might not be written in time:
        after a batch that could not be written twice in a row, until it is; while a row waits for
        longer than LATE; and while there is no room."""
        if self._failures > 1 or self.waiting >= CAPACITY or self._age() > LATE:
            raise AuditUnavailable(
                "The audit cannot be written right now, and nothing is read or done without it. "
                "Please try again in a moment."
            )

    def put(self, entries: Iterable[AuditEntry]) -> None:
        """Take rows of what `check` let through."""
        now = monotonic()
        for entry in entries:
            self._rows.setdefault(entry.clinic_id, []).append((now, entry))
            self.waiting += 1
        if self.waiting >= BATCH:
            self._hurry.set()
        if self._rows and (self._writing is None or self._writing.done()):
            # It works for whoever comes, not for the request that happened to come first.
            self._writing = asyncio.get_running_loop().create_task(
                self._write_all(), context=Context()
            )

    @contextmanager
    def told_afterwards(
        self, who: Principal, *, at: datetime, operation: str, request_id: UUID
    ) -> Iterator[None]:
        """Around work that writes its own row: where it was undone, or nobody knows what became of
        it, a row says here what the client was told. Without room for it only the log does.

        Raises as `check` does, before the work begins.
        """
        try:
            self.check()
            yield
        except (Refusal, Forbidden, Unauthenticated):
            raise
        except (Exception, asyncio.CancelledError) as error:
            outcome = _told(error)
            if self.waiting < CAPACITY:
                entry = AuditEntry.of(
                    who, at=at, operation=operation, outcome=outcome, request_id=request_id
                )
                self.put([entry])
            else:
                log.error("not in the audit: request %s", request_id, extra={"outcome": outcome})
            raise

    async def make_room(self) -> None:
        """Wait until half of the room is free, for those who read without end; raises as `check`
        does."""
        self.check()
        while self.waiting > CAPACITY // 2:
            self._hurry.set()
            await asyncio.sleep(0.02)
            self.check()

    async def flush(self) -> None:
        """Return when all that waits is written."""
        while self._writing is not None and not self._writing.done():
            self._hurry.set()
            await asyncio.wait([self._writing])

    async def close(self) -> None:
        """Write what waits, for at most CLOSE seconds. What cannot be written then is lost."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE):
                await self.flush()
        if self._writing is not None:
            self._writing.cancel()
        if self.waiting:
            log.error("%d rows of the audit could not be written before the end", self.waiting)

    async def _write_all(self) -> None:
        while self._rows:
            await self._pause()
            try:
                for clinic_id in list(self._rows):
                    await self._write_clinic(clinic_id)
            except Overloaded:
                # There is no connection to spare: the rows wait, and are late before long.
                continue
            except Exception as error:
                self._failures += 1
                if self._failures == 2:
                    log.error("the audit cannot be written", extra={"error": kind_of(error)})
                continue
            if self._failures > 1:
                log.warning("the audit can be written again")
            self._failures = 0

    async def _pause(self) -> None:
        if self._failures == 1:
            # The connection may have been cut just now: another one is tried at once.
            return
        if self._failures:
            await asyncio.sleep(PAUSE)
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), PAUSE)
        self._hurry.clear()

    async def _write_clinic(self, clinic_id: UUID) -> None:
        """Write what this clinic has waiting by now. If that fails, the others come first."""
        due = len(self._rows[clinic_id])
        try:
            while due > 0:
                entries = [entry for _, entry in self._rows[clinic_id][: min(due, BATCH)]]
                async with self._database.writing(clinic_id) as db:
                    await write_audit_entries(db, entries)
                self._forget(clinic_id, len(entries))
                due -= len(entries)
        except Exception:
            self._rows[clinic_id] = self._rows.pop(clinic_id)
            raise

    def _forget(self, clinic_id: UUID, count: int) -> None:
        del self._rows[clinic_id][:count]
        if not self._rows[clinic_id]:
            del self._rows[clinic_id]
        self.waiting -= count

    def _age(self) -> float:
        """Seconds that the oldest row has waited."""
        now = monotonic()
        return max((now - rows[0][0] for rows in self._rows.values()), default=0.0)


def _told(error: BaseException) -> str:
    """The code of what the client hears, where it hears of this at all."""
    if isinstance(error, asyncio.CancelledError):
        return TimedOut.code
    return error.code if isinstance(error, RequestError) else Internal.code
