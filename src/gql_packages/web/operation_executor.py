"""Executes what was asked once: as the caller, as of now, in time, and if there is room for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias
from uuid import UUID

import strawberry
from graphql import GraphQLError, OperationType
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from gql_packages.auth.authentication import Authenticator
from gql_packages.domain.permissions import Principal
from gql_packages.errors import BadRequest, RequestError
from gql_packages.resolvers.authorization import permit
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.resolvers.subscriber_queue import Event
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.document_cache import DocumentCache
from gql_packages.web.document_limits import limited
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.request_timeout import request_timeout

Result: TypeAlias = ExecutionResult | PreExecutionError


class ContextFactory(Protocol):
    """Makes what the resolvers of one execution share."""

    def __call__(self, *, principal: Principal, now: datetime, request_id: UUID) -> RequestContext:
        """The context of an execution that `principal` asked for at `now`."""


@dataclass(frozen=True)
class Asked:
    """One operation as it was sent."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None
    authorization: str | None


class Executing:
    """Executes operations, and subscriptions again for each event: with a look at the caller's
    token and rights each time. Of events only so many are executed at once."""

    def __init__(
        self,
        *,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        clock: Callable[[], datetime],
        context_factory: ContextFactory,
        work: ConcurrencyLimiter,
        deadline: float,
        events_at_once: int,
        documents: PersistedDocuments,
    ) -> None:
        self.schema = limited(schema, documents)
        self.documents = documents
        self.authenticator = authenticator
        self._clock = clock
        self._context_factory = context_factory
        self._work = work
        self._deadline = deadline
        self._turn = asyncio.Semaphore(events_at_once)
        self._read = DocumentCache()

    async def start(self, asked: Asked, event: Event, request_id: UUID) -> Result:
        """The result of an operation; of a subscription, of its start.

        Takes a place in the work, or waits for one. While there is none, subscriptions take their
        turn among the events: they all come at once when a server was stopped, and an error would
        end them.
        """
        context = await self._context(asked, request_id)
        is_readable = self.documents.may_be_read(asked.query)
        who = context.principal
        if not self._work.has_place(who) and is_readable and self._is_subscription(asked):
            async with self._turn:
                return await self._execute(asked, event, context)
        async with self._work.slot(who):
            return await self._execute(asked, event, context)

    async def go_on(self, asked: Asked, event: Event, request_id: UUID) -> Result:
        """The result of a subscription for an event."""
        async with self._turn:
            return await self._execute(asked, event, await self._context(asked, request_id))

    async def objection(
        self, asked: Asked, fields: tuple[str, ...], request_id: UUID
    ) -> RequestError | None:
        """What keeps the caller from these root fields by now, if anything does."""
        async with self._turn:
            context = await self._context(asked, request_id)
            try:
                for field in fields:
                    await permit(context, field, ROOT_FIELD_PERMISSIONS[field])
            except RequestError as error:
                return error
            finally:
                await context.close()
        return None

    async def _context(self, asked: Asked, request_id: UUID) -> RequestContext:
        principal = await self.authenticator.principal(asked.authorization)
        return self._context_factory(principal=principal, now=self._clock(), request_id=request_id)

    def _is_subscription(self, asked: Asked) -> bool:
        try:
            operation = self._read.document(asked.query).operation(asked.operation_name)
        except (BadRequest, GraphQLError):
            return False
        return operation.operation is OperationType.SUBSCRIPTION

    async def _execute(self, asked: Asked, event: Event, context: RequestContext) -> Result:
        async with request_timeout(self._deadline):
            return await self.schema.execute(
                asked.query,
                variable_values=asked.variables,
                context_value=context,
                root_value=event,
                operation_name=asked.operation_name,
            )
