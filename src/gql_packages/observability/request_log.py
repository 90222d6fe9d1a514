"""Per-request log record (canonical log line): who, which operation, how it ended.

The record of the request that is being served is in a ContextVar.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from uuid_utils.compat import uuid4

OK = "OK"
#: The outcome of a request whose client went away before it was answered.
CLIENT_GONE = "CLIENT_GONE"
#: The outcome of a request that was cancelled, by its client or at the server's end.
STOPPED = "STOPPED"

Headers: TypeAlias = Iterable[tuple[bytes, bytes]]

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
