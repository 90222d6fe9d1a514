"""Logs and counts each request, and tells the client its id."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.errors import Internal, RequestError
from gql_packages.observability.request_log import (
    CLIENT_GONE,
    STOPPED,
    Headers,
    RequestRecord,
    recording,
)
from gql_packages.observability.tracing import request_span

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

log = logging.getLogger(__name__)


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


@contextmanager
def log_request(
    transport: str, metrics: RequestMetrics | None, headers: Headers = ()
) -> Iterator[RequestRecord]:
    """The record of the request that the block serves, logged, counted and traced at its end."""
    with recording(transport, headers) as record, request_span(record):
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
    fields: dict[str, object] = {
        "transport": record.transport,
        "operation_name": record.operation_name,
        "operation_type": record.operation_type,
        "fields": record.fields,
        "clinic_id": record.clinic_id,
        "staff_member_id": record.staff_member_id,
        "outcome": record.outcome,
        "codes": record.codes,
        "status": record.status,
        "duration_ms": round(record.seconds * 1000, 3),
        "retries": record.retries,
    }
    for name in ("client_request_id", "traceparent"):
        if value := getattr(record, name):
            fields[name] = value
    log.info("request", extra=fields)
