"""One connection inside one transaction of one clinic: what all statements of a unit run on."""

from __future__ import annotations

import asyncio
from typing import Any, TypeAlias, cast
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise.backends.asyncpg.client import TransactionWrapper
from tortoise.log import db_client_logger

from gql_packages.observability.tracing import statement_span

PooledConnection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"


class TenantConnection(TransactionWrapper):
    """What Tortoise runs statements on: one connection, inside one transaction of one clinic."""

    def __init__(
        self,
        connection: PooledConnection,
        clinic_id: UUID,
        *,
        has_lock: bool = True,
        turns: int = 1,
    ) -> None:
        # The base class would take the connection from a pool of its own, without a time-out.
        self._connection = cast(Any, connection)
        self._lock = asyncio.Lock()
        self.log = db_client_logger
        self.connection_name = "default"
        self.fetch_inserted = False
        self.transaction = None
        self.clinic_id = clinic_id
        #: whether the lock that `writing` was asked for is this transaction's
        self.has_lock = has_lock
        #: how many transactions it has had since the pool gave it
        self.turns = turns
        #: whether something was written with `run` or by Tortoise
        self.has_written = False
        #: how many statements were planned for a single use
        self.planned_once = 0

    @property
    def pooled(self) -> PooledConnection:
        """The pool's connection that it stands for."""
        return cast("PooledConnection", self._connection)

    async def rows(self, sql: str, *arguments: Any) -> list[asyncpg.Record]:
        """The rows that a SELECT, or anything with RETURNING, gives."""
        async with self._lock:
            with statement_span(sql):
                found: list[asyncpg.Record] = await self._connection.fetch(sql, *arguments)
            return found

    async def row(self, sql: str, *arguments: Any, is_kept: bool = True) -> asyncpg.Record | None:
        """The first row, if there is one. A statement that is not kept is prepared for this once:
        a round trip more, and nothing of it stays on the server."""
        async with self._lock:
            found: asyncpg.Record | None
            with statement_span(sql):
                if is_kept:
                    found = await self._connection.fetchrow(sql, *arguments)
                else:
                    self.planned_once += 1
                    statement = await self._connection.prepare(sql, name="")
                    found = await statement.fetchrow(*arguments)
            return found

    async def run(self, sql: str, *arguments: Any) -> None:
        """Run one statement that gives nothing; without arguments, several at once."""
        self.has_written = True
        async with self._lock:
            with statement_span(sql):
                await self._connection.execute(sql, *arguments)

    async def execute_insert(self, query: str, values: list[Any]) -> asyncpg.Record | None:
        """Tortoise's INSERT of one row."""
        self.has_written = True
        with statement_span(query):
            made: asyncpg.Record | None = await super().execute_insert(query, values)
        return made

    async def execute_many(self, query: str, values: list[Any]) -> None:
        """Tortoise's INSERT of several rows."""
        self.has_written = True
        with statement_span(query):
            await super().execute_many(query, values)

    async def execute_query(
        self, query: str, values: list[Any] | None = None
    ) -> tuple[int, list[dict[Any, Any]]]:
        """Tortoise's UPDATE or DELETE, or a SELECT."""
        self.has_written |= not query.startswith("SELECT")
        with statement_span(query):
            found: tuple[int, list[dict[Any, Any]]] = await super().execute_query(query, values)
        return found
