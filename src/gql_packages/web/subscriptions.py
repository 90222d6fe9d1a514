"""Runs operations that may have several results, for SSE and WebSocket."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from graphql import GraphQLError, OperationType
from orjson import Fragment
from strawberry.types import ExecutionResult

from gql_packages.auth.authentication import Authenticator, Caller, expired
from gql_packages.domain.permissions import Principal
from gql_packages.errors import BadRequest, Overloaded, RequestError, Unauthenticated
from gql_packages.events.listener import Listener
from gql_packages.observability import request_log
from gql_packages.observability.request_log import RequestRecord
from gql_packages.resolvers.context import ContextFactory, RequestContext
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.resolvers.subscriber_queue import Subscriber, Topic
from gql_packages.web.concurrency_limit import ConcurrencyLimiter, request_timeout
from gql_packages.web.document_cache import DocumentCache, limited
from gql_packages.web.graphql_request import GraphQLRequest
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.responses import encode_json, error_body, result_body

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics


class Stopped(Exception):
    """The server is shutting down: the client has to subscribe again elsewhere."""


@dataclass(frozen=True)
class Reply:
    """One result as the client sees it; `refusal` where the operation was not executed."""

    body: dict[str, Any]
    refusal: RequestError | None = None


@dataclass(kw_only=True, eq=False)
class SubscriptionRunner:
    """Executes operations; a subscription's events each with a recheck of token and rights.

    An operation takes at most `deadline` seconds, and so does each event; events take turns in
    `event_slots`, and open subscriptions count against `quota`.
    """

    schema: strawberry.Schema
    authenticator: Authenticator
    clock: Callable[[], datetime]
    context_factory: ContextFactory
    work: ConcurrencyLimiter
    deadline: float
    documents: PersistedDocuments
    listener: Listener
    event_slots: asyncio.Semaphore
    quota: ConcurrencyLimiter
    metrics: RequestMetrics | None = None
    is_stopping: bool = False
    sessions: set[Session] = field(default_factory=set)
    _parsed: DocumentCache = field(default_factory=DocumentCache)

    def __post_init__(self) -> None:
        self.schema = limited(self.schema, self.documents)

    def stop(self) -> None:
        """End all subscriptions, and let none start."""
        self.is_stopping = True
        for session in self.sessions:
            session.end(Stopped())

    def context(self, principal: Principal, request_id: UUID) -> RequestContext:
        """A context as of now."""
        return self.context_factory(principal=principal, now=self.clock(), request_id=request_id)

    async def replies(
        self, request: GraphQLRequest, authorization: str | None
    ) -> AsyncGenerator[Reply, None]:
        """The result, or those of a subscription; one without data is the last. Raises Stopped."""
        record = request_log.current()
        try:
            document = self.documents.text_of(request)
            caller = await self.authenticator.caller(authorization)
            who = caller.principal
            record.set_principal(who.clinic_id, who.staff_member_id)
            session = Session(self, caller, authorization, document, record)
            context = self.context(who, record.request_id)
            context.subscription = session
            results: AsyncGenerator[Any, None] = await self.schema.stream(
                document, request.variables, context, operation_name=request.operation_name
            )
            slot = self._slot(who, document, request.operation_name)
            async with aclosing(results):
                async with slot, request_timeout(self.deadline):
                    result = await self._first(results)
                while result and result.data is not None and session.subscriber:
                    yield Reply(_body(result))
                    result = await anext(results, None)
            if session.ended_by and (result is None or result.data is None):
                raise session.ended_by
            if result:
                yield Reply(_body(result))
            return
        except Stopped:
            raise
        except RequestError as error:
            refusal = error
        except Exception as error:
            refusal = log_incident(record.request_id, error)
        record.failure = refusal.code
        yield Reply(error_body(refusal), refusal)

    def _slot(
        self, who: Principal, document: str, operation_name: str | None
    ) -> AbstractAsyncContextManager[None]:
        """A slot to execute in. Subscriptions take turns with events rather than be refused: after
        a restart they all come at once, and an error would end them."""
        if self.work.has_place(who) or not self.documents.may_be_read(document):
            return self.work.slot(who)
        try:
            operation = self._parsed.document(document).operation(operation_name).operation
        except (BadRequest, GraphQLError):
            operation = OperationType.QUERY
        is_subscription = operation is OperationType.SUBSCRIPTION
        return self.event_slots if is_subscription else self.work.slot(who)

    async def _first(self, results: AsyncGenerator[Any, None]) -> Any:
        """The first result. What is raised while parsing, Strawberry's stream does not catch."""
        try:
            return await anext(results)
        except (GraphQLError, RequestError) as error:
            coerced = GraphQLError(str(error), original_error=error)
            errors = [error if isinstance(error, GraphQLError) else coerced]
        self.schema.process_errors(errors)
        return ExecutionResult(data=None, errors=errors)


@dataclass(eq=False)
class Session:
    """One operation while it runs, as its subscription's generator sees it."""

    runner: SubscriptionRunner
    caller: Caller
    authorization: str | None
    document: str
    record: RequestRecord
    ended_by: Exception | None = None
    subscriber: Subscriber | None = None

    def end(self, reason: Exception) -> None:
        """End the subscription: `reason` is raised in place of its next event."""
        self.ended_by = reason
        if self.subscriber:
            self.subscriber.end()

    @asynccontextmanager
    async def subscribe(self, topic: Topic) -> AsyncIterator[Subscriber]:
        """Buffer the topic's events until the block ends. Raises Busy and Overloaded."""
        runner, who, metrics = self.runner, self.caller.principal, self.runner.metrics
        if runner.is_stopping:
            self.end(Stopped())
            raise Overloaded("The server is being stopped: try again in a moment.")
        if not runner.quota.has_place(who):
            raise Overloaded("There are too many open subscriptions: end one, or try again later.")
        async with runner.quota.slot(who):
            subscriber = self.subscriber = Subscriber(topic, who.staff_member_id)
            seconds = self.caller.until - time.time()
            expiry = asyncio.get_running_loop().call_later(seconds, self.end, expired())
            runner.sessions.add(self)
            self.record.is_stream = True
            if metrics:
                metrics.stream_began()
            try:
                await runner.listener.subscribe(who.clinic_id, subscriber)
                yield subscriber
            finally:
                expiry.cancel()
                runner.listener.unsubscribe(who.clinic_id, subscriber)
                runner.sessions.discard(self)
                if metrics:
                    metrics.stream_ended()

    @asynccontextmanager
    async def event_context(self) -> AsyncIterator[RequestContext]:
        """The context of one event: a new transaction, the token and the document rechecked."""
        runner = self.runner
        async with runner.event_slots, request_timeout(runner.deadline):
            try:
                principal = await runner.authenticator.principal(self.authorization)
            except Unauthenticated as error:
                self.end(error)
                raise
            context = runner.context(principal, self.record.request_id)
            try:
                if runner.documents.trusted(self.document) is None:
                    await runner.documents.admit_other(context)
                yield context
            finally:
                await context.close()


def _body(result: ExecutionResult) -> dict[str, Any]:
    """What a client sees of a result, encoded here, where an error is masked."""
    body = result_body(result)
    if result.data is not None:
        body["data"] = Fragment(encode_json(result.data))
    return body
