"""Sixteen want the last use of a package, at two processes: one gets it, fifteen hear that."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest

from gql_packages.database.connect import connected
from tests.assurance.two_workers import TwoWorkers, two_workers
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import PACKAGE, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic
from tests.row_counts import Written
from tests.run_size import size, tell

pytestmark = pytest.mark.slow

ROUNDS = size(short=30, full=2000)
#: The rounds take turns at these, so that no history grows long.
PACKAGES = size(short=2, full=10)
CONTENDERS = 16
#: In each so many-th round nobody begins to write before all sixteen wait for the package.
HELD_EVERY = 4

AS_IT_SHOULD_BE = {"DONE": 1, "PACKAGE_USED_UP": CONTENDERS - 1}
FREE, TAKEN = (0, 0, 1), (1, 0, 0)


#: A package with one use, and sixteen visits that want it.
LastUse = tuple[str, list[str]]


@dataclass
class Contests:
    """Rounds between the desks at two processes, and all that was not as it should be."""

    workers: TwoWorkers
    desks: tuple[FrontDesk, FrontDesk]
    urls: DatabaseUrls
    heard: Counter[str] = field(default_factory=Counter)
    #: by the process at which they were made
    successes: list[int] = field(default_factory=lambda: [0, 0])
    rounds: int = 0
    held: int = 0
    wrong: list[str] = field(default_factory=list)

    async def run(self, rounds: int, packages: int) -> None:
        prizes = [await self._last_use() for _ in range(packages)]
        for _ in range(rounds):
            await self._round(prizes[self.rounds % packages])
            self.rounds += 1

    async def _last_use(self) -> LastUse:
        desk = self.desks[0]
        treatment, patient = await desk.treatment(), await desk.patient()
        sold = await desk.sell(patient, await desk.offer(treatment, uses=1), pay="800")
        day = (datetime.now(UTC) + timedelta(days=7)).isoformat()
        booked = [await desk.book(patient, treatment, day) for _ in range(CONTENDERS)]
        return sold["patientPackage"]["id"], [visit["id"] for visit in booked]

    async def _round(self, prize: LastUse) -> None:
        """Eight at each process, each for a visit and with a key of its own."""
        package, visits = prize
        async with AsyncExitStack() as stack:
            held = None
            if self.rounds % HELD_EVERY == 0:
                holds = holding(self.urls.superuser, PACKAGE, package)
                held = await stack.enter_async_context(holds)
            asked = [
                asyncio.ensure_future(self._redeem(number, visit, package))
                for number, visit in enumerate(visits)
            ]
            if held is not None:
                # On a machine that is busy with something else, the first may not wait so long.
                with suppress(AssertionError):
                    await held.until_waiting(CONTENDERS)
                    self.held += 1
        words = await asyncio.gather(*asked)
        self._expect(AS_IT_SHOULD_BE, Counter(words))
        self.heard.update(words)
        self._expect(TAKEN, await self._counters(package))
        for number, visit in enumerate(visits):
            if words[number] == "DONE":
                self.successes[self._process(number)] += 1
                # What the winner has, it gives back, for the next round.
                await self._remove(number, visit)
        self._expect(FREE, await self._counters(package))

    def _process(self, contender: int) -> int:
        """The first at the one process, in the next round at the other."""
        return (contender + self.rounds) % 2

    async def _redeem(self, number: int, visit: str, package: str) -> str:
        given = {"appointmentId": visit, "patientPackageId": package}
        desk, key = self.desks[self._process(number)], f"last-use-{uuid4()}"
        return heard(await self.workers.insist(desk, "redeemPackage", **given, idempotencyKey=key))

    async def _remove(self, number: int, visit: str) -> None:
        desk, key = self.desks[self._process(number)], f"last-use-{uuid4()}"
        given = {"appointmentId": visit, "idempotencyKey": key}
        assert heard(await self.workers.insist(desk, "removePackage", **given)) == "DONE"

    async def _counters(self, package: str) -> tuple[int, int, int]:
        found = await self.desks[self.rounds % 2].package(package)
        return found["usesReserved"], found["usesRedeemed"], found["usesAvailable"]

    def _expect(self, expected: object, found: object) -> None:
        if found != expected:
            self.wrong.append(f"round {self.rounds}: {found} instead of {expected}")


@pytest.fixture
async def opened(database: ClinicDatabase) -> FrontDesk:
    return await open_clinic(database, now=datetime.now(UTC))


async def contests(
    desk: FrontDesk, workers: TwoWorkers, urls: DatabaseUrls, rounds: int, packages: int
) -> Contests:
    made = Contests(workers, workers.desks(desk), urls)
    await made.run(rounds, packages)
    return made


async def test_of_sixteen_at_two_processes_exactly_one_gets_the_last_use(
    opened: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with two_workers(database_urls.app, tmp_path) as workers:
        start = monotonic()
        made = await contests(opened, workers, database_urls, ROUNDS, PACKAGES)
        seconds = monotonic() - start
    async with connected(database_urls.superuser) as superuser:
        written = Written(superuser, opened.principal.clinic_id)
        audited = Counter(await written.audited("redeemPackage"))
        made_in_all = await written.count("redemption"), await written.count("package_entry")

    tell(
        f"last use: {made.rounds} rounds of {CONTENDERS} at two processes, {made.held} of them held"
        f" until all waited: {dict(made.heard)}, won {made.successes[0]} times at one process and"
        f" {made.successes[1]} at the other; {workers.told()}; {seconds:.0f} s"
    )
    assert made.wrong == []
    assert made.held > ROUNDS // HELD_EVERY / 2
    assert all(made.successes), "each process has won, and lost"
    assert audited & made.heard == made.heard, "the audit knows of each"
    assert made_in_all == (ROUNDS, PACKAGES + 2 * ROUNDS)


async def test_without_the_lock_the_proof_fails(
    opened: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with two_workers(database_urls.app, tmp_path, "no lock on the package") as workers:
        made = await contests(opened, workers, database_urls, 1, 1)

    # All sixteen believe in the same free use, and all but one meet the unique index.
    assert made.heard["INTERNAL"] > 0
    assert made.wrong
