"""Two units of work, a statement at a time: a gate before the driver lets each go on or not."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

import asyncpg

from tests.clinic_database import ClinicDatabase

if TYPE_CHECKING:
    from gql_packages.database.pool import PooledConnection, TenantConnection

#: To the end, unless a lock is in the way.
ALL = 10_000

#: Seconds after which the server is asked whether a statement waits. Nothing else hangs on them.
ASK_AFTER = 0.003

#: Seconds within which any schedule comes to its end, or the test fails.
PATIENCE = 60.0

_WAITS_FOR = "SELECT $2::integer = ANY(pg_blocking_pids($1))"


@dataclass(eq=False)
class Actor:
    """One of two, who runs as many statements as allowed and then rests in front of the next."""

    statements: list[str] = field(default_factory=list)
    begins: int = 0
    pid: int = 0
    _allowed: int = 0
    _task: asyncio.Task[str] | None = None
    _resting: asyncio.Event = field(default_factory=asyncio.Event)
    _goes: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self, work: Coroutine[Any, Any, str]) -> asyncio.Task[str]:
        """Begin the work, up to the gate in front of its first statement."""
        self._task = asyncio.ensure_future(work)
        self._task.add_done_callback(lambda _: self._resting.set())
        return self._task

    @property
    def has_ended(self) -> bool:
        return self._task is not None and self._task.done()

    def go(self, statements: int) -> None:
        """Let so many more statements through, from now on."""
        self._allowed = statements
        if not self.has_ended:
            self._resting.clear()
            self._goes.set()

    async def rests(self, *, within: float) -> bool:
        """Whether the actor has run what it may, or has ended, by then."""
        try:
            async with asyncio.timeout(within):
                await self._resting.wait()
        except TimeoutError:
            return False
        return True

    async def pass_gate(self, sql: str) -> None:
        """Wait until one more statement is allowed, and write it down."""
        while self._allowed == 0:
            self._resting.set()
            self._goes.clear()
            await self._goes.wait()
        self._allowed -= 1
        self.begins += sql.startswith("BEGIN")
        self.statements.append(sql)


class GatedConnection:
    """A pooled connection whose statements wait at an actor's gate."""

    def __init__(self, connection: PooledConnection, actor: Actor) -> None:
        self.connection = connection
        self._actor = actor

    def __getattr__(self, name: str) -> Any:
        own = getattr(self.connection, name)
        if name not in ("execute", "executemany", "fetch", "fetchrow"):
            return own

        async def gated(sql: str, *arguments: Any, **options: Any) -> Any:
            await self._actor.pass_gate(sql)
            return await own(sql, *arguments, **options)

        return gated


class SteppedDatabase(ClinicDatabase):
    """The application's database, with a gate between it and the driver for whoever is an actor."""

    def __init__(self, pool: asyncpg.Pool[asyncpg.Record]) -> None:
        super().__init__(pool)
        self._actors: WeakKeyDictionary[asyncio.Task[Any], Actor] = WeakKeyDictionary()

    def start(self, actor: Actor, work: Coroutine[Any, Any, str]) -> asyncio.Task[str]:
        """Begin the work as that actor's: what its task runs here waits at the gate."""
        task = actor.start(work)
        self._actors[task] = actor
        return task

    async def _acquire(self) -> PooledConnection:
        connection = await super()._acquire()
        task = asyncio.current_task()
        actor = self._actors.get(task) if task else None
        if actor is None:
            return connection
        actor.pid = connection.get_server_pid()
        return cast("PooledConnection", GatedConnection(connection, actor))

    def _may_linger(self, connection: TenantConnection, *, is_open: bool) -> bool:
        # Each transaction begins and ends by messages of its own, which can be counted.
        return False

    async def _release(self, connection: PooledConnection) -> None:
        gated = cast(Any, connection)
        await super()._release(
            gated.connection if isinstance(gated, GatedConnection) else connection
        )


@dataclass
class Stepper:
    """Lets two actors go on in turn; who waits for whom is asked of the server itself."""

    onlooker: asyncpg.Pool[asyncpg.Record]
    actors: tuple[Actor, Actor]
    waits: int = 0
    deadlocks: int = 0

    async def follow(self, turns: Sequence[tuple[int, int]]) -> None:
        """Let the actors go on as the turns say, each by so many statements, then to their ends.

        Whoever waits for a lock keeps its turn, and goes on as soon as the other has let go.
        """
        async with asyncio.timeout(PATIENCE):
            for who, statements in turns:
                await self._advance(who, statements)
            while not all(actor.has_ended for actor in self.actors):
                stuck = [await self._advance(who, ALL) for who in (0, 1)]
                if all(stuck):
                    await self._break_the_knot()

    async def _advance(self, who: int, statements: int) -> bool:
        """Let one go on until it rests or has ended, or waits for the other: whether it waits."""
        actor, other = self.actors[who], self.actors[1 - who]
        actor.go(statements)
        while not await actor.rests(within=ASK_AFTER):
            both_began = actor.pid and other.pid
            if both_began and await self.onlooker.fetchval(_WAITS_FOR, actor.pid, other.pid):
                self.waits += 1
                return True
        return False

    async def _break_the_knot(self) -> None:
        """Each waits for the other: after a second the server ends one of them."""
        self.deadlocks += 1
        while not any([await actor.rests(within=ASK_AFTER) for actor in self.actors]):
            pass
