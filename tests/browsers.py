"""A browser that several programs share, one after the other, and a clinic to try it on."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from gql_packages.database.connect import Connection


@contextmanager
def shared_browser(folder: Path) -> Iterator[str]:
    """Where programs of the folder connect to the browser, which is there until the block ends."""
    process = subprocess.Popen(
        ["node", "test/shared-browser.mjs"], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        endpoint = process.stdout.readline().strip()
        assert endpoint.startswith("ws://"), "the browser does not start"
        yield endpoint
    finally:
        process.terminate()
        process.communicate(timeout=20)


async def move_to_undisputed_zone(superuser: Connection, clinic_id: UUID) -> None:
    """Give a clinic in Vancouver the zone that has the rules which Vancouver had until 2026: what
    runs here, and the browser, need not know the same rules since."""
    await superuser.execute(
        "UPDATE clinic SET time_zone = 'America/Los_Angeles' WHERE id = $1", clinic_id
    )
