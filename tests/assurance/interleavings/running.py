"""Runs two mutations on one scene after a schedule, and says what was heard and what became."""

from __future__ import annotations

from dataclasses import dataclass, field

from gql_packages.errors import Refusal, RequestError
from gql_packages.unit_of_work.idempotency import write_outcome, write_refusal
from gql_packages.unit_of_work.unit_of_work import perform
from gql_packages.verification.findings import Finding
from tests.assurance.interleavings.mutations import Mutation
from tests.assurance.interleavings.pictures import Picture, last_number, picture_of, words
from tests.assurance.interleavings.scenes import Scene, Superuser
from tests.assurance.interleavings.stepping import ALL, Actor, SteppedDatabase, Stepper

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
        self._count(stepper)
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

    def _count(self, stepper: Stepper) -> None:
        self.counts.waits += stepper.waits
        self.counts.deadlocks += stepper.deadlocks
        self.counts.again += sum(actor.begins - 1 for actor in stepper.actors)
