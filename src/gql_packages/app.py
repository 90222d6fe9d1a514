"""The composition root: settings, then database, then schema, then what a server runs."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator, LocalKey, SigningKeys
from gql_packages.auth.jwks import PublishedKeys
from gql_packages.auth.local_signing_key import load_or_create
from gql_packages.database.pool import Database
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.database_urls import application_url, reports_url
from gql_packages.errors import SetupError
from gql_packages.observability import logging_setup
from gql_packages.resolvers.build_schema import schema
from gql_packages.settings import Settings
from gql_packages.web.asgi_app import create_app
from gql_packages.web.concurrency_limit import operation_limiter
from gql_packages.web.cors import read_origins
from gql_packages.web.gc_tuning import collect_rarely
from gql_packages.web.graphiql_page import Provider
from gql_packages.web.persisted_documents import KnownDocuments
from gql_packages.web.trusted_documents import load_trusted_documents

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

#: Operations at once, however few connections there are.
LEAST_IN_FLIGHT = 8

log = logging.getLogger(__name__)


def create_application() -> Application:
    """What each worker of the server runs, from its own environment."""
    _end_with_parent()
    settings = Settings()
    logging_setup.set_up(level=settings.log_level, style=settings.log_format)
    return Application(settings)


class Application:
    """The ASGI application: opens the database when its lifespan starts and closes it last."""

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
        async with (
            _telling(),
            _opened(settings) as (database, reports_database),
            _counting(settings, {"desk": database, "reports": reports_database}) as metrics,
        ):
            inner = create_app(
                schema=schema,
                database=database,
                reports_database=reports_database,
                # One connection is left for those who look at a page of a report meanwhile.
                max_streams=max(1, settings.reports_pool_size - 1),
                # Most are for the desks, however many follow what they do.
                events_at_once=max(1, settings.pool_size // 3),
                # Each holds a connection nearly all the time: more would only wait for one.
                work=operation_limiter(max(settings.pool_size, LEAST_IN_FLIGHT)),
                authenticator=authenticator(settings),
                clock=lambda: datetime.now(UTC),
                metrics=metrics,
                provider=provider(settings),
                documents=known_documents(settings),
                allowed_origins=read_origins(settings.allowed_origins),
            )
            async with inner.router.lifespan_context(inner) as shared:
                self._inner = inner
                collect_rarely()
                yield shared or {}


def _without_message(send: Send) -> Send:
    """Starlette tells the server why it failed in words that quote an exception: we log it."""

    async def without_message(message: Message) -> None:
        await send({"type": message["type"]} if "message" in message else message)

    return without_message


@asynccontextmanager
async def _telling() -> AsyncIterator[None]:
    """Log from a thread, and log why the application cannot start or end."""
    with logging_setup.in_background():
        try:
            yield
        except Exception as error:
            log.critical("the application fails", exc_info=error)
            raise


@asynccontextmanager
async def _counting(
    settings: Settings, pools: Mapping[str, Database]
) -> AsyncIterator[RequestMetrics | None]:
    """The metrics, if they are asked for."""
    if settings.metrics_port is None:
        yield None
        return
    from gql_packages.observability.metrics import RequestMetrics

    metrics = RequestMetrics()
    async with metrics.watching(pools):
        yield metrics


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, ReportsDatabase]]:
    """The desk's pool and the reports', closed at the end.

    `serve` has seen both servers. A worker that is started later, in another's place, may find one
    away: it begins all the same, and says that it is not ready until the server is back.
    """
    database = await Database.open(
        application_url(settings), pool_size=settings.pool_size, at_once=False
    )
    try:
        reports_database = await ReportsDatabase.open(
            reports_url(settings), pool_size=settings.reports_pool_size, at_once=False
        )
        reports_database.is_copy = settings.reports_database_url is not None
        try:
            yield database, reports_database
        finally:
            await reports_database.close()
    finally:
        await database.close()


def _end_with_parent() -> None:
    """Let no worker go on serving when the process that started it was killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def authenticator(settings: Settings) -> Authenticator:
    """Checks tokens against the published keys where they are configured, else the local one."""
    return Authenticator(
        _signing_keys(settings), issuer=settings.auth_issuer, audience=settings.auth_audience
    )


def _signing_keys(settings: Settings) -> SigningKeys:
    given = (settings.auth_jwks_url, settings.auth_issuer, settings.auth_audience)
    if settings.auth_jwks_url is not None and None not in given:
        return PublishedKeys(settings.auth_jwks_url)
    if any(given):
        raise SetupError(
            "AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE belong together: set all three or none."
        )
    return LocalKey(load_or_create(settings.signing_key_file).public_key())


def provider(settings: Settings) -> Provider | None:
    """Where people sign in to the explorer, if that is configured."""
    authority, client_id = settings.oidc_authority, settings.oidc_client_id
    if authority is None and client_id is None:
        return None
    if authority is None or client_id is None or settings.auth_jwks_url is None:
        raise SetupError(
            "OIDC_AUTHORITY and OIDC_CLIENT_ID belong together, and need AUTH_JWKS_URL: the tokens"
            " of that provider have to be taken."
        )
    return Provider(authority, client_id, settings.oidc_scope, settings.oidc_resource)


def known_documents(settings: Settings) -> KnownDocuments:
    """The documents that can be named; SetupError if one of them could not be served."""
    place = settings.trusted_documents
    if place is None:
        if settings.trusted_documents_only:
            raise SetupError(
                "TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS: name a manifest or a directory."
            )
        return KnownDocuments()
    trusted = load_trusted_documents(place, schema._schema)
    return KnownDocuments(trusted, trusted_only=settings.trusted_documents_only)
