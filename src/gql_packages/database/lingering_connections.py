"""Connections that wait a moment for the next transaction, past the pool.

Where the last one only read, its end goes with the next BEGIN: a request waits for two messages
instead of three. Where none begins, the connection is with the pool within milliseconds.
"""

from __future__ import annotations

import asyncio
import contextvars
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import asyncpg

from gql_packages.database.tenant_connection import PooledConnection

#: Seconds that a connection lingers at most; twice as long if the event loop looks late.
LINGER = 0.01
#: Transactions in a row. After them the pool sees the connection, and replaces an old one.
MOST_TURNS = 100


@dataclass(frozen=True, slots=True)
class Lingering:
    """A connection and how many transactions it has had in a row."""

    connection: PooledConnection
    turns: int
    #: whether the last of them has still to be rolled back
    is_open: bool
    since: float


class LingeringConnections:
    """Gives the connection that came last, so that the others can go."""

    def __init__(self, give_back: Callable[[PooledConnection], Awaitable[None]]) -> None:
        self._give_back = give_back
        self._lingering: list[Lingering] = []
        self._timer: asyncio.TimerHandle | None = None
        self._leaving: set[asyncio.Future[None]] = set()

    def __len__(self) -> int:
        return len(self._lingering)

    def take(self) -> Lingering | None:
        """The last one that is not closed, if there is one."""
        while self._lingering:
            last = self._lingering.pop()
            if not _is_closed(last.connection):
                return last
            self._leave(last)
        return None

    def put(self, connection: PooledConnection, turns: int, *, is_open: bool) -> bool:
        """Keep the connection for the next transaction; whether it is kept."""
        if turns >= MOST_TURNS or _is_closed(connection):
            return False
        loop = asyncio.get_running_loop()
        self._lingering.append(Lingering(connection, turns, is_open, loop.time()))
        if self._timer is None:
            self._look_later(loop)
        return True

    async def clear(self) -> None:
        """Give all of them to the pool."""
        self._send_away(before=math.inf)
        await asyncio.gather(*self._leaving, return_exceptions=True)

    def _send_away(self, before: float | None = None) -> None:
        loop = asyncio.get_running_loop()
        before = loop.time() - LINGER if before is None else before
        over = [each for each in self._lingering if each.since <= before]
        self._lingering = self._lingering[len(over) :]
        for each in over:
            self._leave(each)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._lingering:
            self._look_later(loop)

    def _leave(self, lingering: Lingering) -> None:
        leaving = asyncio.ensure_future(self._give_back(lingering.connection))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)

    def _look_later(self, loop: asyncio.AbstractEventLoop) -> None:
        # In no request's context: the request that came last has nothing to do with the others.
        empty = contextvars.Context()
        self._timer = loop.call_later(LINGER, self._send_away, context=empty)


def _is_closed(connection: PooledConnection) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        # The pool has taken it back already.
        return True
