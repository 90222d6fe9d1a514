"""Streams that are held half-way, and the applications that they come from."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.database.pool import Database
from gql_packages.resolvers.build_schema import schema
from gql_packages.web.asgi_app import create_app
from tests.front_desk import FrontDesk
from tests.reports.asking import SALES, address
from tests.reports.listening import Listener


def served(desk: FrontDesk, reports: Database, **settings: Any) -> FrontDesk:
    """The same desk in front of another application."""
    app = create_app(
        schema=schema,
        database=desk.database,
        audit=desk.database.audit,
        listener=desk.database.listener,
        authenticator=Authenticator(LocalKey(desk.signing_key.public_key())),
        clock=desk.clock,
        reports_database=reports,
        **settings,
    )
    return replace(desk, app=app)


class Held:
    """Takes one piece and then nothing, until it is let go."""

    def __init__(self) -> None:
        self.has_begun = asyncio.Event()
        self.may_go_on = asyncio.Event()

    async def __call__(self, pieces: int) -> None:
        self.has_begun.set()
        await self.may_go_on.wait()


async def begin(
    desk: FrontDesk, path: str = address(SALES, {})
) -> tuple[Listener, Held, asyncio.Task[None]]:
    """A stream of which the client has had the first piece, and takes no more."""
    held = Held()
    listener = Listener(address(SALES, {}), desk.token, on_body=held)
    task = asyncio.create_task(desk.app(listener.scope, listener.receive, listener.send))
    await asyncio.wait_for(held.has_begun.wait(), 10)
    return listener, held, task
