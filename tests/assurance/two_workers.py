"""Two processes that serve one database, and clients at both that do not give up."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.assurance.clients_that_retry import AMBIGUOUS, CONNECTION, UNDONE
from tests.assurance.mutant_server import altered
from tests.concurrent_requests import ask, heard
from tests.front_desk import Answer, FrontDesk
from tests.running_server import Served, served

#: What a client sends again after a moment, with the same key.
NOT_FINAL = UNDONE | AMBIGUOUS


class _Insistent(FrontDesk):
    """Asks queries again that could not be answered because the machine stood still, and hears of
    a connection that was cut then as of a refusal."""

    async def post(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        while True:
            answer = await self._posted(document, variables)
            codes = {each["extensions"].get("code") for each in answer.get("errors", [])}
            if not (document.startswith("query") and codes & NOT_FINAL):
                return answer
            await asyncio.sleep(0.1)

    async def _posted(self, document: str, variables: Mapping[str, Any] | None) -> Answer:
        try:
            return await super().post(document, variables)
        except httpx.TransportError:
            return {"errors": [{"extensions": {"code": CONNECTION}}]}


@dataclass
class TwoWorkers:
    """Two servers of one process each, with one signing key; or twice the same, which has two."""

    servers: tuple[Served, Served]
    #: how often a client had to send a request again, by what it had heard
    retries: Counter[str] = field(default_factory=Counter)

    def desks(self, desk: FrontDesk) -> tuple[FrontDesk, FrontDesk]:
        """The same desk, at each of them."""
        one, other = self.servers
        insistent = _Insistent(**vars(desk))
        return one.desk(insistent), other.desk(insistent)

    async def insist(self, desk: FrontDesk, mutation: str, **given: object) -> Answer:
        """The final answer to a mutation that carries its key."""
        return await self.final(lambda: ask(desk, mutation, **given))

    async def final(self, send: Callable[[], Awaitable[Answer]]) -> Answer:
        """The final answer to the mutation that is sent so, with its key."""
        while heard(answer := await send()) in NOT_FINAL:
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
