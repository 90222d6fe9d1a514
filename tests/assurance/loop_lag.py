"""Measures how long one request keeps the event loop from everybody else."""

from __future__ import annotations

import asyncio
import gc
import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from starlette.types import ASGIApp

from gql_packages.app import tune_gc
from tests.asgi_client import AsgiRequest

#: What a body that is compressed begins with; JSON does not.
GZIP = b"\x1f\x8b"


#: Steps of a loop, and the seconds that they take on the machine of the figures.
STEPS, USUAL_SECONDS = 200_000, 0.017


def slowness() -> float:
    """How many times as long this machine takes right now as that of the figures; 1 if it is
    faster. A machine that is shared can take three times as long from one minute to the next, and
    every promise in milliseconds is one of a machine."""
    best = float("inf")
    for _ in range(3):
        began, total = time.thread_time(), 0
        for step in range(STEPS):
            total += step
        best = min(best, time.thread_time() - began)
    return max(1.0, best / USUAL_SECONDS)


@dataclass(frozen=True)
class Measured:
    """The longest stall, in milliseconds of the processor, and what was answered."""

    stall: float
    status: int
    body: bytes


class Ticking:
    """Comes round with every round of the loop, and keeps the longest time between two of them.

    Time of the processor, not of the clock: what other processes do meanwhile is not counted.
    """

    longest = 0.0

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._tick())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(0)
        self._task.cancel()

    async def _tick(self) -> None:
        last = time.thread_time()
        while True:
            await asyncio.sleep(0)
            now = time.thread_time()
            self.longest = max(self.longest, now - last)
            last = time.thread_time()


async def measured(app: ASGIApp, token: str | None, body: bytes) -> Measured:
    """Send one body; the longest stall until the answer was there."""
    client = AsgiRequest("/graphql", token, method="POST", body=body)
    client.scope["headers"].append((b"accept-encoding", b"gzip"))
    async with Ticking() as ticking:
        await app(client.scope, client.receive, client.send)
    answer = gzip.decompress(client.body) if client.body.startswith(GZIP) else client.body
    return Measured(ticking.longest * 1000, client.status, answer)


@contextmanager
def collecting_as_served() -> Iterator[None]:
    """The garbage collector as the server sets it, without what the tests hold."""
    thresholds = gc.get_threshold()
    tune_gc()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
