"""Runs an operation to its end: once, or again for each event of a subscription."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from gql_packages.database.listening import Listening
from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS, Principal
from gql_packages.errors import (
    AuditUnavailable,
    BadRequest,
    Busy,
    Overloaded,
    RequestError,
    TimedOut,
)
from gql_packages.observing import note
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.rights import permit
from gql_packages.resolvers.streams import Doubt, Event, Stream
from gql_packages.web.access import Metrics
from gql_packages.web.authentication import Authenticator, expired
from gql_packages.web.limits import limited
from gql_packages.web.places import Places
from gql_packages.web.work import WorkInFlight

#: Codes of what another try may give.
PASSING = {Busy.code, Overloaded.code, TimedOut.code, AuditUnavailable.code}
#: Seconds for which an event may fail so, and between two tries, at first and at most.
PATIENCE = 30.0
FIRST_PAUSE, LAST_PAUSE = 0.2, 2.0

Result = ExecutionResult | PreExecutionError

log = logging.getLogger(__name__)


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


class Operations:
    """Runs operations for the transports on which one may have several results.

    A query or a mutation is one execution, and so is the start of a subscription: each needs a
    place in `work`. An event of a subscription is an execution of its own, for which the caller's
    token and rights are looked at anew; only so many of them are run at once.
    """

    def __init__(
        self,
        *,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        clock: Callable[[], datetime],
        context_factory: ContextFactory,
        listening: Listening,
        work: WorkInFlight,
        deadline: float,
        places: Places,
        events_at_once: int,
        metrics: Metrics | None = None,
    ) -> None:
        self.schema = limited(schema)
        self._authenticator = authenticator
        self._clock = clock
        self._context_factory = context_factory
        self._listening = listening
        self._work = work
        self._deadline = deadline
        self._places = places
        self._turn = asyncio.Semaphore(events_at_once)
        self._metrics = metrics
        self._streams: set[Stream] = set()
        self._is_stopping = False

    async def results(self, asked: Asked, noted: note.Note) -> AsyncGenerator[Result, None]:
        """The result, or those of a subscription until it ends. One without data is the last.

        Raises RequestError where nothing was executed, Unauthenticated when the token ends, and
        Stopped.
        """
        caller = await self._authenticator.caller(asked.authorization)
        note.note_principal(caller.principal.clinic_id, caller.principal.staff_member_id)
        with ExitStack() as held:
            stream = Stream(
                self._listening,
                caller.principal,
                lambda: held.enter_context(self._open(stream, caller.principal, noted)),
            )
            context = await self._context(asked, noted.request_id)
            with self._work.one():
                result = await self._execute(asked, Event(stream), context)
            yield result
            if not stream.is_open or result.data is None:
                return
            async for result in self._told(asked, stream, caller.until, noted):
                yield result

    def stop(self) -> None:
        """End all subscriptions, and let none start."""
        self._is_stopping = True
        for stream in self._streams:
            stream.stop()

    @contextmanager
    def _open(self, stream: Stream, who: Principal, noted: note.Note) -> Iterator[None]:
        if self._is_stopping:
            raise Overloaded("The server is being stopped: try again in a moment.")
        with self._places.one(who):
            self._streams.add(stream)
            noted.is_stream = True
            if self._metrics:
                self._metrics.stream_began()
            try:
                yield
            finally:
                stream.close()
                self._streams.discard(stream)
                if self._metrics:
                    self._metrics.stream_ended()

    async def _told(
        self, asked: Asked, stream: Stream, until: float, noted: note.Note
    ) -> AsyncGenerator[Result, None]:
        """The results of events, up to the first without data."""
        failing_since: float | None = None
        pause = FIRST_PAUSE
        while True:
            event = await _before(until, stream.next())
            async with self._turn:
                result, code = await self._tell(asked, event, noted)
            if code == BadRequest.code and isinstance(event, Event) and len(event.keys) > 1:
                # What changed at once is more than an answer may hold.
                stream.miss()
                continue
            if code in PASSING:
                failing_since = failing_since or time.monotonic()
                if time.monotonic() - failing_since < PATIENCE:
                    stream.take_back(event)
                    await _before(until, asyncio.sleep(pause))
                    pause = min(2 * pause, LAST_PAUSE)
                    continue
            failing_since, pause = None, FIRST_PAUSE
            if result is not None:
                yield result
                if result.data is None:
                    return

    async def _tell(
        self, asked: Asked, event: Event | Doubt, noted: note.Note
    ) -> tuple[Result | None, str | None]:
        """The result of an event, none if there is nothing to tell; and a code that says that
        there should be another try."""
        context = await self._context(asked, noted.request_id)
        try:
            if isinstance(event, Doubt):
                await self._check(context, noted)
                return None, None
            result = await self._execute(asked, event, context)
        except RequestError as error:
            return _refusal(error), error.code
        codes = [(error.extensions or {}).get("code") for error in result.errors or ()]
        passing = next((code for code in codes if code in PASSING), None)
        first = codes[0] if codes and result.data is None else None
        return result, passing or first

    async def _check(self, context: RequestContext, noted: note.Note) -> None:
        """Raise what keeps the caller from going on, if their rights were changed."""
        try:
            for field in noted.fields:
                await permit(context, field, ROOT_FIELD_PERMISSIONS[field])
        finally:
            await context.close()

    async def _context(self, asked: Asked, request_id: UUID) -> RequestContext:
        principal = await self._authenticator.principal(asked.authorization)
        return self._context_factory(principal=principal, now=self._clock(), request_id=request_id)

    async def _execute(self, asked: Asked, event: Event, context: RequestContext) -> Result:
        try:
            async with asyncio.timeout(self._deadline) as deadline:
                return await self.schema.execute(
                    asked.query,
                    variable_values=asked.variables,
                    context_value=context,
                    root_value=event,
                    operation_name=asked.operation_name,
                )
        except TimeoutError:
            if not deadline.expired():
                raise
            raise TimedOut(
                f"The operation took longer than {self._deadline:g} seconds and was stopped. "
                "If it was a change, send it again with the same idempotencyKey."
            ) from None


async def _before(until: float, waiting: Any) -> Any:
    """What is waited for, unless the caller's token ends first: raises Unauthenticated."""
    try:
        async with asyncio.timeout(until - time.time()) as limit:
            return await waiting
    except TimeoutError:
        if not limit.expired():
            raise
        raise expired() from None


def _refusal(error: RequestError) -> Result:
    said = GraphQLError(error.message, extensions=error.extensions, original_error=error)
    return ExecutionResult(data=None, errors=[said])
