"""Notes each request while it is served, then tells of it: a line in the log, and numbers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.errors import Internal, RequestError
from gql_packages.observability.request_log import CLIENT_GONE, STOPPED, Note, noting

log = logging.getLogger(__name__)


class Metrics(Protocol):
    """Counts requests."""

    def began(self) -> None:
        """A request has come."""

    def ended(self, note: Note) -> None:
        """It was served, or not."""

    def shed(self) -> None:
        """One was refused unread."""

    def stream_began(self) -> None:
        """A subscription goes on from here: it is no longer a request in flight."""

    def stream_ended(self) -> None:
        """It is over."""


class Noted:
    """`app`, with one line in the log for each request, and each counted in `metrics`."""

    def __init__(self, app: ASGIApp, *, transport: str, metrics: Metrics | None) -> None:
        self._app = app
        self._transport = transport
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        with telling(self._transport, self._metrics) as note:
            await self._app(scope, receive, _noting_status(send, note))
            if note.status is None:
                note.failure = CLIENT_GONE


@contextmanager
def telling(transport: str, metrics: Metrics | None) -> Iterator[Note]:
    """A note of the request that the block serves, told and counted at its end."""
    with noting(transport) as note:
        if metrics:
            metrics.began()
        try:
            yield note
        except asyncio.CancelledError:
            note.failure = STOPPED
            raise
        except Exception as error:
            note.failure = error.code if isinstance(error, RequestError) else Internal.code
            raise
        finally:
            _tell(note)
            if metrics:
                metrics.ended(note)


def _noting_status(send: Send, note: Note) -> Send:
    async def noting_status(message: Message) -> None:
        if message["type"] == "http.response.start":
            note.status = message["status"]
        await send(message)

    return noting_status


def _tell(note: Note) -> None:
    if not log.isEnabledFor(logging.INFO):
        return
    given = {
        "transport": note.transport,
        "operation_name": note.operation_name,
        "operation_type": note.operation_type,
        "fields": note.fields,
        "clinic_id": note.clinic_id,
        "staff_member_id": note.staff_member_id,
        "outcome": note.outcome,
        "codes": note.codes,
        "status": note.status,
        "duration_ms": round(note.seconds * 1000, 3),
        "retries": note.retries,
    }
    log.info("request", extra=given)
