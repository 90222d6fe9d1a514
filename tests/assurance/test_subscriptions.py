"""Whoever follows a clinic has on the screen what is in the database, and has it soon."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from psutil import Process  # type: ignore[import-untyped]

from gql_packages.database.connect import connected
from tests.assurance.subscribers import DAY, Follower, commits, follower, screen_of
from tests.assurance.two_workers import TwoWorkers, two_workers
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready
from tests.run_size import size, tell
from tests.running_server import served

pytestmark = pytest.mark.alone

SUBSCRIPTIONS = size(short=40, full=500)
CLINICS = size(short=2, full=25)
SECONDS = size(short=3, full=60)
#: Between two changes in one clinic.
MILLISECONDS = size(short=200, full=2_000)

#: The last statement of a connection that has heard that notifications arrive.
_LISTENING = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages changes'
    AND query LIKE 'UNLISTEN%'
"""


@dataclass
class Busy:
    """A clinic in which something is done all the time, and who follows it."""

    clinic: Ready
    workers: TwoWorkers
    followers: list[Follower] = field(default_factory=list)
    visits: list[str] = field(default_factory=list)
    done: int = 0

    @property
    def desk(self) -> FrontDesk:
        return self.clinic.desk

    async def work(self, until: float) -> None:
        """Book, move, cancel, cover and uncover visits, and sell packages."""
        while time.monotonic() < until:
            await asyncio.sleep(random.uniform(0, 2 * MILLISECONDS / 1000))
            await self.act(random.choice(("book", "book", "cover", "move", "cancel", "sell")))

    async def act(self, what: str) -> None:
        """Do one thing."""
        at = f"{DAY}T{random.randint(8, 23):02}:30:00Z"
        self.done += 1
        if what == "sell":
            sold = {"patientId": self.clinic.patient, "packageId": self.clinic.offer}
            await self.ask("sellPackage", **sold)
        elif what == "move" and self.visits:
            moved = {"appointmentId": random.choice(self.visits), "startsAt": at}
            await self.ask("rescheduleAppointment", **moved)
        elif what == "cancel" and self.visits:
            gone = self.visits.pop(random.randrange(len(self.visits)))
            await self.ask("cancelAppointment", appointmentId=gone)
        else:
            given = {"patientId": self.clinic.patient, "treatmentId": self.clinic.treatment}
            covered = {"patientPackageId": self.clinic.package} if what == "cover" else {}
            booked = await self.ask("bookAppointment", startsAt=at, **given, **covered)
            if "appointment" in booked:
                self.visits.append(booked["appointment"]["id"])

    async def ask(self, mutation: str, **given: object) -> Answer:
        """Ask until there is room for it; its payload, or the refusal of it."""
        answer = await self.workers.insist(self.desk, mutation, **given)
        result: Answer = answer["data"][mutation]
        return result

    async def lost(self) -> int:
        """How many of the followers have something else on the screen than there is, once they
        have been told what was done last: what comes after something else is told after it."""
        booked = await self.desk.book(
            self.clinic.patient, self.clinic.treatment, f"{DAY}T20:00:00Z"
        )
        key = self.clinic.package
        changed = await self.desk.do("changePackageExpiry", patientPackageId=key)
        version = changed["patientPackage"]["version"]
        for each in self.followers:
            last = (booked["id"], booked["version"]) if each.patient is None else (key, version)
            await each.until_seen(*last)
        there = {
            patient: await screen_of(self.desk, patient) for patient in (None, self.clinic.patient)
        }
        return sum(each.screen != there[each.patient] for each in self.followers)


async def opened(database: ClinicDatabase, workers: TwoWorkers) -> list[Busy]:
    clinics = []
    for number in range(CLINICS):
        clinic = await ready(await open_clinic(database))
        clinic.desk = workers.servers[number % 2].desk(clinic.desk)
        clinics.append(Busy(clinic, workers))
    return clinics


