"""What one GraphQL operation carries along."""

import logging
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.pool import Database
from gql_packages.database.shielded import run_shielded
from gql_packages.domain.permissions import Principal
from gql_packages.errors import Forbidden, Refusal
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.reading.access_audit import AccessAudit
from gql_packages.reading.reader import Reader
from gql_packages.reading.statements import Target
from gql_packages.reading.viewer import Viewer
from gql_packages.resolvers.root_fields import permission_of
from gql_packages.resolvers.subscriber_queue import Subscriber, Topic

log = logging.getLogger(__name__)


class SubscriptionSession(Protocol):
    """One subscription as its generator sees the server around it."""

    #: why it ends, once it is to end
    ended_by: Exception | None

    def subscribe(self, topic: Topic) -> AbstractAsyncContextManager[Subscriber]:
        """Buffer the topic's events until the block ends. Raises Busy and Overloaded."""

    def event_context(self) -> "AbstractAsyncContextManager[RequestContext]":
        """The context of one event, in turn and in time; raises Unauthenticated for a token that
        does not hold any more."""


class RequestContext:
    """Who asks, when, and what reads for them. Made for one operation and closed at its end."""

    def __init__(
        self,
        *,
        database: Database,
        audit: AuditBatchWriter,
        principal: Principal,
        now: datetime,
        request_id: UUID,
        reports_database: Database | None = None,
    ) -> None:
        self.database = database
        self.audit = audit
        self.principal = principal
        self.now = now
        self.request_id = request_id
        self._reports_database = reports_database or database
        self._forbidden: list[AuditEntry] = []
        self._read: Reader | None = None
        self._is_over = False
        #: what the operation was found to cost
        self.cost = 0
        #: set where an operation may have several results
        self.subscription: SubscriptionSession
        #: refusals with what was read for them
        self.shown_refusals: dict[Refusal, Any] = {}

    @property
    def read(self) -> Reader:
        """What reads for this operation."""
        if self._is_over:
            raise RuntimeError("The operation is over: nothing more can be read for it.")
        if self._read is None:
            self._read = Reader(
                database=self.database,
                reports_database=self._reports_database,
                principal=self.principal,
                now=self.now,
                audit=self._access_audit,
                note_forbidden=self.note_forbidden,
            )
        return self._read

    @cached_property
    def _access_audit(self) -> AccessAudit:
        return AccessAudit(self.audit, self.principal, self.now, self.request_id)

    def note_shown(self, field: str, patients: Iterable[UUID]) -> None:
        """Let the audit say that these patients' records are shown under this root field."""
        self._access_audit.note(field, patients)

    async def answer(self, info: strawberry.Info[Any, Any], target: Target, **given: Any) -> Any:
        """What the root field selects of the target, as JSON, for the roles with its right."""
        permission = permission_of(info._field)
        return await self.read.answer(info._raw_info, target, permission, **given)

    async def check(self, info: strawberry.Info[Any, Any]) -> Viewer:
        """Who asks, if they have the root field's right."""
        return await self.read.check(info.field_name, permission_of(info._field))

    async def facts(self, info: strawberry.Info[Any, Any], facts: str, **given: Any) -> Any:
        """The JSON that the SQL makes, to be decided on, for the roles with the field's right."""
        permission = permission_of(info._field)
        target = Target(type_name="Query", facts=facts)
        return await self.read.facts(info._raw_info, target, permission, **given)

    async def restart_reading(self) -> None:
        """Forget what was read: what follows sees the database as it is then.

        A mutation calls it before it writes, so that it never holds two connections.
        """
        earlier, self._read = self._read, None
        if earlier is not None:
            await earlier.close()

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
        """Give the connection back, and audit what was refused; nothing more can be read."""
        self._is_over = True
        try:
            if self._read is not None:
                await self._read.close()
        finally:
            refused, self._forbidden = self._forbidden, []
            if refused:
                await run_shielded(self._audit_refused(refused))

    async def _audit_refused(self, refused: list[AuditEntry]) -> None:
        try:
            async with self.database.writing(self.principal.clinic_id) as db:
                await write_audit_entries(db, refused)
        except Exception as error:
            log.warning("a refused right is written later", extra={"error": kind_of(error)})
            self.audit.put(refused)


class ContextFactory(Protocol):
    """Makes the context of one operation."""

    def __call__(self, *, principal: Principal, now: datetime, request_id: UUID) -> RequestContext:
        """The context of an operation that `principal` asked for at `now`."""


Info: TypeAlias = strawberry.Info[RequestContext, None]
