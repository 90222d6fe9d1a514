"""What one GraphQL operation carries along."""

import asyncio
import logging
from collections.abc import Coroutine
from datetime import datetime
from typing import Any
from uuid import UUID

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.pool import Database
from gql_packages.domain.rights import Principal
from gql_packages.errors import Forbidden
from gql_packages.observing.trace import kind_of
from gql_packages.resolvers.patient_reads import PatientReads
from gql_packages.resolvers.reader import Reader
from gql_packages.resolvers.snapshot import ViewerRow

log = logging.getLogger(__name__)


class RequestContext:
    """Who asks, when, and what reads for them. Made for one operation and closed at its end."""

    def __init__(
        self,
        *,
        database: Database,
        principal: Principal,
        now: datetime,
        request_id: UUID,
        reports_database: Database | None = None,
    ) -> None:
        self.database = database
        self.principal = principal
        self.now = now
        self.request_id = request_id
        self._reads = PatientReads(database.audit, principal, now, request_id)
        self.read = Reader(self._reads, database, principal, now)
        self._reports_database = reports_database or database
        self._forbidden: list[AuditEntry] = []
        self._turning = asyncio.Lock()
        self._is_to_turn = False

    def read_reports(self) -> None:
        """Let all that is read from now on come from the database of reports, as of one moment.

        To be called before anything is read; then the viewer is asked for before anything else.
        Who asks is looked up where the desk works: a copy of it may lag behind.
        """
        self._is_to_turn = True

    async def viewer(self) -> ViewerRow:
        """Who asks, looked up once per snapshot; raises Unauthenticated unless they work here."""
        async with self._turning:
            if self._is_to_turn:
                viewer = await self.read.viewer()
                await _to_the_end(self.read.close())
                self.read = Reader(
                    self._reads, self._reports_database, self.principal, self.now, viewer
                )
                self._is_to_turn = False
            return await self.read.viewer()

    async def restart_reading(self) -> None:
        """Forget what was read: what follows sees the database as it is then.

        A mutation calls it before it writes, so that it never holds two connections.
        """
        earlier = self.read
        self.read = Reader(self._reads, self.database, self.principal, self.now)
        await _to_the_end(earlier.close())

    def note_forbidden(self, field: str) -> None:
        """Let the audit say, at the end, that the right to this root field was refused."""
        self._forbidden.append(
            AuditEntry.of(
                self.principal,
                at=self.now,
                operation=field,
                outcome=Forbidden.code,
                request_id=self.request_id,
            )
        )

    async def close(self) -> None:
        """Give the connection back, and write down what was refused; nothing can be read any
        more."""
        await _to_the_end(self._close())

    async def _close(self) -> None:
        await self.read.close()
        refused, self._forbidden = self._forbidden, []
        if not refused:
            return
        try:
            async with self.database.writing(self.principal.clinic_id) as db:
                await write_audit_entries(db, refused)
        except Exception as error:
            log.warning("a refused right is written later", extra={"error": kind_of(error)})
            self.database.audit.put(refused)


async def _to_the_end(step: Coroutine[Any, Any, None]) -> None:
    """Take the step even if whoever waits for it is cancelled: a connection would be lost."""
    await asyncio.shield(asyncio.ensure_future(step))
