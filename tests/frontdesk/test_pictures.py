"""Pictures of every place, compared with the last ones that were looked at and kept.

The clinic, its clock and its numbers are the same each time. `RENEW_PICTURES` keeps new ones.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette

from gql_packages.configured import persisted_documents
from gql_packages.database.connect import Connection
from gql_packages.demo.clinics import VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.demo.today import fill_today
from gql_packages.settings import Settings
from tests.browsers import move_to_undisputed_zone
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Clock, application, token_of
from tests.npm import run
from tests.run_size import IS_FULL

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

#: Half past eleven of a Tuesday in Vancouver, after all that the demo tells of.
NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)

README_PICTURES = Path(__file__).parents[2] / "docs/pictures"


@pytest.mark.skipif(not IS_FULL, reason="pictures are taken by make prove-browsers")
async def test_every_place_looks_as_it_did(
    front_desk: Path, database: ClinicDatabase, superuser: Connection
) -> None:
    await fill_demo(database, database.audit, patients=40, progress=lambda _: None)
    await move_to_undisputed_zone(superuser, VANCOUVER.owner.clinic_id)
    await run_at_now(front_desk, database, "test/pictures.test.mjs")


@pytest.mark.skipif(not IS_FULL, reason="pictures are taken by make prove-browsers")
async def test_the_first_minute_is_as_the_readme_shows_it(
    front_desk: Path, database: ClinicDatabase, tmp_path: Path
) -> None:
    await fill_demo(database, database.audit, patients=40, progress=lambda _: None)
    folder = README_PICTURES if "RENEW_PICTURES" in os.environ else tmp_path
    await run_at_now(front_desk, database, "test/readme.test.mjs", PICTURES=str(folder))


async def run_at_now(front_desk: Path, database: ClinicDatabase, program: str, **more: str) -> None:
    """Run the program where it is `NOW`, and the clinic has visits that day."""
    await fill_today(database, database.audit, VANCOUVER, NOW)
    await database.audit.flush()
    key = Ed25519PrivateKey.generate()
    documents = persisted_documents(Settings())
    async with listening(application(database, key, Clock(NOW), documents=documents)) as origin:
        await asyncio.to_thread(
            run,
            front_desk,
            *("node", "--test", "--test-reporter=spec", program),
            DESK_ADDRESS=f"{origin}/",
            OWNER=token_of(key, VANCOUVER.owner),
            NOW=NOW.isoformat(),
            **more,
        )


@asynccontextmanager
async def listening(app: Starlette) -> AsyncIterator[str]:
    """The origin of the application, which has a clock of its own, until the block ends."""
    config = uvicorn.Config(app, port=0, lifespan="off", log_config=None, log_level="critical")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
