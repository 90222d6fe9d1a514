"""The connection pool, and transactions that see one clinic."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, ClassVar, Self
from uuid import UUID

import asyncpg

from gql_packages.database.error_classes import (
    CONNECTION_CUT,
    CONNECTION_LOST,
    UNKNOWN_AFTER_COMMIT,
)
from gql_packages.database.shielded import run_shielded
from gql_packages.database.tenant_connection import PooledConnection, TenantConnection
from gql_packages.errors import OutcomeUnknown, Overloaded, SetupError
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.observability.tracing import trace_statements

__all__ = ["Database", "PooledConnection", "TenantConnection"]

#: Seconds. Each is inside the next; the server's own are set on the role (`migrate` does).
ACQUIRE_TIMEOUT = 1.0
COMMAND_TIMEOUT = 6.0
CONNECT_TIMEOUT = 5.0
ROLLBACK_TIMEOUT = 2.0

BEGIN_ATTEMPTS = 3

#: Set in each transaction. There is an index for every statement, but the planner takes a small
#: table to be read at once: its rows would be looked at for every row that refers to one of them.
TERMS = "SET LOCAL enable_seqscan = off"

#: Set in each transaction that writes: one plan is as good for all keys, and planning takes long.
ONE_PLAN = "SET LOCAL plan_cache_mode = force_generic_plan"

CLINIC_LOCKS = 172

#: Characters of a statement that is kept prepared, and how many of them a connection keeps. Each
#: character takes some 115 bytes in its backend: 140 MB if all are as long as they may be.
LONGEST_KEPT = 12 * 1024
MOST_KEPT = 100
#: After so many statements that were planned for a single use all connections are replaced, each
#: when it is free: the C library of a backend keeps what was freed in pieces.
MOST_PLANNED_ONCE = 700

log = logging.getLogger(__name__)


class Database:
    """A pool of connections as the application's role."""

    #: seconds that the driver waits for an answer
    command_timeout: ClassVar[float] = COMMAND_TIMEOUT

    def __init__(self, pool: asyncpg.Pool[asyncpg.Record]) -> None:
        self._pool = pool
        self._planned_once = 0
        #: how many wait for a connection now
        self.waiting = 0
        #: is told the clinic of every transaction
        self.notice: Callable[[UUID], None] | None = None
        #: whether it is a copy, where what was committed is seen later
        self.is_copy = False

    @classmethod
    async def open(cls, url: str, *, pool_size: int = 10, at_once: bool = True) -> Self:
        """Connect as the application's role; SetupError in one sentence where that cannot be.

        Unless `at_once`, the first connection is made, and may fail, at its first use.
        """
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=int(at_once),
                max_size=pool_size,
                timeout=CONNECT_TIMEOUT,
                command_timeout=cls.command_timeout,
                max_cacheable_statement_size=LONGEST_KEPT,
                statement_cache_size=MOST_KEPT,
                init=trace_statements,
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
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    @property
    def connections(self) -> tuple[int, int]:
        """How many there are, and how many of them are idle."""
        return self._pool.get_size(), self._pool.get_idle_size()

    async def ping(self) -> None:
        """Run an empty query; raises what keeps the server from answering."""
        connection = await self._acquire()
        try:
            await connection.execute("SELECT 1")
        finally:
            await self._release(connection)

    @asynccontextmanager
    async def reading(self, clinic_id: UUID) -> AsyncIterator[TenantConnection]:
        """One read-only transaction on one snapshot, that sees this clinic and nothing else."""
        connection = await self.begin_reading(clinic_id)
        try:
            yield connection
        finally:
            await self.end_reading(connection)

    async def begin_reading(self, clinic_id: UUID) -> TenantConnection:
        """The same to be ended with `end_reading`."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        return await self._begin(begin, clinic_id)

    async def end_reading(self, connection: TenantConnection) -> None:
        """End the transaction, also if the caller is cancelled meanwhile."""
        await self._count_planned(connection)
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
        await run_shielded(self._commit(connection.pooled))

    async def _begin(
        self, begin: str, clinic_id: UUID, lock: int | None = None
    ) -> TenantConnection:
        # A UUID and a number are all that may stand in this text: SET LOCAL takes no parameters.
        begin = f"{begin}; SET LOCAL app.clinic_id = '{UUID(int=clinic_id.int)}'; {TERMS}"
        if lock is not None:
            begin += f"; SELECT 1 WHERE pg_try_advisory_xact_lock('{int(lock)}'::bigint)"
        connection, status = await self._begun(begin)
        if self.notice is not None:
            self.notice(clinic_id)
        # The tag of the last statement counts its rows.
        return TenantConnection(connection, clinic_id, has_lock=status != "SELECT 0")

    async def _count_planned(self, connection: TenantConnection) -> None:
        self._planned_once += connection.planned_once
        if self._planned_once >= MOST_PLANNED_ONCE:
            self._planned_once = 0
            await self._pool.expire_connections()

    async def _commit(self, connection: PooledConnection) -> None:
        try:
            await _commit(connection)
        except BaseException:
            await self._give_back(connection)
            raise
        await self._release(connection)

    async def _begun(self, begin: str) -> tuple[PooledConnection, str]:
        """A connection with a transaction begun, and the tag that it was answered with. One that
        was cut while it was idle shows it only now, when nothing has been done on it: another
        takes its place."""
        for attempt in range(1, BEGIN_ATTEMPTS + 1):
            connection = await self._acquire()
            try:
                return connection, await connection.execute(begin)
            except BaseException as error:
                await run_shielded(self._give_back(connection))
                if not isinstance(error, CONNECTION_CUT) or attempt == BEGIN_ATTEMPTS:
                    raise
        raise AssertionError("every attempt returns or raises")

    async def _acquire(self) -> PooledConnection:
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
            await _roll_back(connection)
        finally:
            await self._release(connection)


async def _commit(connection: PooledConnection) -> None:
    try:
        status = await connection.execute("COMMIT")
    except UNKNOWN_AFTER_COMMIT as error:
        log.error("the outcome of a COMMIT is not known", extra={"error": kind_of(error)})
        raise OutcomeUnknown(
            "The database failed, or the connection to it was lost, while the change was being"
            " saved. Try again with the same key to learn what became of it."
        ) from error
    if status != "COMMIT":
        raise asyncpg.InvalidTransactionStateError("The transaction had failed before its end.")


async def _roll_back(connection: PooledConnection) -> None:
    try:
        if not connection.is_closed():
            await connection.execute("ROLLBACK", timeout=ROLLBACK_TIMEOUT)
    except (*CONNECTION_LOST, asyncpg.PostgresError):
        # What goes wrong here must not hide why the work is rolled back: the pool has taken a
        # closed connection back, and then it has nothing left to terminate.
        with suppress(asyncpg.InterfaceError):
            connection.terminate()


async def _keep_session(connection: Any) -> None:
    """In place of asyncpg's reset, a round trip for nothing: nothing is ever SET on a session."""
