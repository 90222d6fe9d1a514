"""The composition root: settings, then database, then schema, then what a server runs."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from gql_packages.database.choice import application_url, reports_url
from gql_packages.database.pool import Database
from gql_packages.database.reports_database import ReportsDatabase
from gql_packages.errors import SetupError
from gql_packages.resolvers.schema import schema
from gql_packages.settings import Settings
from gql_packages.web.application import create_app
from gql_packages.web.authentication import Authenticator, LocalKey, SigningKeys
from gql_packages.web.local_key import load_or_create
from gql_packages.web.published_keys import PublishedKeys


def create_application() -> Application:
    """What each worker of the server runs, from its own environment."""
    _end_with_parent()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # At DEBUG it writes statements with their values: names and amounts stay out of every log.
    logging.getLogger("tortoise.db_client").setLevel(logging.WARNING)
    # Its pool warns, with a stack trace, at each try to reach a database that is away; whoever
    # needs a connection then hears of it, and so does whoever asks /readyz.
    logging.getLogger("asyncpg").setLevel(logging.ERROR)
    return Application(Settings())


class Application:
    """The ASGI application: opens the database when its lifespan starts and closes it last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lifespan = Starlette(lifespan=self._open)
        self._inner: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or start and end with the server."""
        if scope["type"] == "lifespan" or self._inner is None:
            await self._lifespan(scope, receive, send)
        else:
            await self._inner(scope, receive, send)

    @asynccontextmanager
    async def _open(self, _: Starlette) -> AsyncIterator[None]:
        settings = self._settings
        async with _opened(settings) as (database, reports_database):
            inner = create_app(
                schema=schema,
                database=database,
                reports_database=reports_database,
                # One connection is left for those who look at a page of a report meanwhile.
                max_streams=max(1, settings.reports_pool_size - 1),
                authenticator=authenticator(settings),
                clock=lambda: datetime.now(UTC),
            )
            async with inner.router.lifespan_context(inner):
                self._inner = inner
                # The schema lives as long as the process: going through it again and again for
                # garbage takes a quarter of the time of a large answer.
                gc.collect()
                gc.freeze()
                yield


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, ReportsDatabase]]:
    """The desk's pool and the reports', closed at the end."""
    database = await Database.open(application_url(settings), pool_size=settings.pool_size)
    try:
        reports_database = await ReportsDatabase.open(
            reports_url(settings), pool_size=settings.reports_pool_size
        )
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
