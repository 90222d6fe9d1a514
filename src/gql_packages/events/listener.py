"""LISTEN/NOTIFY consumer with reconnect: one connection for each process."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any, Protocol
from uuid import UUID, uuid4

import asyncpg

from gql_packages.errors import Busy
from gql_packages.events.change_notification import CHANNEL, ECHO, Notice, decode
from gql_packages.observability.redacted_tracebacks import kind_of

#: Seconds: to connect and to answer; for a notification to arrive; between keepalive queries;
#: before a reconnect, first and at most; and for which a new subscriber waits for a connection.
ANSWER = 5.0
ARRIVE = 2.0
LOOK = 10.0
FIRST_PAUSE, LAST_PAUSE = 0.1, 5.0
READY = 3.0

#: Runs a statement where changes are notified.
Execute = Callable[..., Awaitable[None]]

log = logging.getLogger(__name__)


class NotificationsLost(Exception):
    """What was notified does not arrive on the connection that listens."""


class Subscriber(Protocol):
    """Subscribes to one clinic's changes. Neither method waits or raises."""

    def on_change(self, notice: Notice) -> None:
        """A change was committed."""

    def on_gap(self) -> None:
        """Notifications may have been lost."""


class Listener:
    """The subscribers of this process, by clinic, and the connection that notifies them.

    It is opened for the first subscriber, and then kept. After a lost connection is replaced, each
    subscriber is called once with `on_gap`. A connection counts once it has heard what `execute`
    sends on another: through a pooler that hands connections from one transaction to the next,
    LISTEN succeeds and nothing arrives.
    """

    def __init__(self, url: str, execute: Execute) -> None:
        self._url = url
        self._execute = execute
        self._is_deaf = False
        self._subscribers: dict[UUID, set[Subscriber]] = {}
        self._is_listening = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def subscribe(self, clinic_id: UUID, subscriber: Subscriber) -> None:
        """Notify of every commit from now on. Raises Busy without a connection."""
        if self._task is None:
            # It serves every subscriber, not the request that happened to come first.
            self._task = asyncio.get_running_loop().create_task(self._run(), context=Context())
        try:
            async with asyncio.timeout(READY):
                await self._is_listening.wait()
        except TimeoutError:
            if self._is_deaf:
                raise Busy(
                    "Changes cannot be followed, since the database's notifications do not arrive:"
                    " LISTEN_DATABASE_URL must name it without a pooler in between."
                ) from None
            raise Busy("Changes cannot be followed right now. Please try again.") from None
        self._subscribers.setdefault(clinic_id, set()).add(subscriber)

    def unsubscribe(self, clinic_id: UUID, subscriber: Subscriber) -> None:
        """Notify no more."""
        subscribers = self._subscribers.get(clinic_id, set())
        subscribers.discard(subscriber)
        if not subscribers:
            self._subscribers.pop(clinic_id, None)

    async def close(self) -> None:
        """End the connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        pause, is_first = FIRST_PAUSE, True
        while True:
            try:
                connection = await asyncpg.connect(
                    self._url,
                    timeout=ANSWER,
                    command_timeout=ANSWER,
                    server_settings={"application_name": "gql-packages changes"},
                )
                try:
                    await connection.add_listener(CHANNEL, self._on_notification)
                    await self._hear(connection)
                    if not is_first:
                        self._on_gap()
                    pause, is_first = FIRST_PAUSE, False
                    await self._until_lost(connection)
                finally:
                    self._is_listening.clear()
                    connection.terminate()
            except NotificationsLost:
                log.error("notifications do not arrive: see LISTEN_DATABASE_URL")
            except Exception as error:
                # Reconnect after any error: otherwise subscribers go stale without a RESYNC.
                log.warning("changes are not heard", extra={"error": kind_of(error)})
            await asyncio.sleep(random.uniform(pause / 2, pause))  # noqa: S311 - jitter
            pause = min(2 * pause, LAST_PAUSE)

    async def _hear(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        """Return once a notification arrives; raises NotificationsLost where none does."""
        text, is_heard = uuid4().hex, asyncio.Event()

        def on_echo(_connection: Any, _process: int, _channel: str, payload: object) -> None:
            if payload == text:
                is_heard.set()

        await connection.add_listener(ECHO, on_echo)
        await self._execute("SELECT pg_notify($1, $2)", ECHO, text)
        try:
            async with asyncio.timeout(ARRIVE):
                await is_heard.wait()
        except TimeoutError:
            self._is_deaf = True
            raise NotificationsLost from None
        self._is_deaf = False
        await connection.remove_listener(ECHO, on_echo)

    async def _until_lost(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        """Return or raise when the connection is lost; a keepalive query finds a silent loss."""
        is_lost = asyncio.Event()
        connection.add_termination_listener(lambda _: is_lost.set())
        if connection.is_closed():
            return
        self._is_listening.set()
        while not is_lost.is_set():
            try:
                async with asyncio.timeout(LOOK):
                    await is_lost.wait()
            except TimeoutError:
                await connection.execute("SELECT 1")

    def _on_notification(
        self, _connection: Any, _process: int, _channel: str, payload: object
    ) -> None:
        try:
            notice = decode(str(payload))
        except (ValueError, KeyError):
            # Any client of the database can send a notification.
            log.warning("a notification cannot be read")
            self._on_gap()
            return
        for subscriber in self._subscribers.get(notice.clinic_id, ()):
            subscriber.on_change(notice)

    def _on_gap(self) -> None:
        for subscribers in self._subscribers.values():
            for subscriber in subscribers:
                subscriber.on_gap()
