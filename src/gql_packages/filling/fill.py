"""Runs the steps: for every clinic as `migrate` does, or in a server for those that are served."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID

from gql_packages.database.connect import connected
from gql_packages.database.pool import Database
from gql_packages.filling.steps import ALL_STEPS, STEPS, Step
from gql_packages.observability.redacted_tracebacks import kind_of

#: Rows of one transaction: they are locked for as long as they are computed, some 50 ms.
BATCH = 200
#: Seconds after which a clinic that is served is looked at again: an earlier version of the
#: application may have written to it meanwhile.
AGAIN = 300.0
#: Seconds between two batches, in which the desk has the server for itself.
PAUSE = 0.02

log = logging.getLogger(__name__)


class FillingDatabase(Database):
    """Of the owner of the tables: what goes through all of a large clinic takes its time."""

    command_timeout = 600.0


async def fill_clinic(
    database: Database,
    clinic_id: UUID,
    *,
    steps: Mapping[str, Step] = STEPS,
    pause: float = 0.0,
) -> int:
    """Fill what is not filled in the clinic; how many rows were.

    One at a time: nothing is done while another process is at it.
    """
    filled = 0
    for step in steps.values():
        while True:
            async with database.writing(clinic_id, lock=_lock_of(clinic_id)) as db:
                count = await step(db, BATCH) if db.has_lock else 0
            filled += count
            if count == 0:
                break
            await asyncio.sleep(pause)
    return filled


async def fill_all(owner_url: str, *, progress: Callable[[str], None]) -> int:
    """Fill every clinic, as the owner of the tables, who may list them; how many rows were filled.

    Safe to repeat, to kill, and beside servers of this version and the one before.
    """
    async with connected(owner_url) as connection:
        clinics = await connection.fetch("SELECT id FROM clinic ORDER BY id")
    database, filled = await FillingDatabase.open(owner_url, pool_size=1), 0
    try:
        for number, clinic in enumerate(clinics, start=1):
            count = await fill_clinic(database, clinic["id"], steps=ALL_STEPS)
            filled += count
            if count:
                progress(f"Filled {count} rows of clinic {number} of {len(clinics)}")
    finally:
        await database.close()
    return filled


class Filler:
    """Fills the clinics that a server hears of, in the background, each at once and then again."""

    def __init__(self, database: Database, *, again: float = AGAIN) -> None:
        self._database = database
        self._again = again
        self._looked_at: dict[UUID, float] = {}
        self._waiting: asyncio.Queue[UUID] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def notice(self, clinic_id: UUID) -> None:
        """Fill this clinic soon, unless that was done a moment ago."""
        now = time.monotonic()
        if now - self._looked_at.get(clinic_id, -self._again) < self._again:
            return
        self._looked_at[clinic_id] = now
        self._waiting.put_nowait(clinic_id)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """End; what is under way is rolled back, and done another time."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            clinic_id = await self._waiting.get()
            try:
                await fill_clinic(self._database, clinic_id, pause=PAUSE)
            except Exception as error:
                log.warning("a clinic is filled later", extra={"error": kind_of(error)})


def _lock_of(clinic_id: UUID) -> int:
    return int.from_bytes(clinic_id.bytes[:8], signed=True) ^ 0x66696C6C
