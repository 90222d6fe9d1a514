"""Rounds of clients at work while something is struck, and how soon they are served again."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import httpx
from uuid_utils.compat import uuid7

from gql_packages.database.connect import Connection, connected
from tests.assurance.acknowledged_vs_stored import Ambiguous, Books, Findings
from tests.assurance.clients_that_retry import UNDONE, Client, Clinic, Intent, Work
from tests.assurance.fault_injection import KILLS_A_WORKER, Fault, Stricken

CLIENTS = 12

#: Seconds that a round may take before somebody is said to hang for ever.
PATIENCE = 90


@dataclass
class Rounds:
    """Clients who share clinics, and what they have lived through."""

    what: Stricken
    clinics: Sequence[Clinic]
    work: Work = field(default_factory=Work)
    count: int = 0
    #: by fault, the longest time in seconds from its end until somebody was served, and everybody
    back: dict[str, float] = field(default_factory=dict)
    all_back: dict[str, float] = field(default_factory=dict)
    #: after what a client takes another key: every second one where that does no harm
    renews_its_key_after: tuple[set[str], set[str]] = (set(), UNDONE)
    #: whatever was made after this
    since: UUID = field(default_factory=uuid7)

    async def run(self, fault: Fault, quota: int) -> Findings:
        """Work until so much more is done, the fault is over, and everybody is served again.

        Returns where what was told in this round differs from what the database keeps of it.
        """
        self.count += 1
        since, told_before = uuid7(), len(self.work.intents)
        workers = self.what.workers()
        striking = _Striking(self.work, quota)
        self.work.on_served = striking.served
        async with asyncio.timeout(PATIENCE), self._http() as http, asyncio.TaskGroup() as group:
            for number in range(CLIENTS):
                clinic = self.clinics[number % len(self.clinics)]
                renews_after = self.renews_its_key_after[number % 2]
                client = Client(
                    clinic, self.work, self._chance(), renews_its_key_after=renews_after
                )
                striking.clients.add(client)
                group.create_task(client.work_until(striking.is_over, http))
            group.create_task(striking.strike(fault, self.what))
        for back, seconds in ((self.back, striking.first_back), (self.all_back, striking.all_back)):
            back[fault.__name__] = max(seconds, back.get(fault.__name__, 0.0))
        await self.what.until_all_workers_serve()
        assert (self.what.workers() != workers) == (fault in KILLS_A_WORKER)
        assert self.what.served.process.process.poll() is None
        return await self._compare(self.work.intents[told_before:], since)

    async def compare(self) -> Findings:
        """Where what was told in all rounds differs from what the database keeps."""
        return await self._compare(self.work.intents, self.since)

    async def ambiguous(self) -> Ambiguous:
        """How many commits went unanswered, and how many of those had been made."""
        async with connected(self.what.urls.superuser) as connection:
            return await self._books(connection, self.since).ambiguous(self.work.intents)

    async def _compare(self, intents: Sequence[Intent], since: UUID) -> Findings:
        async with connected(self.what.urls.superuser) as connection:
            return await self._books(connection, since).compare(intents)

    def _books(self, connection: Connection, since: UUID) -> Books:
        clinics = [clinic.desk.principal.clinic_id for clinic in self.clinics]
        return Books(connection, clinics, since)

    def figures(self) -> str:
        """What was lived through, in words."""
        soon, late = (max(back, key=back.__getitem__) for back in (self.back, self.all_back))
        again = ", ".join(f"{word} {count}" for word, count in self.work.retried.most_common())
        return (
            f"{self.count} rounds, {self.work.done} acknowledged, sent again after {again};"
            f" somebody served again within {self.back[soon]:.2f} s ({soon}),"
            f" everybody within {self.all_back[late]:.2f} s ({late})"
        )

    def _http(self) -> httpx.AsyncClient:
        """New connections in each round, so that they spread over all workers."""
        limits = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=CLIENTS)
        return httpx.AsyncClient(
            base_url=self.what.address, limits=limits, timeout=30, verify=False
        )

    def _chance(self) -> random.Random:
        return random.Random(self.what.chance.random())


class _Striking:
    """One fault in the middle of the work."""

    def __init__(self, work: Work, quota: int) -> None:
        self.clients: set[Client] = set()
        self._work = work
        self._quota = work.done + quota
        self._half = work.done + quota // 2
        self._over_at = float("inf")
        self._back: dict[Client, float] = {}

    async def strike(self, fault: Fault, what: Stricken) -> None:
        """When half of the work is done."""
        while self._work.done < self._half:
            await asyncio.sleep(0.01)
        self._over_at = await fault(what)

    def served(self, client: Client, asked_at: float) -> None:
        """A client was told what became of a thing that it had asked at that moment."""
        if asked_at >= self._over_at:
            self._back.setdefault(client, time.monotonic() - self._over_at)

    def is_over(self) -> bool:
        return self._work.done >= self._quota and self._back.keys() == self.clients

    @property
    def first_back(self) -> float:
        return min(self._back.values())

    @property
    def all_back(self) -> float:
        return max(self._back.values())
