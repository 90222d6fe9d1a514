"""The access log: a canonical line for each request with who, which operation, how it ended.

The record of the request that is being served is in a ContextVar.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid4

from gql_packages.errors import Internal, RequestError

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

log = logging.getLogger(__name__)

OK = "OK"
#: The outcome of a request whose client went away before it was answered.
CLIENT_GONE = "CLIENT_GONE"
#: The outcome of a request that was cancelled, by its client or at the server's end.
STOPPED = "STOPPED"

Headers: TypeAlias = Iterable[tuple[bytes, bytes]]

#: What is logged of every request, beside how long it took.
_LOGGED = (
    *("transport", "operation_name", "operation_type", "fields", "clinic_id", "staff_member_id"),
    *("outcome", "codes", "status", "retries"),
)
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_TRACEPARENT = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


@dataclass(slots=True)
class RequestRecord:
    """One request: names of the schema, codes, keys and numbers, never what was sent or answered,
    so that all of it may be logged."""

    #: "http", "sse", "websocket", or "csv" for a report
    transport: str
    request_id: UUID = field(default_factory=uuid4)
    #: the request's own X-Request-ID and traceparent, if they are well-formed
    client_request_id: str | None = None
    traceparent: str | None = None
    clinic_id: UUID | None = None
    staff_member_id: UUID | None = None
    #: the operation's name in the document, chosen by the client
    operation_name: str | None = None
    #: "query" or "mutation"
    operation_type: str | None = None
    #: the root fields of the operation, as far as the schema has them
    fields: tuple[str, ...] = ()
    #: of errors and refusals in the answer, each once
    codes: list[str] = field(default_factory=list)
    #: the code that the whole request was refused or broken off with
    failure: str | None = None
    #: how many incidents were logged
    incidents: int = 0
    #: how many times a unit of work was tried again
    retries: int = 0
    status: int | None = None
    #: whether it is a subscription that has started
    is_stream: bool = False
    started: float = field(default_factory=time.perf_counter)

    @property
    def outcome(self) -> str:
        """OK, or the most significant code."""
        return self.failure or (self.codes[0] if self.codes else OK)

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.perf_counter() - self.started

    def set_principal(self, clinic_id: UUID, staff_member_id: UUID) -> None:
        """Set who sent the request."""
        self.clinic_id, self.staff_member_id = clinic_id, staff_member_id

    def add_code(self, code: str) -> None:
        """Add the code of an error or refusal in the answer."""
        if code not in self.codes:
            self.codes.append(code)


#: Opens a request's span; `tracing` sets it.
span_of: Callable[[RequestRecord], AbstractContextManager[object]] = nullcontext

_current: ContextVar[RequestRecord | None] = ContextVar("request_record", default=None)


def active() -> RequestRecord | None:
    """The record of the request that is being served here, if one is."""
    return _current.get()


def current() -> RequestRecord:
    """The same to be written to; where no request is served, a record that is discarded."""
    return _current.get() or RequestRecord("none")


@contextmanager
def recording(transport: str, headers: Headers = ()) -> Iterator[RequestRecord]:
    """A new record, current until the block ends, also for the tasks that are started in it."""
    record = RequestRecord(transport)
    for name, value in headers:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            record.client_request_id = value.decode()
        elif name == b"traceparent" and _TRACEPARENT.fullmatch(value):
            record.traceparent = value.decode()
    token = _current.set(record)
    try:
        yield record
    finally:
        _current.reset(token)


@contextmanager
def log_request(
    transport: str, metrics: RequestMetrics | None, headers: Headers = ()
) -> Iterator[RequestRecord]:
    """The record of the request that the block serves, logged, counted and traced at its end."""
    with recording(transport, headers) as record, span_of(record):
        if metrics:
            metrics.began()
        try:
            yield record
        except asyncio.CancelledError:
            record.failure = STOPPED
            raise
        except Exception as error:
            record.failure = error.code if isinstance(error, RequestError) else Internal.code
            raise
        finally:
            _log(record)
            if metrics:
                metrics.ended(record)


def _log(record: RequestRecord) -> None:
    if not log.isEnabledFor(logging.INFO):
        return
    fields = {name: getattr(record, name) for name in _LOGGED}
    fields["duration_ms"] = round(record.seconds * 1000, 3)
    for name in ("client_request_id", "traceparent"):
        if value := getattr(record, name):
            fields[name] = value
    log.info("request", extra=fields)


class AccessLogMiddleware:
    """`app`, with a line in the log for each request and its id in `X-Request-Id`, counted in
    `metrics`."""

    def __init__(self, app: ASGIApp, *, transport: str, metrics: RequestMetrics | None) -> None:
        self._app = app
        self._transport = transport
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        with log_request(self._transport, self._metrics, scope["headers"]) as record:

            async def recording_status(message: Message) -> None:
                if message["type"] == "http.response.start":
                    record.status = message["status"]
                    request_id = (b"x-request-id", str(record.request_id).encode())
                    message = {**message, "headers": [*message["headers"], request_id]}
                await send(message)

            await self._app(scope, receive, recording_status)
            if record.status is None:
                record.failure = CLIENT_GONE
