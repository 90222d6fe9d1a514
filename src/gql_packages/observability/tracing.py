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
from typing import TYPE_CHECKING

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


@contextmanager
def statement_span(sql: str) -> Iterator[None]:
    """Trace the statement that the block executes, if traces are on.

    asyncpg's query loggers hear of it too late: of the last one when the request is over.
    """
    started = time.monotonic()
    try:
        yield
    finally:
        if _tracer is not None:
            _record_statement(_tracer, sql, time.monotonic() - started)


def _record_statement(tracer: Tracer, sql: str, seconds: float) -> None:
    from opentelemetry import trace

    # Statements of background tasks belong to no request, or to one that is over.
    if trace.get_current_span().is_recording():
        end = time.time_ns()
        start = end - int(seconds * 1e9)
        # The end of a transaction that read goes with the next one's beginning.
        name = sql.removeprefix("ROLLBACK; ").split(maxsplit=1)[0].strip(";")
        span = tracer.start_span(name, kind=trace.SpanKind.CLIENT, start_time=start)
        span.set_attribute("db.system.name", "postgresql")
        span.end(end)
