"""Nothing that is sent over a WebSocket breaks the server, or makes it say what is nobody's."""

from __future__ import annotations

import secrets
from pathlib import Path
from random import Random

import pytest

from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.frames import Frenzy
from tests.assurance.fuzz.runner import MORE, memory_growth
from tests.assurance.mutant_server import altered
from tests.conftest import DatabaseUrls
from tests.run_size import IS_FULL, size, tell
from tests.running_server import Served, served

pytestmark = pytest.mark.slow


def frenzy(server: Served, ground: Ground, seed: int) -> Frenzy:
    return Frenzy(server.process.port, ground, ground.tokens(server), Random(seed))


async def test_nothing_that_is_sent_over_a_socket_breaks_it(
    database_urls: DatabaseUrls, ground: Ground, tmp_path: Path
) -> None:
    seed = secrets.randbelow(2**32) if IS_FULL else 7
    print(f"\nsending with the seed {seed}")
    count = size(short=400, full=10_000)
    async with served(database_urls.app, tmp_path, LOG_LEVEL="WARNING") as server:
        run = frenzy(server, ground, seed)
        more = await memory_growth(server, run.run(count // 2), run.run(count))

    tell(
        f"frames: {run.sent} messages and frames on {run.connections} connections, of which"
        f" {run.operations} operations, and {run.told} changes told: {len(run.objected)}"
        f" objections, {more:+.0f} MB (seed {seed})"
    )
    assert run.objected == []
    assert more < MORE
    assert run.operations > run.sent / 3
    # In the short form there are too few for that.
    assert run.told or not IS_FULL


async def test_what_would_break_it_is_noticed(
    database_urls: DatabaseUrls, ground: Ground, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, **altered("a resolver that breaks")) as server:
        run = frenzy(server, ground, seed=7)
        await run.run(1_000, enough=1)

    assert run.objected
