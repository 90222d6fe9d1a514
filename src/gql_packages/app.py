"""The composition root: from settings to the ASGI application with its databases."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.configured import (
    authenticator,
    origins,
    persisted_documents,
    provider,
    token_for_code,
)
from gql_packages.database.pool import Database
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.database_urls import application_url, reports_url
from gql_packages.events.listener import Listener
from gql_packages.filling.fill import Filler
from gql_packages.models.registry import register_models
from gql_packages.observability import logging_setup
from gql_packages.observability.tracing import tracing
from gql_packages.reload import Renewal
from gql_packages.resolvers.build_schema import schema
from gql_packages.settings import Settings
from gql_packages.web.asgi_app import create_app
from gql_packages.web.concurrency_limit import operation_limiter

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

#: Operations at once, however few connections there are.
LEAST_IN_FLIGHT = 8
#: For the three generations of the garbage collector. Requests leave few reference cycles, which
#: are found early.
GC_THRESHOLDS = (2_000, 10, 20)

Opened: TypeAlias = tuple[Database, AuditBatchWriter, Listener, ReportsDatabase]

log = logging.getLogger(__name__)


def create_application() -> Application:
    """The application of a worker process, configured by its environment."""
    _end_with_parent()
    settings = Settings()
    logging_setup.set_up(level=settings.log_level, style=settings.log_format)
    return Application(settings)


class Application:
    """The ASGI application: its lifespan opens and closes the databases."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lifespan = Starlette(lifespan=self._open)
        self._inner: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or start and end with the server."""
        if scope["type"] == "lifespan" or self._inner is None:
            await self._lifespan(scope, receive, _without_message(send))
        else:
            await self._inner(scope, receive, send)

    @asynccontextmanager
    async def _open(self, _: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        settings = self._settings
        async with AsyncExitStack() as stack:
            stack.enter_context(_logging_failures())
            if settings.otel_exporter_otlp_endpoint is not None:
                stack.enter_context(tracing(settings.otel_exporter_otlp_endpoint))
            opened = await stack.enter_async_context(_opened(settings))
            database, audit, listener, reports_database = opened
            filler = Filler(database)
            stack.push_async_callback(filler.close)
            database.notice = filler.notice
            metrics: RequestMetrics | None = None
            if settings.metrics_port is not None:
                from gql_packages.observability.metrics import RequestMetrics

                metrics = RequestMetrics()
                pools = {"desk": database, "reports": reports_database}
                await stack.enter_async_context(metrics.watching(pools))
            tokens, documents = authenticator(settings), persisted_documents(settings)
            inner = create_app(
                schema=schema,
                database=database,
                audit=audit,
                listener=listener,
                reports_database=reports_database,
                # One connection is left for pages of reports.
                max_streams=max(1, settings.reports_pool_size - 1),
                # Most connections are for requests, however many subscriptions there are.
                events_at_once=max(1, settings.pool_size // 3),
                # Each operation holds a connection nearly all the time: more would wait for one.
                work=operation_limiter(max(settings.pool_size, LEAST_IN_FLIGHT)),
                authenticator=tokens,
                clock=lambda: datetime.now(UTC),
                metrics=metrics,
                provider=provider(settings),
                documents=documents,
                origins=origins(settings),
                token_for=token_for_code(settings),
                front_desk=settings.front_desk,
            )
            shared = await stack.enter_async_context(inner.router.lifespan_context(inner))
            self._inner = inner
            tune_gc()
            yield {**(shared or {}), "renew": Renewal(settings, tokens, documents).start}


def tune_gc() -> None:
    """Exempt all present objects from garbage collection (`gc.freeze`), and raise the thresholds.

    To be called after startup: the schema alone would take a quarter of the time of a large answer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def _without_message(send: Send) -> Send:
    """Drop the message about a failure that Starlette sends to the server: it quotes an exception,
    which is logged redacted instead."""

    async def without_message(message: Message) -> None:
        await send({"type": message["type"]} if "message" in message else message)

    return without_message


@contextmanager
def _logging_failures() -> Iterator[None]:
    """Log from a thread, and log why the application cannot start or end."""
    with logging_setup.in_background():
        try:
            yield
        except Exception as error:
            log.critical("the application fails", exc_info=error)
            raise


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Opened]:
    """The desk's pool with the audit's writer and the listener, and the reports' pool; closed at
    the end in the order that writes what waits.

    `serve` has seen both servers. A worker that replaces another may find one away: it starts all
    the same, and is not ready until the server is back.
    """
    await register_models()
    url, reports = application_url(settings), reports_url(settings)
    async with AsyncExitStack() as stack:
        shared: Any = {"kept": settings.kept_statements, "at_once": False}
        database = await Database.open(url, pool_size=settings.pool_size, **shared)
        stack.push_async_callback(database.close)
        reports_database = await ReportsDatabase.open(
            reports, pool_size=settings.reports_pool_size, **shared
        )
        reports_database.is_copy = settings.reports_database_url is not None
        stack.push_async_callback(reports_database.close)
        audit = AuditBatchWriter(database)
        listener = Listener(settings.listen_database_url or url, database.execute)
        stack.push_async_callback(audit.close)
        stack.push_async_callback(listener.close)
        yield database, audit, listener, reports_database


def _end_with_parent() -> None:
    """End this worker when the process that started it is killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
