"""A Postgres that is killed and started again on the same data, as an operator would do it."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import ExitStack
from pathlib import Path

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import OWNER_ROLE, EmbeddedServer, running
from tests.conftest import DatabaseUrls, urls_of

#: What is committed is in the log before anybody is told. It need not be on the disk: processes are
#: killed here, and the machine's memory outlives them.
DURABLE = {"synchronous_commit": "on", "fsync": "off"}


class OwnPostgres:
    """One server on the data in one directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._running = ExitStack()
        self.server = self._started()

    def _started(self) -> EmbeddedServer:
        return self._running.enter_context(
            running(self._directory, lambda _: None, server_settings=DURABLE)
        )

    async def migrated(self, name: str) -> DatabaseUrls:
        """A new database with the tables in it."""
        urls = urls_of(self.server, name)
        async with connected(self.server.url("postgres", "postgres")) as connection:
            await connection.execute(f"CREATE DATABASE {name} OWNER {OWNER_ROLE}")
        await migrate(urls.owner, app_url=urls.app, progress=lambda _: None)
        return urls

    def kill_postmaster(self) -> None:
        """Kill the process that all others of the server come from."""
        noted = (self._directory / "postgres" / "postmaster.pid").read_text()
        os.kill(int(noted.split()[0]), signal.SIGKILL)

    async def start_again(self) -> None:
        """Start the server that was killed, as whoever looks after it does."""
        self._running.close()
        self.server = await asyncio.to_thread(self._started)

    def stop(self) -> None:
        """End it for good."""
        self._running.close()
