"""Hears what others commit: one connection of its own, made again when it is lost."""

from __future__ import annotations

import asyncio
import logging
import random
from contextvars import Context
from typing import Any, Protocol
from uuid import UUID

import asyncpg

from gql_packages.errors import Busy
from gql_packages.events import change_notification as changes
from gql_packages.events.change_notification import CHANNEL, Notice
from gql_packages.observability.redacted_tracebacks import kind_of

#: Seconds: to connect and to answer; between two looks whether the connection lives; before another
#: try, from the first to the last; and for which a new listener waits until there is a connection.
ANSWER = 5.0
LOOK = 10.0
FIRST_PAUSE, LAST_PAUSE = 0.1, 5.0
READY = 3.0

log = logging.getLogger(__name__)


class Listener(Protocol):
    """Somebody who wants to hear of one clinic's changes. Neither method waits or raises."""

    def hear(self, notice: Notice) -> None:
        """Something was committed."""

    def miss(self) -> None:
        """Something may have been committed that was not heard."""


class Listening:
    """The listeners of this process, by clinic, and the connection on which they hear.

    It is opened for the first listener, and then kept. While it is lost nobody is told anything;
    when it is there again, all are told that they may have missed something.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._listeners: dict[UUID, set[Listener]] = {}
        self._is_listening = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def begin(self, clinic_id: UUID, listener: Listener) -> None:
        """Whatever is committed from now on is heard. Raises Busy if it cannot be right now."""
        if self._task is None:
            # It works for whoever comes, not for the request that happened to come first.
            self._task = asyncio.get_running_loop().create_task(
                self._listen_for_ever(), context=Context()
            )
        try:
            async with asyncio.timeout(READY):
                await self._is_listening.wait()
        except TimeoutError:
            raise Busy("Changes cannot be followed right now. Please try again.") from None
        self._listeners.setdefault(clinic_id, set()).add(listener)

    def end(self, clinic_id: UUID, listener: Listener) -> None:
        """Hear no more."""
        listeners = self._listeners.get(clinic_id, set())
        listeners.discard(listener)
        if not listeners:
            self._listeners.pop(clinic_id, None)

    async def close(self) -> None:
        """End the connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _listen_for_ever(self) -> None:
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
                    await connection.add_listener(CHANNEL, self._hear)
                    if not is_first:
                        self._miss()
                    pause, is_first = FIRST_PAUSE, False
                    await self._until_lost(connection)
                finally:
                    self._is_listening.clear()
                    connection.terminate()
            except Exception as error:
                # Whatever it is: if nobody listened again, screens would be wrong without a word.
                log.warning("changes are not heard", extra={"error": kind_of(error)})
            await asyncio.sleep(random.uniform(pause / 2, pause))  # noqa: S311 - jitter
            pause = min(2 * pause, LAST_PAUSE)

    async def _until_lost(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        """Return or raise when the connection has gone: it may go without a word."""
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

    def _hear(self, _connection: Any, _process: int, _channel: str, payload: object) -> None:
        try:
            notice = changes.read(str(payload))
        except (ValueError, KeyError, TypeError, AttributeError):
            # Anybody with a connection can send a notification.
            log.warning("a notification cannot be read")
            self._miss()
            return
        for listener in self._listeners.get(notice.clinic_id, ()):
            listener.hear(notice)

    def _miss(self) -> None:
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.miss()
