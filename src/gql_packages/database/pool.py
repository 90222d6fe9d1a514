"""The connection pool, and transactions that see one clinic."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, ClassVar, Self
from uuid import UUID

import asyncpg

from gql_packages.database.error_classes import CONNECTION_CUT, CONNECTION_LOST
from gql_packages.database.lingering_connections import MOST_TURNS, LingeringConnections
from gql_packages.database.shielded import run_shielded
from gql_packages.database.tenant_connection import PooledConnection, TenantConnection
from gql_packages.database.transaction_end import commit, roll_back
from gql_packages.errors import Overloaded, SetupError
from gql_packages.observability.tracing import statement_span

__all__ = ["Database", "PooledConnection", "TenantConnection"]

#: Seconds. Each is inside the next; the server's own are set on the role (`migrate` does).
ACQUIRE_TIMEOUT = 1.0
COMMAND_TIMEOUT = 6.0
CONNECT_TIMEOUT = 5.0
BEGIN_ATTEMPTS = 3

#: Set in each transaction. There is an index for every statement, but the planner takes a small
#: table to be read at once: its rows would be looked at for every row that refers to one of them.
TERMS = "SET LOCAL enable_seqscan = off"

#: Set in each transaction that writes: one plan is as good for all keys, and planning takes long.
ONE_PLAN = "SET LOCAL plan_cache_mode = force_generic_plan"

CLINIC_LOCKS = 172

#: Characters of a statement that is kept prepared, and how many of them a connection keeps: some
#: 115 bytes a character in its backend, 150 MB at most.
LONGEST_KEPT = 13 * 1024
MOST_KEPT = 100
#: After so many statements that were planned for a single use each connection is replaced when it
#: is free: the C library of a backend keeps what was freed in pieces.
MOST_PLANNED_ONCE = 700


class Database:
    """A pool of connections as the application's role."""

    #: seconds that the driver waits for an answer
    command_timeout: ClassVar[float] = COMMAND_TIMEOUT

    def __init__(self, pool: asyncpg.Pool[asyncpg.Record]) -> None:
        self._pool = pool
        self._lingering = LingeringConnections(self._give_back)
        self._planned_once = 0
        #: how many wait for a connection now
        self.waiting = 0
        #: is told the clinic of every transaction
        self.notice: Callable[[UUID], None] | None = None
        #: whether it is a copy, where what was committed is seen later
        self.is_copy = False

    @classmethod
    async def open(
        cls, url: str, *, pool_size: int = 10, kept: int = MOST_KEPT, at_once: bool = True
    ) -> Self:
        """Connect as the application's role; SetupError in one sentence where that cannot be.

        `kept` is how many statements a connection keeps prepared. Unless `at_once`, the first
        connection is made, and may fail, at its first use.
        """
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=int(at_once),
                max_size=pool_size,
                timeout=CONNECT_TIMEOUT,
                command_timeout=cls.command_timeout,
                max_cacheable_statement_size=LONGEST_KEPT,
                statement_cache_size=kept,
                reset=_keep_session,
                server_settings={
                    "application_name": "gql-packages",
                    "timezone": "UTC",
                    "datestyle": "ISO, MDY",
                },
            )
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise SetupError(f"The database cannot be reached: {error}.") from error
        return cls(pool)

    async def close(self) -> None:
        """Close when no connection is in use any more, after at most 10 seconds."""
        try:
            async with asyncio.timeout(10):
                await self.rest()
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    @property
    def connections(self) -> tuple[int, int]:
        """How many there are, and how many of them are idle."""
        return self._pool.get_size(), self._pool.get_idle_size() + len(self._lingering)

    async def rest(self) -> None:
        """Give all connections that wait for another transaction back to the pool."""
        await self._lingering.clear()

    async def execute(self, statement: str, *arguments: str) -> None:
        """Run a statement about no clinic; raises what keeps the server from answering."""
        connection = await self._acquire()
        try:
            await connection.execute(statement, *arguments)
        finally:
            await self._release(connection)

    @asynccontextmanager
    async def reading(self, clinic_id: UUID) -> AsyncIterator[TenantConnection]:
        """One read-only transaction on one snapshot, that sees this clinic and nothing else."""
        connection = await self.begin_reading(clinic_id)
        try:
            yield connection
        except BaseException:
            await self.end_reading(connection, is_settled=False)
            raise
        await self.end_reading(connection)

    async def begin_reading(self, clinic_id: UUID) -> TenantConnection:
        """The same to be ended with `end_reading`."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        return await self._begin(begin, clinic_id)

    async def end_reading(self, connection: TenantConnection, *, is_settled: bool = True) -> None:
        """End the transaction, also if the caller is cancelled meanwhile. Unless it is settled, a
        statement may be under way still."""
        await self._count_planned(connection)
        if not (is_settled and self._may_linger(connection, is_open=True)):
            await run_shielded(self._give_back(connection.pooled))

    @asynccontextmanager
    async def writing(
        self, clinic_id: UUID, *, lock: int | None = None, is_alone: bool = False
    ) -> AsyncIterator[TenantConnection]:
        """One transaction of this clinic, committed at the end, rolled back by any exception.
        With `is_alone`, no other writes in the clinic meanwhile: all hold its lock, shared.

        `lock` is the number of an advisory lock, tried for in the message that begins the
        transaction, without waiting: the connection's `has_lock` says whether it was got.
        Raises Overloaded when no connection is free within a second, OutcomeUnknown when the
        connection goes, or the server fails within itself, while COMMIT is under way.
        """
        begin = f"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {ONE_PLAN}; SELECT pg_advisory"
        begin += "_xact_lock" if is_alone else "_xact_lock_shared"
        begin += f"({CLINIC_LOCKS}, {int.from_bytes(clinic_id.bytes[-4:], signed=True)})"
        connection = await self._begin(begin, clinic_id, lock)
        try:
            yield connection
        except BaseException:
            await run_shielded(self._give_back(connection.pooled))
            raise
        await self._count_planned(connection)
        await run_shielded(self._commit(connection))

    async def _begin(
        self, begin: str, clinic_id: UUID, lock: int | None = None
    ) -> TenantConnection:
        # A UUID and a number are all that may stand in this text: SET LOCAL takes no parameters.
        begin = f"{begin}; SET LOCAL app.clinic_id = '{UUID(int=clinic_id.int)}'; {TERMS}"
        if lock is not None:
            begin += f"; SELECT 1 WHERE pg_try_advisory_xact_lock('{int(lock)}'::bigint)"
        connection, status, turns = await self._begun(begin)
        if self.notice is not None:
            self.notice(clinic_id)
        # The tag of the last statement counts its rows.
        return TenantConnection(connection, clinic_id, has_lock=status != "SELECT 0", turns=turns)

    async def _count_planned(self, connection: TenantConnection) -> None:
        self._planned_once += connection.planned_once
        if self._planned_once >= MOST_PLANNED_ONCE:
            self._planned_once = 0
            await self._pool.expire_connections()
            # The pool replaces those that it is given back.
            connection.turns = MOST_TURNS
            await self.rest()

    async def _commit(self, connection: TenantConnection) -> None:
        try:
            await commit(connection.pooled)
        except BaseException:
            await self._give_back(connection.pooled)
            raise
        if not self._may_linger(connection, is_open=False):
            await self._release(connection.pooled)

    def _may_linger(self, connection: TenantConnection, *, is_open: bool) -> bool:
        # One who waits for a connection gets it from the pool.
        if self.waiting:
            return False
        return self._lingering.put(connection.pooled, connection.turns, is_open=is_open)

    async def _begun(self, begin: str) -> tuple[PooledConnection, str, int]:
        """A connection with a transaction begun, the tag that it was answered with, and its turn.
        One that was cut while it was idle shows it only now, when nothing has been done on it: the
        pool makes new ones, since others were cut with it."""
        for attempt in range(1, BEGIN_ATTEMPTS + 1):
            turns, text = 1, begin
            if attempt == 1 and (last := self._lingering.take()):
                connection, turns = last.connection, last.turns + 1
                text = f"ROLLBACK; {begin}" if last.is_open else begin
            else:
                connection = await self._acquire()
            try:
                with statement_span(text):
                    return connection, await connection.execute(text), turns
            except BaseException as error:
                await run_shielded(self._give_back(connection))
                if not isinstance(error, CONNECTION_CUT) or attempt == BEGIN_ATTEMPTS:
                    raise
                await self._pool.expire_connections()
        raise AssertionError("every attempt returns or raises")

    async def _acquire(self) -> PooledConnection:
        # Whatever begins no transaction takes a connection from the pool alone.
        if last := self._lingering.take():
            await self._give_back(last.connection)
        self.waiting += 1
        try:
            return await self._pool.acquire(timeout=ACQUIRE_TIMEOUT)
        except TimeoutError as error:
            raise Overloaded("The service is busy. Please try again in a moment.") from error
        finally:
            self.waiting -= 1

    async def _release(self, connection: PooledConnection) -> None:
        # What goes wrong here says nothing about the work, which must not be done again for it: a
        # connection that was lost this very moment is back already, one that fails is ended.
        with suppress(*CONNECTION_LOST, asyncpg.PostgresError):
            await self._pool.release(connection)

    async def _give_back(self, connection: PooledConnection) -> None:
        try:
            await roll_back(connection)
        finally:
            await self._release(connection)


async def _keep_session(connection: Any) -> None:
    """In place of asyncpg's reset, a round trip for nothing: nothing is ever SET on a session."""
