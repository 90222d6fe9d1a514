"""Many who follow a clinic, each with what they have on the screen, and when it is committed."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection

from gql_packages.database.connect import connected
from gql_packages.events.change_notification import CHANNEL, decode
from gql_packages.schema.global_id import encode
from tests.front_desk import Answer, FrontDesk
from tests.subscriptions.subscriber import asking
from tests.websocket_client import PATIENCE

DAY = "2026-03-10"
VISITS = """subscription V($during: DateRange!) { appointmentsChanged(during: $during) {
  kind appointments { id status startsAt version } } }"""
PACKAGES = """subscription P($id: ID!) { patientPackagesChanged(patientId: $id) {
  kind patientPackages { id status usesAvailable version } deletedPatientPackageIds } }"""
READ_VISITS = """query V($during: DateRange!) { appointments(during: $during, first: 100) {
  nodes { id status startsAt version } pageInfo { hasNextPage } } }"""
READ_PACKAGES = """query P($id: ID!) { patient(id: $id) { packages(first: 100) {
  nodes { id status usesAvailable version } } } }"""

Screen = dict[str, Answer]


async def screen_of(desk: FrontDesk, patient: str | None) -> Screen:
    """What is to be seen by whoever reads it now: a patient's packages, or the day's visits."""
    if patient is not None:
        found = await read_when_possible(desk, READ_PACKAGES, id=patient)
        return {each["id"]: each for each in found["patient"]["packages"]["nodes"]}
    found = await read_when_possible(desk, READ_VISITS, during={"from": DAY, "to": DAY})
    assert not found["appointments"]["pageInfo"]["hasNextPage"], "a day has less than 100 visits"
    return {each["id"]: each for each in found["appointments"]["nodes"]}


async def read_when_possible(desk: FrontDesk, document: str, **variables: Any) -> Answer:
    """The data; asked for again while the server has too much to do."""
    while "errors" in (answer := await desk.post(document, variables)):
        assert answer["errors"][0]["extensions"]["code"] == "OVERLOADED", answer
        await asyncio.sleep(0.1)
    data: Answer = answer["data"]
    return data


@dataclass
class Follower:
    """One subscription, and the screen that is kept with it as a client keeps its own."""

    desk: FrontDesk
    connection: ClientConnection
    patient: str | None
    screen: Screen = field(default_factory=dict)
    #: when each thing was first told
    first_told: dict[str, float] = field(default_factory=dict)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    kinds: list[str] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def follow(self) -> None:
        """Keep the screen until the connection ends."""
        async for text in self.connection:
            heard = json.loads(text)
            now = time.monotonic()
            assert heard["type"] == "next", heard
            assert "errors" not in heard["payload"], heard
            (change,) = heard["payload"]["data"].values()
            await self._take(change, now)
            async with self.news:
                self.news.notify_all()

    async def _take(self, change: Answer, now: float) -> None:
        self.kinds.append(change["kind"])
        if change["kind"] != "CHANGED":
            self.screen = await screen_of(self.desk, self.patient)
            self.started.set()
            return
        for each in change.get("appointments", []) + change.get("patientPackages", []):
            self.first_told.setdefault(each["id"], now)
            # What was read after STARTED may be newer than what is told of before.
            if each["version"] >= self.screen.get(each["id"], each)["version"]:
                self.screen[each["id"]] = each
        for gone in change.get("deletedPatientPackageIds", []):
            self.screen.pop(gone, None)
        if self.patient is None:
            self.screen = {
                key: each for key, each in self.screen.items() if each["startsAt"][:10] == DAY
            }

    async def until_seen(self, key: str, version: int) -> None:
        """Until the thing was told as it was then, or later."""
        async with asyncio.timeout(PATIENCE), self.news:
            await self.news.wait_for(
                lambda: key in self.screen and self.screen[key]["version"] >= version
            )


@asynccontextmanager
async def follower(
    port: int, desk: FrontDesk, patient: str | None = None
) -> AsyncIterator[Follower]:
    """Somebody who follows the day, or a patient, on a connection of their own."""
    document, variables = VISITS, dict[str, Any](during={"from": DAY, "to": DAY})
    if patient is not None:
        document, variables = PACKAGES, {"id": patient}
    async with asking(port, desk.token, document, **variables) as asked:
        found = Follower(desk, asked.connection, patient)
        following = asyncio.create_task(found.follow())
        try:
            async with asyncio.timeout(PATIENCE):
                started = asyncio.create_task(found.started.wait())
                await asyncio.wait([following, started], return_when=asyncio.FIRST_COMPLETED)
            yield found
        finally:
            following.cancel()
            done = await asyncio.gather(following, return_exceptions=True)
    assert [each for each in done if isinstance(each, Exception)] == []


@contextmanager
def commits(superuser_url: str) -> Iterator[Mapping[str, float]]:
    """When each visit was first committed, heard by a thread that does nothing else."""
    at: dict[str, float] = {}
    ready, end = threading.Event(), threading.Event()

    def hear(_connection: Any, _pid: int, _channel: str, payload: object) -> None:
        now = time.monotonic()
        for visit in decode(str(payload)).changes.appointments:
            at.setdefault(str(encode("Appointment", visit)), now)

    async def listen() -> None:
        async with connected(superuser_url) as connection:
            await connection.add_listener(CHANNEL, hear)
            ready.set()
            while not end.is_set():
                await asyncio.sleep(0.05)

    with ThreadPoolExecutor(1) as aside:
        listening = aside.submit(asyncio.run, listen())
        ready.wait(PATIENCE)
        try:
            yield at
        finally:
            end.set()
    listening.result()
