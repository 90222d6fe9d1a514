"""Nothing that is sent to the server breaks it, or makes it say what is nobody's business."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.requests import Line
from tests.assurance.fuzz.runner import MORE, Firing, memory_growth
from tests.assurance.mutant_server import altered
from tests.conftest import DatabaseUrls
from tests.run_size import IS_FULL, size, tell
from tests.running_server import Served, served

pytestmark = pytest.mark.slow


@asynccontextmanager
async def firing(server: Served, ground: Ground, seed: int) -> AsyncIterator[Firing]:
    """A run against that server, by everybody who works at the clinic."""
    line = Line(server.process.port, ground.tokens(server))
    yield Firing(line, ground, Random(seed))
    line.hang_up()


async def test_nothing_that_is_sent_breaks_it(
    database_urls: DatabaseUrls, ground: Ground, tmp_path: Path
) -> None:
    seed = secrets.randbelow(2**32) if IS_FULL else 7
    print(f"\nfuzzing with the seed {seed}")
    count = size(short=1_200, full=100_000)
    async with (
        served(database_urls.app, tmp_path, LOG_LEVEL="WARNING") as server,
        firing(server, ground, seed) as run,
    ):
        warming = count * 2 // 5
        more = await memory_growth(server, run.run(warming), run.run(count - warming))

    print(*(f"{number:7} {what}" for what, number in run.fired.most_common()), sep="\n")
    print(*(f"{number:7} {what}" for what, number in run.heard.most_common()), sep="\n")
    tell(
        f"fuzz: {run.fired.total()} requests, {len(run.objected)} objections, the longest answer"
        f" {run.longest * 1000:.0f} ms, {more:+.0f} MB (seed {seed})"
    )
    assert run.objected == []
    assert more < MORE
    # It got past the first check, and was not let through everywhere.
    assert run.heard["payload"] > count / 40
    assert run.heard["data"] > count / 20
    assert run.heard["errors"] > count / 20


@pytest.mark.parametrize(
    ("alterations", "noticed"),
    [
        (["a resolver that breaks"], "code INTERNAL"),
        (["a resolver that breaks", "errors as they are"], "it says"),
    ],
    ids=lambda each: each[-1] if isinstance(each, list) else "",
)
async def test_what_would_break_it_is_noticed(
    database_urls: DatabaseUrls,
    ground: Ground,
    tmp_path: Path,
    alterations: list[str],
    noticed: str,
) -> None:
    async with (
        served(database_urls.app, tmp_path, **altered(*alterations)) as server,
        firing(server, ground, seed=7) as run,
    ):
        await run.run(500, enough=1)

    assert run.objected[0].startswith(noticed)
