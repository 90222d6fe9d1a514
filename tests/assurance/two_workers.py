"""Two processes that serve one database, and clients at both that do not give up."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.assurance.clients_that_retry import UNDONE
from tests.assurance.mutant_server import altered
from tests.concurrent_requests import ask, heard
from tests.front_desk import Answer, FrontDesk
from tests.running_server import Served, served

#: What a client sends again after a moment, with the same key.
NOT_FINAL = UNDONE | {"OUTCOME_UNKNOWN", "IDEMPOTENCY_KEY_IN_USE"}


@dataclass
class TwoWorkers:
    """Two servers of one process each, with one signing key; or twice the same, which has two."""

    servers: tuple[Served, Served]
    #: how often a client had to send a request again, by what it had heard
    retries: Counter[str] = field(default_factory=Counter)

    def desks(self, desk: FrontDesk) -> tuple[FrontDesk, FrontDesk]:
        """The same desk, at each of them."""
        one, other = self.servers
        return one.desk(desk), other.desk(desk)

    async def insist(self, desk: FrontDesk, mutation: str, **given: object) -> Answer:
        """The final answer to a mutation that carries its key."""
        while heard(answer := await ask(desk, mutation, **given)) in NOT_FINAL:
            self.retries[heard(answer)] += 1
            await asyncio.sleep(random.uniform(0.03, 0.1))
        return answer

    def told(self) -> str:
        """The retries in words."""
        return f"sent again: {dict(self.retries) or 'none'}"


@asynccontextmanager
async def two_workers(
    app_url: str, directory: Path, *alterations: str
) -> AsyncIterator[TwoWorkers]:
    """Serve with two processes until the block ends, both of them altered so."""
    settings = altered(*alterations) if alterations else {}
    async with (
        served(app_url, directory, **settings) as one,
        served(app_url, directory, **settings) as other,
    ):
        yield TwoWorkers((one, other))
