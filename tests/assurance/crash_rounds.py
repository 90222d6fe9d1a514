"""Rounds of clients at work while something is struck, and how soon they are served again."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import httpx
from uuid_utils.compat import uuid7

from tests.assurance.acknowledged_vs_stored import Books, Findings
from tests.assurance.clients_that_retry import UNDONE, Client, Work, at_work
from tests.assurance.fault_injection import KILLS_A_WORKER, Fault, Stricken
from tests.front_desk import Ready

CLIENTS = 12

#: Seconds that a round may take before somebody is said to hang for ever.
PATIENCE = 90


@dataclass
class Rounds:
    """Clients who share clinics, and what they have lived through."""

    what: Stricken
    clinics: Sequence[Ready]
    work: Work = field(default_factory=Work)
    count: int = 0
    #: by fault, the longest time in seconds from its end until somebody was served, and everybody
    back: dict[str, float] = field(default_factory=dict)
    all_back: dict[str, float] = field(default_factory=dict)
    #: after what a client takes another key: every second one where that does no harm
    renews_its_key_after: tuple[set[str], set[str]] = (set(), UNDONE)

    def __post_init__(self) -> None:
        self.books = Books(self.what.urls.superuser, self.clinics)

    async def run(self, fault: Fault, quota: int) -> Findings:
        """Work until so much more is done, the fault is over, and everybody is served again.

        Returns where what was told in this round differs from what the database keeps of it.
        """
        self.count += 1
        books, told_before = replace(self.books, since=uuid7()), len(self.work.intents)
        workers, done = self.what.workers(), self.work.done
        # New connections in each round, so that they spread over all workers.
        limits = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=CLIENTS)
        http = httpx.AsyncClient(
            base_url=self.what.address, limits=limits, timeout=30, verify=False
        )
        clients = [self._client(number, http) for number in range(CLIENTS)]
        async with asyncio.timeout(PATIENCE), http, at_work(clients):
            while self.work.done < done + quota // 2:
                await asyncio.sleep(0.01)
            await fault(self.what)
            over_at = time.monotonic()
            while self.work.done < done + quota or not all(
                _back(each, over_at) for each in clients
            ):
                await asyncio.sleep(0.01)
        seconds = [_back(client, over_at) for client in clients]
        for back, found in ((self.back, min(seconds)), (self.all_back, max(seconds))):
            back[fault.__name__] = max(found, back.get(fault.__name__, 0.0))
        await self.what.until_all_workers_serve()
        assert (self.what.workers() != workers) == (fault in KILLS_A_WORKER)
        assert self.what.served.process.process.poll() is None
        return await books.compare(self.work.intents[told_before:])

    def _client(self, number: int, http: httpx.AsyncClient) -> Client:
        return Client(
            self.clinics[number % len(self.clinics)],
            self.work,
            http,
            random.Random(self.what.chance.random()),
            renews_its_key_after=self.renews_its_key_after[number % 2],
        )

    def figures(self) -> str:
        """What was lived through, in words."""
        soon, late = (max(back, key=back.__getitem__) for back in (self.back, self.all_back))
        again = ", ".join(f"{word} {count}" for word, count in self.work.retried.most_common())
        return (
            f"{self.count} rounds, {self.work.done} acknowledged, sent again after {again};"
            f" somebody served again within {self.back[soon]:.2f} s ({soon}),"
            f" everybody within {self.all_back[late]:.2f} s ({late})"
        )


def _back(client: Client, over_at: float) -> float:
    """Seconds from a moment until the client was told of a thing that it asked for after it; none
    as long as it was not."""
    return next((told - over_at for asked, told in client.served if asked >= over_at), 0.0)
