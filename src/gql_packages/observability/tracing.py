"""OpenTelemetry traces: a span for each request, with a child for each SQL statement.

Attributes are names of the schema, codes and ids. Statements are left out: aliases in them are the
client's words; so are exceptions, whose messages quote rows.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from gql_packages.errors import SetupError
from gql_packages.observability import request_log

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor
    from opentelemetry.trace import Tracer

_tracer: Tracer | None = None


def check_extra() -> None:
    """Raise SetupError unless the extra `otel` is installed."""
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.exporter") is None:
        raise SetupError(
            "OTEL_EXPORTER_OTLP_ENDPOINT needs the extra otel: pip install 'gql-packages[otel]'."
        )


@contextmanager
def tracing(endpoint: str, processor: SpanProcessor | None = None) -> Iterator[None]:
    """Trace until the block ends, and export to `endpoint`, or to `processor` if there is one.

    Heeds OpenTelemetry's other variables.
    """
    global _tracer  # noqa: PLW0603 - a process has one
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    # It may come from the file .env; as an argument it would not be taken for a base address.
    os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint
    os.environ.setdefault("OTEL_SERVICE_NAME", "gql-packages")
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(processor or BatchSpanProcessor(OTLPSpanExporter()))
    _tracer = provider.get_tracer("gql_packages")
    request_log.span_of = partial(_request_span, _tracer)
    try:
        yield
    finally:
        _tracer, request_log.span_of = None, nullcontext
        provider.shutdown()


@contextmanager
def _request_span(tracer: Tracer, record: request_log.RequestRecord) -> Iterator[None]:
    """Trace the request that the block serves, as a child of its `traceparent`."""
    from opentelemetry import trace
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    parent = TraceContextTextMapPropagator().extract({"traceparent": record.traceparent or ""})
    span = tracer.start_span(record.transport, parent, trace.SpanKind.SERVER)
    try:
        with trace.use_span(span, record_exception=False, set_status_on_exception=False):
            yield
    finally:
        for name in ("operation_type", "fields", "outcome", "request_id"):
            value = getattr(record, name)
            span.set_attribute(name, value if isinstance(value, tuple) else str(value))
        span.end()


async def trace_statements(connection: Any) -> None:
    """Trace the statements of an asyncpg connection, if traces are on.

    asyncpg reports no executions of prepared statements: those are traced by `statement_span`.
    """
    if _tracer is not None:
        connection.add_query_logger(lambda logged: _record_statement(logged.query, logged.elapsed))


@contextmanager
def statement_span(sql: str) -> Iterator[None]:
    """Trace the statement that the block prepares and executes."""
    started = time.monotonic()
    try:
        yield
    finally:
        _record_statement(sql, time.monotonic() - started)


def _record_statement(sql: str, seconds: float) -> None:
    if _tracer is None:
        return
    from opentelemetry import trace

    # Statements of background tasks belong to no request, or to one that is over.
    if trace.get_current_span().is_recording():
        end, name = time.time_ns(), sql.split(maxsplit=1)[0].strip(";")
        start = end - int(seconds * 1e9)
        span = _tracer.start_span(name, kind=trace.SpanKind.CLIENT, start_time=start)
        span.set_attribute("db.system.name", "postgresql")
        span.end(end)
