"""What is noted of one request while it is served: who, which operation, how it ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

OK = "OK"
#: The outcome of a request whose client went away before it was answered.
CLIENT_GONE = "CLIENT_GONE"
#: The outcome of a request that was cancelled, by its client or at the server's end.
STOPPED = "STOPPED"


@dataclass(slots=True)
class Note:
    """One request. It holds names of the schema, codes, keys and numbers: never what was sent or
    answered, so that all of it may be written down."""

    #: "http", or "csv" for a report
    transport: str
    request_id: UUID = field(default_factory=uuid4)
    clinic_id: UUID | None = None
    staff_member_id: UUID | None = None
    #: the operation's name in the document: the one text in here that a client chose
    operation_name: str | None = None
    #: "query" or "mutation"
    operation_type: str | None = None
    #: the root fields that were asked for, those of the schema only
    fields: tuple[str, ...] = ()
    #: of errors and refusals in the answer, each once
    codes: list[str] = field(default_factory=list)
    #: of what the whole request was refused or broken off with
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
        """OK, or the one code that says most."""
        return self.failure or (self.codes[0] if self.codes else OK)

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.perf_counter() - self.started

    def add_code(self, code: str) -> None:
        """Note the code of an error or refusal in the answer."""
        if code not in self.codes:
            self.codes.append(code)


_current: ContextVar[Note | None] = ContextVar("note", default=None)


def current() -> Note | None:
    """The note of the request that is being served here, if one is."""
    return _current.get()


@contextmanager
def noting(transport: str) -> Iterator[Note]:
    """A new note, current until the block ends, also for the tasks that are started in it."""
    note = Note(transport)
    token = _current.set(note)
    try:
        yield note
    finally:
        _current.reset(token)


def request_id() -> UUID:
    """The current request's id; a new one where nothing is noted."""
    note = _current.get()
    return note.request_id if note else uuid4()


def note_principal(clinic_id: UUID, staff_member_id: UUID) -> None:
    """Note who asks."""
    if note := _current.get():
        note.clinic_id, note.staff_member_id = clinic_id, staff_member_id


def note_operation(name: str | None, kind: str, fields: tuple[str, ...]) -> None:
    """Note what is asked for."""
    if note := _current.get():
        note.operation_name, note.operation_type, note.fields = name, kind, fields


def note_code(code: str) -> None:
    """Note the code of an error or a refusal in the answer."""
    if note := _current.get():
        note.add_code(code)


def note_failure(code: str) -> None:
    """Note what the whole request is refused with."""
    if note := _current.get():
        note.failure = code


def note_retry() -> None:
    """Note that a unit of work is tried again."""
    if note := _current.get():
        note.retries += 1


def note_incident() -> None:
    """Note that something unforeseen was logged."""
    if note := _current.get():
        note.incidents += 1
