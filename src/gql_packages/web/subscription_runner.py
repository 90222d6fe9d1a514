"""Runs an operation to its end: once, or again for each event of a subscription."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

from graphql import GraphQLError
from strawberry.types import ExecutionResult

from gql_packages.auth.authentication import expired
from gql_packages.domain.permissions import Principal
from gql_packages.errors import (
    AuditUnavailable,
    BadRequest,
    Busy,
    Overloaded,
    RequestError,
    TimedOut,
)
from gql_packages.events.listener import Listener
from gql_packages.observability import request_log
from gql_packages.resolvers.subscriber_queue import Doubt, Event, Stopped, Stream
from gql_packages.web.operation_executor import Asked, Executing, Result
from gql_packages.web.subscription_quota import Places

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

#: Codes of what another try may give.
PASSING = {Busy.code, Overloaded.code, TimedOut.code, AuditUnavailable.code}
#: Seconds for which telling may fail so, and between two tries, at first and at most.
PATIENCE = 30.0
FIRST_PAUSE, LAST_PAUSE = 0.2, 2.0

Answer = TypeVar("Answer")


class Operations:
    """Runs operations for the transports on which one may have several results."""

    def __init__(
        self,
        executing: Executing,
        listener: Listener,
        places: Places,
        metrics: RequestMetrics | None = None,
    ) -> None:
        self.schema = executing.schema
        self.documents = executing.documents
        self._executing = executing
        self._listener = listener
        self._places = places
        self._metrics = metrics
        self._streams: set[Stream] = set()
        self._is_stopping = False

    async def results(
        self, asked: Asked, record: request_log.RequestRecord
    ) -> AsyncGenerator[Result, None]:
        """The result, or those of a subscription until it ends. One without data is the last.

        Raises RequestError where nothing was executed, Unauthenticated when the token ends, and
        Stopped.
        """
        caller = await self._executing.authenticator.caller(asked.authorization)
        request_log.current().set_principal(
            caller.principal.clinic_id, caller.principal.staff_member_id
        )
        with ExitStack() as held:
            stream = Stream(
                self._listener,
                caller.principal,
                lambda: held.enter_context(self._open(stream, caller.principal, record)),
            )
            result = await self._executing.start(asked, Event(stream), record.request_id)
            if stream.is_stopped and not stream.is_open:
                raise Stopped
            yield result
            if not stream.is_open or result.data is None:
                return
            async for result in self._told(asked, stream, caller.until, record):
                yield result

    def stop(self) -> None:
        """End all subscriptions, and let none start."""
        self._is_stopping = True
        for stream in self._streams:
            stream.stop()

    @contextmanager
    def _open(
        self, stream: Stream, who: Principal, record: request_log.RequestRecord
    ) -> Iterator[None]:
        """Count the subscription among the open ones until the block ends."""
        if self._is_stopping:
            stream.stop()
            raise Overloaded("The server is being stopped: try again in a moment.")
        with self._places.one(who):
            self._streams.add(stream)
            record.is_stream = True
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
        self, asked: Asked, stream: Stream, until: float, record: request_log.RequestRecord
    ) -> AsyncGenerator[Result, None]:
        """The results of events, up to the first without data."""
        failing_since: float | None = None
        pause = FIRST_PAUSE
        while True:
            event = await _before(until, stream.next())
            result, code = await self._tell(asked, event, record)
            if code == BadRequest.code and isinstance(event, Event) and len(event.keys) > 1:
                # What changed at once is more than an answer may hold.
                stream.on_gap()
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
        self, asked: Asked, event: Event | Doubt, record: request_log.RequestRecord
    ) -> tuple[Result | None, str | None]:
        """The result of an event, none if there is nothing to tell; and the code of what is wrong
        with it as a whole, or may be right at another try."""
        try:
            if isinstance(event, Doubt):
                refused = await self._executing.objection(asked, record.fields, record.request_id)
                return (_refused(refused), refused.code) if refused else (None, None)
            result = await self._executing.go_on(asked, event, record.request_id)
        except RequestError as error:
            if error.code not in PASSING:
                raise
            return _refused(error), error.code
        codes = [(error.extensions or {}).get("code") for error in result.errors or ()]
        passing = next((code for code in codes if code in PASSING), None)
        return result, passing or (codes[0] if codes and result.data is None else None)


async def _before(until: float, waiting: Awaitable[Answer]) -> Answer:
    """What is waited for, unless the caller's token ends first: raises Unauthenticated."""
    try:
        async with asyncio.timeout(until - time.time()) as limit:
            return await waiting
    except TimeoutError:
        if not limit.expired():
            raise
        raise expired() from None


def _refused(error: RequestError) -> Result:
    said = GraphQLError(error.message, extensions=error.extensions, original_error=error)
    return ExecutionResult(data=None, errors=[said])
