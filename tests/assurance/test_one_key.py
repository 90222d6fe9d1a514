"""One key, sent sixteen times at once to two processes: done once, and nothing else ever."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest

from gql_packages.database.connect import Connection
from tests.assurance.idempotent_steps import STEPS, new_clinic
from tests.assurance.two_workers import NOT_FINAL, TwoWorkers, two_workers
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PATIENCE, ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk
from tests.input_walk import with_another_thing
from tests.row_counts import Written
from tests.run_size import size, tell
from tests.schema_walk import KEYED, mutation_document

pytestmark = pytest.mark.slow

ROUNDS = size(short=50, full=2000)
SIXTEEN = 16
#: In each so many-th round the first is kept from its end until all others have been answered.
HELD_EVERY = 4

#: Whoever wants to record an outcome waits; whoever looks for one does not.
RECORDS = "LOCK TABLE idempotency_record IN SHARE MODE"

MISMATCH = "IDEMPOTENCY_KEY_MISMATCH"

#: By table, how many rows came and by how much versions rose.
Added = Mapping[str, int]


@dataclass
class Rounds:
    """Requests that many send at once under one key, and all that was not as it should be."""

    workers: TwoWorkers
    database: ClinicDatabase
    superuser: Connection
    urls: DatabaseUrls
    #: what each step adds when somebody alone takes it; unknown until that was seen
    alone: Sequence[Added] = ()
    done: int = 0
    held: int = 0
    heard: Counter[str] = field(default_factory=Counter)
    added: list[Added] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    async def run(self, rounds: int, at_once: int = SIXTEEN) -> None:
        """Take so many steps, with a new clinic each time that all steps were taken."""
        while self.done < rounds and not self.wrong:
            await self._in_a_new_clinic(min(rounds - self.done, len(STEPS)), at_once)

    async def _in_a_new_clinic(self, rounds: int, at_once: int) -> None:
        desk, known = await new_clinic(self.database)
        desks = self.workers.desks(desk)
        written, earlier = Written(self.superuser, desk.principal.clinic_id), STEPS[1]
        before = await written.totals(but="audit_entry")
        for number, step in enumerate(STEPS[:rounds]):
            given = {**step.given(known), "idempotencyKey": f"one-key-{uuid4()}"}
            answers = await self._sent_at_once(desks, step.mutation, given, at_once)
            elsewhere = {**earlier.given(known), "idempotencyKey": given["idempotencyKey"]}
            await self._sent_later(desks, step.mutation, given, answers[0])
            await self._sent_as_another(
                desks, (step.mutation, given), (earlier.mutation, elsewhere)
            )
            after = await written.totals(but="audit_entry")
            self.added.append({table: after[table] - before[table] for table in after})
            if self.alone:
                self._expect(step.mutation, [self.alone[number], self.added[-1]])
            if self.wrong:
                return
            step.learn(known, answers[0]["data"][step.mutation])
            self.done, before, earlier = self.done + 1, after, step

    async def _sent_at_once(
        self, desks: Sequence[FrontDesk], mutation: str, given: Answer, at_once: int
    ) -> list[Answer]:
        """What all hear in the end: each asks again until it is told what became of it."""
        asking = [desks[(self.done + number) % 2] for number in range(at_once)]
        if self.done % HELD_EVERY == 0 and at_once > 1:
            await self._while_the_first_is_at_work(asking, mutation, given)
        answers = await asyncio.gather(
            *(self.workers.insist(desk, mutation, **given) for desk in asking)
        )
        self.heard.update(map(heard, answers))
        self._expect(mutation, ["DONE", *map(heard, answers)])
        self._expect(mutation, answers)
        return answers

    async def _while_the_first_is_at_work(
        self, asking: Sequence[FrontDesk], mutation: str, given: Answer
    ) -> None:
        """All others are answered at both processes before the first has come to its end."""
        async with holding(self.urls.superuser, RECORDS, ""):
            asked = [ask(desk, mutation, **given) for desk in asking]
            # On a machine that is busy with something else, the first may not wait long enough.
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    while sum(not each.done() for each in asked) > 1:
                        await asyncio.sleep(0.005)
                self.held += 1
        words = [heard(answer) for answer in await asyncio.gather(*asked)]
        self.heard.update(words)
        self._expect(mutation, [set(), set(words) - {"DONE", *NOT_FINAL}])

    async def _sent_later(
        self, desks: Sequence[FrontDesk], mutation: str, given: Answer, first: Answer
    ) -> None:
        """The same request with a document that calls it otherwise and asks for more of it."""
        document = mutation_document(mutation).replace(f"{mutation}(", f"again: {mutation}(")
        desk = desks[self.done % 2]
        later = await self.workers.final(lambda: desk.post(document, {"input": given}))
        self.heard["later " + heard(later)] += 1
        self._expect(mutation, ["DONE", heard(later)])
        self._expect(mutation, [things(first), things(first) & things(later)])

    async def _sent_as_another(
        self, desks: Sequence[FrontDesk], same: tuple[str, Answer], another: tuple[str, Answer]
    ) -> None:
        """The same key with other input, and for another mutation that would do."""
        mutation, given = same
        answers = await asyncio.gather(
            self.workers.insist(desks[0], mutation, **with_another_thing(mutation, given)),
            self.workers.insist(desks[1], another[0], **another[1]),
        )
        self.heard.update(f"other {heard(answer)}" for answer in answers)
        self._expect(mutation, [MISMATCH, *map(heard, answers)])

    def _expect(self, mutation: str, same: Sequence[object]) -> None:
        if any(each != same[0] for each in same):
            self.wrong.append(f"{mutation}, round {self.done}: not the same: {same}"[:1000])


def things(answer: Answer) -> set[tuple[str, str]]:
    """The ids of what a payload shows."""
    shown = [thing for payload in answer.get("data", {}).values() for thing in payload.items()]
    return {(name, of["id"]) for name, of in shown if isinstance(of, dict) and "id" in of}


def test_the_steps_are_all_that_takes_a_key() -> None:
    assert sorted({step.mutation for step in STEPS}) == list(KEYED)


async def test_sixteen_with_one_key_at_two_processes_are_one(
    database: ClinicDatabase, superuser: Connection, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with two_workers(database_urls.app, tmp_path) as workers:
        alone = Rounds(workers, database, superuser, database_urls)
        await alone.run(len(STEPS), at_once=1)
        assert alone.wrong == []
        start = monotonic()
        made = Rounds(workers, database, superuser, database_urls, alone.added)
        await made.run(ROUNDS)
        seconds = monotonic() - start

    tell(
        f"one key: {made.done} rounds of {SIXTEEN} at two processes over {len(KEYED)} mutations,"
        f" {made.held} of them held until all others were answered: each done once;"
        f" heard {dict(made.heard)}; {workers.told()}; {seconds:.0f} s"
    )
    assert made.wrong == []
    assert made.done == ROUNDS
    assert made.held > ROUNDS // HELD_EVERY / 2
    assert made.heard["IDEMPOTENCY_KEY_IN_USE"] >= made.held * (SIXTEEN - 1)
    assert made.heard["later DONE"] == ROUNDS
    assert made.heard[f"other {MISMATCH}"] == 2 * ROUNDS


@pytest.mark.parametrize("altered", ["no lock on the key", "nothing kept of the key"])
async def test_without_what_keeps_a_key_the_proof_fails(
    database: ClinicDatabase,
    superuser: Connection,
    database_urls: DatabaseUrls,
    tmp_path: Path,
    altered: str,
) -> None:
    async with two_workers(database_urls.app, tmp_path, altered) as workers:
        made = Rounds(workers, database, superuser, database_urls)
        await made.run(1)

    assert made.wrong
    # The unique index on what a key makes still lets nothing be made twice, but few hear of it.
    assert (made.added[0]["package_entry"] > 1) == (altered == "nothing kept of the key")
