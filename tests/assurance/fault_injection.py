"""A served application with a Postgres of its own, and what strikes the two of them."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import OWNER_ROLE, EmbeddedServer, running
from tests.conftest import DatabaseUrls, urls_of
from tests.database.wire import Fault as Cut
from tests.database.wire import Wire, wire_to
from tests.running_server import Served, served

#: What is committed is in the log before anybody is told. It need not be on the disk: processes are
#: killed here, and the machine's memory outlives them.
DURABLE = {"synchronous_commit": "on", "fsync": "off"}


class OwnPostgres:
    """A server that is killed and started again on the same data, as an operator would do it."""

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


_WORKING = """
SELECT pid FROM pg_stat_activity
WHERE application_name = 'gql-packages' ORDER BY state <> 'idle' DESC, random() LIMIT $1
"""

#: Seconds for a process of the server to start again, with all that it imports.
WORKER_STARTS = 30


@dataclass
class Stricken:
    """What is to go on working: the server and its workers, the wire, and Postgres."""

    postgres: OwnPostgres
    urls: DatabaseUrls
    wire: Wire
    served: Served
    chance: random.Random
    #: how many processes the server has others start for it: none, if it serves by itself
    worker_count: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.served.process.port}"

    def workers(self) -> set[int]:
        """The processes that the server has started to serve."""
        return self.served.process.workers()

    async def status(self, path: str) -> int:
        """What one of the workers answers, on a new connection."""
        async with httpx.AsyncClient(base_url=self.address, timeout=10, verify=False) as http:
            return (await http.get(path)).status_code

    async def ask_many(self) -> None:
        """Ask whether it is ready, so often at once that not one worker alone can answer."""
        await asyncio.gather(*(self.status("/readyz") for _ in range(12)))

    async def until_all_workers_serve(self) -> None:
        """Until each has a connection to the database, those that were started anew too."""
        async with asyncio.timeout(WORKER_STARTS):
            while len(now := self.workers()) != self.worker_count or now - self.wire.processes:
                with suppress(httpx.TransportError):
                    await self.ask_many()
                await asyncio.sleep(0.05)

    async def backends(self, most: int) -> list[int]:
        """Processes of Postgres at the application's service, those at work first."""
        async with connected(self.urls.superuser) as connection:
            return [row["pid"] for row in await connection.fetch(_WORKING, most)]


@asynccontextmanager
async def stricken(
    postgres: OwnPostgres,
    directory: Path,
    chance: random.Random,
    *,
    worker_count: int = 0,
    altered: Mapping[str, str] | None = None,
) -> AsyncIterator[Stricken]:
    """Serve a new database over a wire until the block ends; `altered` as the server may be."""
    urls = await postgres.migrated(f"crashed_{uuid4().hex}")
    arguments = ["--workers", str(worker_count)] if worker_count else []
    async with (
        wire_to(postgres.server, urls.app, Wire) as (wire, url),
        served(url, directory, *arguments, **{"LOG_LEVEL": "WARNING", **(altered or {})}) as server,
    ):
        yield Stricken(postgres, urls, wire, server, chance, worker_count)


async def terminate_backends(what: Stricken) -> None:
    """An administrator ends some connections, or all."""
    async with connected(what.urls.superuser) as connection:
        for process in await what.backends(what.chance.randint(1, 24)):
            await connection.execute("SELECT pg_terminate_backend($1)", process)


async def kill_a_backend(what: Stricken) -> None:
    """A process of Postgres dies: the postmaster ends all others and recovers."""
    (process,) = await what.backends(1)
    os.kill(process, signal.SIGKILL)


async def kill_the_postmaster(what: Stricken) -> None:
    """Postgres is gone until somebody starts it again; the application says so meanwhile."""
    what.postgres.kill_postmaster()
    await _is_away(what)
    await what.postgres.start_again()


async def kill_a_worker(what: Stricken) -> None:
    """One of the application's own processes dies: its supervisor has another one started."""
    os.kill(what.chance.choice(sorted(what.workers())), signal.SIGKILL)


async def kill_a_worker_and_the_postmaster(what: Stricken) -> None:
    """The worker is started again while there is no database yet."""
    before = what.workers()
    what.postgres.kill_postmaster()
    await kill_a_worker(what)
    async with asyncio.timeout(WORKER_STARTS):
        while what.wire.turned_away.isdisjoint(what.workers() - before):
            await _is_away(what)
            await what.ask_many()
    await what.postgres.start_again()


async def cut_commits(what: Stricken) -> None:
    """Connections go while COMMIT is on its way, or its answer; and before."""
    cuts = (Cut.NEVER_ARRIVES, Cut.ANSWER_IS_LOST, Cut.AT_ANY_WORD)
    for cut in what.chance.sample(cuts, counts=(2, 5, 3), k=10):
        what.wire.fault = cut
        await what.wire.happened()
        await asyncio.sleep(what.chance.uniform(0, 0.1))


async def swallow_an_answer(what: Stricken) -> None:
    """The answer to a COMMIT never comes, and the connection looks as if it were well."""
    what.wire.fault = Cut.ANSWER_NEVER_COMES
    await what.wire.happened()


async def stop_a_backend(what: Stricken) -> None:
    """A process of Postgres stands still for seconds, with whatever it has locked."""
    (process,) = await what.backends(1)
    os.kill(process, signal.SIGSTOP)
    try:
        await asyncio.sleep(what.chance.uniform(0.5, 7))
    finally:
        os.kill(process, signal.SIGCONT)


#: Each strikes, and returns when it is over.
Fault = Callable[[Stricken], Awaitable[None]]

FAULTS: Sequence[Fault] = (
    terminate_backends,
    kill_a_backend,
    kill_the_postmaster,
    kill_a_worker,
    kill_a_worker_and_the_postmaster,
    cut_commits,
    swallow_an_answer,
    stop_a_backend,
)

#: Those after which one of the two workers is another process.
KILLS_A_WORKER = {kill_a_worker, kill_a_worker_and_the_postmaster}


async def _is_away(what: Stricken) -> None:
    """The processes of the application live, and say that they cannot serve."""
    assert await what.status("/livez") == 200
    async with asyncio.timeout(30):
        while await what.status("/readyz") != 503:
            await asyncio.sleep(0.05)