@asynccontextmanager
async def followed(workers: TwoWorkers, clinics: Sequence[Busy], count: int) -> AsyncIterator[None]:
    """So many follow the clinics in turn: half of them the day, half of them the patient."""
    async with AsyncExitStack() as stack:
        for number in range(count):
            busy = clinics[number % len(clinics)]
            turn = number // len(clinics)
            patient = busy.clinic.patient if turn % 2 else None
            port = workers.servers[(turn // 2) % 2].process.port
            busy.followers.append(
                await stack.enter_async_context(follower(port, busy.desk, patient))
            )
        yield


def memory_of(processes: Iterable[int]) -> float:
    """KiB that they take together."""
    return float(sum(Process(each).memory_info().rss for each in processes)) / 1024


def sockets_of(process: int) -> int:
    """How many it has open."""
    return len(Process(process).net_connections("all"))


def delays(clinics: Sequence[Busy], committed: dict[str, float]) -> list[float]:
    """Seconds from the commit of each new visit to each who follows the day."""
    return sorted(
        told - committed[key]
        for busy in clinics
        for each in busy.followers
        for key, told in each.first_told.items()
        if key in committed and each.patient is None
    )


async def test_what_is_followed_is_what_there_is(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, "--workers", "2") as server:
        workers, processes = TwoWorkers((server, server)), sorted(server.process.workers())
        clinics = await opened(database, workers)
        async with followed(workers, clinics, len(clinics)):
            pass
        for busy in clinics:
            busy.followers.clear()
        before = memory_of(processes)
        others = {each: sockets_of(each) for each in processes}
        async with followed(workers, clinics, SUBSCRIPTIONS):
            memory = (memory_of(processes) - before) / SUBSCRIPTIONS
            shares = [sockets_of(each) - others[each] for each in processes]
            with commits(database_urls.superuser) as committed:
                until = time.monotonic() + SECONDS
                await asyncio.gather(*(busy.work(until) for busy in clinics))
                lost = sum([await busy.lost() for busy in clinics])
                found = delays(clinics, dict(committed))

    middle, late = found[len(found) // 2], found[len(found) * 99 // 100]
    changes = sum(busy.done for busy in clinics)
    tell(
        f"subscriptions: {SUBSCRIPTIONS} over two workers of one server (sockets: {shares});"
        f" {changes:,} changes in {SECONDS} s; {len(found):,} told, half of them within"
        f" {middle * 1000:.0f} ms of the commit, 99 of 100 within {late * 1000:.0f} ms;"
        f" {memory:.0f} KiB each; {lost} lost"
    )
    assert lost == 0
    assert len(shares) == 2
    # Which worker takes a connection is the system's choice; of many, both have some.
    assert SUBSCRIPTIONS < 100 or min(shares) > 0


async def scene(
    database: ClinicDatabase, urls: DatabaseUrls, directory: Path, alteration: str, *, is_cut: bool
) -> tuple[int, list[str]]:
    """How many have lost something after a visit was cancelled, and what kinds were told; if so,
    while the listening connections were cut."""
    async with two_workers(urls.app, directory, alteration) as workers:
        busy = (await opened(database, workers))[0]
        await busy.act("book")
        async with followed(workers, [busy], 4):
            async with connected(urls.superuser) as superuser:
                for row in await superuser.fetch(_LISTENING) if is_cut else ():
                    await superuser.execute("SELECT pg_terminate_backend($1)", row["pid"])
                await busy.act("cancel")
                while is_cut and len(await superuser.fetch(_LISTENING)) < 2:
                    await asyncio.sleep(0.05)
            return await busy.lost(), [kind for each in busy.followers for kind in each.kinds]


@pytest.mark.long
async def test_what_a_service_does_not_tell_is_lost(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    lost, _ = await scene(
        database, database_urls, tmp_path, "cancelled visits not told", is_cut=False
    )

    assert lost == 2


async def test_what_is_committed_while_nobody_listens_is_read_again(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    lost, kinds = await scene(
        database, database_urls, tmp_path, "a pause before listening again", is_cut=True
    )

    assert lost == 0
    assert kinds.count("RESYNC") == 4


@pytest.mark.long
async def test_without_that_it_is_lost(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    lost, kinds = await scene(
        database, database_urls, tmp_path, "a pause and not a word of it", is_cut=True
    )

    assert lost == 2
    assert kinds.count("RESYNC") == 0
