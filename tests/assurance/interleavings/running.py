"""Runs pairs of mutations after schedules: is each the same as one of the two after the other?"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.errors import Refusal, RequestError
from gql_packages.unit_of_work.idempotency import write_outcome, write_refusal
from gql_packages.unit_of_work.unit_of_work import perform
from gql_packages.verification.findings import Finding
from gql_packages.verification.verify import verify
from tests.assurance.interleavings.mutations import Mutation
from tests.assurance.interleavings.pictures import Picture, last_number, picture_of, words
from tests.assurance.interleavings.scenes import Scene, Superuser, Template
from tests.assurance.interleavings.stepping import ALL, Actor, SteppedDatabase, Stepper
from tests.conftest import new_database

#: How many pairs are played at the same time, each in a clinic of its own.
LANES = 3

#: As many scenes are copied at once as keep the other lanes for less than a lock may be waited for.
SCENES = 50

_CLINIC = re.compile("'[0-9a-f-]{36}'")
_LOCKS = re.compile(r'^\s*UPDATE "?(\w+)"? |FROM "(\w+)" .*FOR NO KEY UPDATE', re.DOTALL)

_STILL_CONNECTED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""

_DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"

Pair = tuple[Mutation, Mutation]

#: Who goes on by how many statements, in turn: 0 is Anna, 1 is Ben. Then both to their ends.
Schedule = tuple[tuple[int, int], ...]

#: Anna before Ben, and Ben before Anna.
ORDERS: tuple[Schedule, Schedule] = (((0, ALL), (1, ALL)), ((1, ALL), (0, ALL)))


@dataclass(frozen=True)
class Run:
    """What the two heard, and the scene afterwards."""

    heard: tuple[str, str]
    picture: Picture
    #: what each ran; no part of what is compared
    statements: tuple[list[str], list[str]] = field(compare=False)


@dataclass
class Counts:
    """What all runs add up to."""

    schedules: int = 0
    #: times that one waited for a lock of the other
    waits: int = 0
    #: times that each waited for the other, as seen here and as the server counts them
    deadlocks: int = 0
    server_deadlocks: int = 0
    #: units of work that were begun again
    again: int = 0
    #: what `verify` found
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Stage:
    """Where scenes are played: the application's database, and a superuser's connections to it."""

    database: SteppedDatabase
    superuser: Superuser
    counts: Counts

    async def run(self, scene: Scene, pair: Pair, schedule: Schedule) -> Run:
        """Anna does the first of the pair and Ben the second, as the schedule lets them."""
        drawn = await last_number(self.superuser, scene)
        actors = (Actor(), Actor())
        tasks = [
            self.database.start(actor, self._answer(scene, mutation, who))
            for actor, mutation, who in zip(actors, pair, ("Anna", "Ben"), strict=True)
        ]
        stepper = Stepper(self.superuser, actors)
        await stepper.follow(schedule)
        self.counts.waits += stepper.waits
        self.counts.deadlocks += stepper.deadlocks
        self.counts.again += sum(actor.begins - 1 for actor in actors)
        picture, called = await picture_of(self.superuser, scene, drawn_before=drawn)
        anna, ben = (words(task.result(), called) for task in tasks)
        return Run((anna, ben), picture, (actors[0].statements, actors[1].statements))

    async def _answer(self, scene: Scene, mutation: Mutation, who: str) -> str:
        request = mutation.request(scene.principal(who))
        try:
            outcome = await perform(
                self.database,
                self.database.audit,
                request,
                lambda work: mutation.verb(work, scene),
                object,
            )
        except Refusal as refusal:
            return write_refusal(refusal)
        except RequestError as error:
            return error.code
        except Exception as error:
            # What a client hears as INTERNAL, and what no order of the two answers.
            return f"INTERNAL {error!r}"
        return write_outcome(outcome)


@asynccontextmanager
async def stage(postgres: EmbeddedServer, counts: Counts) -> AsyncIterator[Stage]:
    """A stage in a fresh database. At the end `verify` goes over it, and the server says how many
    deadlocks it has broken: both are added to the counts."""
    async with new_database(postgres) as urls:
        # Two for each lane to play on, and some for the desk that furnishes.
        database = await SteppedDatabase.open(urls.app, pool_size=2 * LANES + 2)
        try:
            async with asyncpg.create_pool(urls.superuser, min_size=1, max_size=LANES) as superuser:
                yield Stage(database, superuser, counts)
        finally:
            await database.close()
        async with connected(urls.superuser) as connection:
            await connection.execute("ANALYZE")
            # Each connection tells what it counted when it ends.
            while await connection.fetchval(_STILL_CONNECTED):
                await asyncio.sleep(0.01)
            counts.server_deadlocks += await connection.fetchval(_DEADLOCKS)
        counts.findings += (await verify(urls.owner, progress=lambda _: None)).findings


@dataclass(frozen=True)
class Alone:
    """What a mutation does in a situation when nobody else is there."""

    statements: tuple[str, ...]
    is_done: bool

    @property
    def locks(self) -> set[str]:
        """The tables in which it locks rows."""
        found = [_LOCKS.search(sql) for sql in self.statements]
        return {match[1] or match[2] for match in found if match}


@dataclass(frozen=True)
class Play:
    """A pair in a situation, with the schedules that it is to be run after."""

    template: Template
    pair: Pair
    schedules: Sequence[Schedule]


async def alone(
    stage: Stage, template: Template, mutations: Sequence[Mutation]
) -> dict[Mutation, Alone]:
    """What each does in this situation."""
    scenes = await template.copies(stage.superuser, len(mutations))
    found = {}
    for scene, mutation in zip(scenes, mutations, strict=True):
        run = await stage.run(scene, (mutation, mutation), ORDERS[0])
        statements = tuple(_CLINIC.sub("", sql) for sql in run.statements[0])
        found[mutation] = Alone(statements, run.heard[0].startswith('{"done"'))
    return found


def one_switch(first: Alone, second: Alone) -> Iterator[Schedule]:
    """One runs so many statements, the other to its end or a lock; then the first goes on."""
    for who, mutation in enumerate((first, second)):
        for count in range(1, len(mutation.statements)):
            yield ((who, count), (1 - who, ALL))


def two_switches(first: Alone, second: Alone) -> Iterator[Schedule]:
    """As `one_switch`, but the other stops on its way, and the first goes on before it."""
    lengths = len(first.statements), len(second.statements)
    for who in (0, 1):
        for count in range(1, lengths[who]):
            for more in range(1, lengths[1 - who]):
                yield ((who, count), (1 - who, more), (who, ALL))


async def play_all(stage: Stage, plays: Sequence[Play]) -> list[str]:
    """Every play; a text for each schedule that ended as neither order of its pair does."""
    waiting = list(reversed(plays))
    wrong: list[str] = []

    async def lane() -> None:
        while waiting:
            wrong.extend(await differences(stage, waiting.pop()))

    async with asyncio.TaskGroup() as lanes:
        for _ in range(LANES):
            lanes.create_task(lane())
    return wrong


async def differences(stage: Stage, play: Play) -> list[str]:
    """A text for each schedule of the play that ended as neither order of its pair does."""
    orders = [run async for _, run in _runs(stage, play, ORDERS)]
    wrong = []
    async for schedule, run in _runs(stage, play, play.schedules):
        stage.counts.schedules += 1
        if run not in orders:
            wrong.append(_told(play, schedule, run, orders))
    return wrong


async def _runs(
    stage: Stage, play: Play, schedules: Sequence[Schedule]
) -> AsyncIterator[tuple[Schedule, Run]]:
    for start in range(0, len(schedules), SCENES):
        some = schedules[start : start + SCENES]
        scenes = await play.template.copies(stage.superuser, len(some))
        for scene, schedule in zip(scenes, some, strict=True):
            yield schedule, await stage.run(scene, play.pair, schedule)


def _told(play: Play, schedule: Schedule, run: Run, orders: Sequence[Run]) -> str:
    first, second = play.pair
    lines = [f"{first} and {second}, {play.template.situation}, after {schedule}:"]
    for name, order in zip(("the first before", "the second before"), orders, strict=True):
        seen, expected = {*run.heard, *run.picture}, {*order.heard, *order.picture}
        lines.append(f"  compared with {name} the other:")
        lines += [f"    - {line}" for line in sorted(expected - seen)]
        lines += [f"    + {line}" for line in sorted(seen - expected)]
    return "\n".join(lines)
