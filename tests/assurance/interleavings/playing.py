"""A pair of mutations after every schedule: is each the same as one of the two after the other?"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

from tests.assurance.interleavings.mutations import Mutation
from tests.assurance.interleavings.running import LANES, ORDERS, Pair, Run, Schedule, Stage
from tests.assurance.interleavings.scenes import Template
from tests.assurance.interleavings.stepping import ALL

#: As many scenes are copied at once as keep the other lanes for less than a lock may be waited for.
SCENES = 50

_CLINIC = re.compile("'[0-9a-f-]{36}'")
_LOCKS = re.compile(r'^\s*UPDATE "?(\w+)"? |FROM "(\w+)" .*FOR NO KEY UPDATE', re.DOTALL)


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
