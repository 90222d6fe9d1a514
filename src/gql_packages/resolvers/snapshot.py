"""One operation's view of the database: one read-only transaction, opened when first needed."""

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from asyncpg import Record

from gql_packages.database.faults import PASSING
from gql_packages.database.pool import Database, TenantConnection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.rights import Principal, Role
from gql_packages.errors import Busy, OutcomeUnknown, Overloaded, Unauthenticated
from gql_packages.observing.trace import kind_of
from gql_packages.schema.money import Money

log = logging.getLogger(__name__)

_VIEWER = """
SELECT s.id, s.role, c.name AS clinic_name, c.currency, c.time_zone
FROM staff_member s
JOIN clinic c ON c.id = $1
WHERE s.clinic_id = $1 AND s.id = $2 AND s.is_active
"""


@dataclass(frozen=True)
class ViewerRow:
    """Who asks, and the terms of their clinic."""

    clinic_id: UUID
    staff_member_id: UUID
    role: Role
    clinic_name: str
    currency: str
    time_zone: str
    #: the day of the operation in the clinic's zone
    today: date

    def money(self, minor_units: int) -> Money:
        """So many minor units of the clinic's currency."""
        return _money(minor_units, self.currency)


# The same prices come again and again.
_money = lru_cache(maxsize=10_000)(Money.of)


class Snapshot:
    """Runs statements on one connection, one at a time; each has the clinic as `$1`."""

    def __init__(
        self,
        database: Database,
        principal: Principal,
        now: datetime,
        viewer: ViewerRow | None = None,
    ) -> None:
        self._database = database
        self._principal = principal
        self._now = now
        self._lock = asyncio.Lock()
        self._transaction = AsyncExitStack()
        self._connection: TenantConnection | None = None
        self._viewer = viewer
        self._is_closed = False
        #: whether it is for showing what was just done: whoever cannot see that must not be told
        #: that it may be done anew
        self.shows_a_change = False
        #: how many statements were run, for those who watch over it
        self.statements = 0

    async def rows(self, sql: str, *arguments: Any) -> list[Record]:
        """The rows of a SELECT whose parameters after the clinic are these."""
        async with self._lock:
            return await self._rows(sql, *arguments)

    async def viewer(self) -> ViewerRow:
        """Who asks, looked up once; raises Unauthenticated unless they work here now."""
        async with self._lock:
            if self._viewer is None:
                found = await self._rows(_VIEWER, self._principal.staff_member_id)
                if not found:
                    raise Unauthenticated("The token does not belong to an active staff member.")
                self._viewer = self._viewer_of(found[0])
            return self._viewer

    async def close(self) -> None:
        """End the transaction, after the statement that is under way."""
        async with self._lock:
            self._is_closed = True
            self._connection = None
            await self._transaction.aclose()

    async def _rows(self, sql: str, *arguments: Any) -> list[Record]:
        if self._is_closed:
            raise RuntimeError("The operation is over: nothing more can be read for it.")
        self.statements += 1
        try:
            if self._connection is None:
                self._connection = await self._transaction.enter_async_context(
                    self._database.reading(self._principal.clinic_id)
                )
            return await self._connection.rows(sql, self._principal.clinic_id, *arguments)
        except (*PASSING, Overloaded) as error:
            log.warning("reading is given up", extra={"error": kind_of(error)})
            if self.shows_a_change:
                raise OutcomeUnknown(
                    "The change was saved, and cannot be shown right now. "
                    "Try again with the same key to see it."
                ) from error
            if isinstance(error, Overloaded):
                raise
            raise Busy("The database did not answer in time. Please try again.") from error

    def _viewer_of(self, row: Record) -> ViewerRow:
        return ViewerRow(
            clinic_id=self._principal.clinic_id,
            staff_member_id=row["id"],
            role=Role(row["role"]),
            clinic_name=row["clinic_name"],
            currency=row["currency"],
            time_zone=row["time_zone"],
            today=day_of(self._now, row["time_zone"]),
        )
