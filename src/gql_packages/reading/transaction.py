"""One operation's view of the database: one read-only transaction, begun when first needed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from uuid import UUID

from asyncpg import Record

from gql_packages.database.error_classes import TRANSIENT, busy_after
from gql_packages.database.pool import Database, TenantConnection
from gql_packages.database.shielded import run_shielded
from gql_packages.errors import Overloaded
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.reading.plans import Plan

Found = TypeVar("Found")

log = logging.getLogger(__name__)


class ReadTransaction:
    """Runs statements on one connection and one snapshot, one at a time."""

    def __init__(self, database: Database, clinic_id: UUID) -> None:
        self._database = database
        self._clinic_id = clinic_id
        self._lock = asyncio.Lock()
        self._connection: TenantConnection | None = None
        self._is_closed = False
        #: whether every statement was answered
        self._is_settled = True

    async def row(self, plan: Plan, parameters: Sequence[object]) -> Record | None:
        """The one row of a plan's statement, if it has one. Raises Busy and Overloaded."""
        plan.uses += 1
        is_kept = plan.uses > 1
        return await self._run(lambda db: db.row(plan.text, *parameters, is_kept=is_kept))

    async def rows(self, text: str, *parameters: object) -> list[Record]:
        """The rows of a statement that is not compiled. Raises Busy and Overloaded."""
        return await self._run(lambda db: db.rows(text, *parameters))

    async def close(self) -> None:
        """End the transaction, after the statement that is under way."""
        self._is_closed = True
        if self._lock.locked():
            await run_shielded(self._close_later())
        else:
            await self._end()

    async def _close_later(self) -> None:
        async with self._lock:
            await self._end()

    async def _run(self, ask: Callable[[TenantConnection], Awaitable[Found]]) -> Found:
        async with self._lock:
            try:
                connection, self._is_settled = await self._begun(), False
                found = await ask(connection)
                self._is_settled = True
                return found
            except (*TRANSIENT, Overloaded) as error:
                log.warning("reading is given up", extra={"error": kind_of(error)})
                await self._end()
                if isinstance(error, Overloaded):
                    raise
                raise busy_after(error) from error
            except Exception:
                # The transaction has failed: another root field begins a new one.
                await self._end()
                raise

    async def _begun(self) -> TenantConnection:
        if self._is_closed:
            raise RuntimeError("The operation is over: nothing more can be read for it.")
        if self._connection is None:
            self._connection = await self._database.begin_reading(self._clinic_id)
        return self._connection

    async def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._database.end_reading(connection, is_settled=self._is_settled)
