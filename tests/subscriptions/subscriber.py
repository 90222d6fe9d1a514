"""Subscriptions over WebSocket at a real server, as a test follows them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.front_desk import Answer

PROTOCOL = Subprotocol("graphql-transport-ws")

#: So long a test waits for what must come; nothing is measured with it.
PATIENCE = 20.0

PACKAGES = """subscription P($patient: ID!) { patientPackagesChanged(patientId: $patient) {
  kind patient { id firstName owing { amount } }
  patientPackages { id status usesAvailable usesReserved } deletedPatientPackageIds } }"""
VISITS = """subscription V($during: DateRange!, $practitioner: ID) {
  appointmentsChanged(during: $during, practitionerId: $practitioner) {
    kind appointments { id status startsAt patientTotal { amount } } } }"""


@dataclass
class Following:
    """One subscription on a connection of its own."""

    connection: ClientConnection
    heard: list[Answer] = field(default_factory=list)

    async def message(self) -> Answer:
        """The next message, whatever it is."""
        async with asyncio.timeout(PATIENCE):
            heard: Answer = json.loads(await self.connection.recv())
        self.heard.append(heard)
        return heard

    async def told(self) -> Answer:
        """What is told next, without errors."""
        heard = await self.message()
        assert heard["type"] == "next", heard
        assert "errors" not in heard["payload"], heard
        (change,) = heard["payload"]["data"].values()
        assert isinstance(change, dict)
        return change

    async def error(self) -> str:
        """The code of the error that ends it."""
        heard = await self.message()
        assert heard["type"] == "error", heard
        return str(heard["payload"][0]["extensions"]["code"])

    async def say(self, **message: Any) -> None:
        """Send a message."""
        await self.connection.send(json.dumps(message))

    async def answered(self) -> None:
        """Return when the server has taken all that was said before."""
        await self.say(type="ping")
        heard = await self.message()
        assert heard["type"] == "pong", heard


@asynccontextmanager
async def connected(port: int, token: str | None) -> AsyncIterator[Following]:
    """A connection that is signed in, and follows nothing yet."""
    async with connect(
        f"ws://127.0.0.1:{port}/graphql", subprotocols=[PROTOCOL], ping_interval=None
    ) as connection:
        following = Following(connection)
        payload = {"Authorization": f"Bearer {token}"}
        await following.say(type="connection_init", payload=payload)
        assert await following.message() == {"type": "connection_ack"}
        yield following


@asynccontextmanager
async def asking(
    port: int, token: str | None, document: str, **variables: Any
) -> AsyncIterator[Following]:
    """A subscription that was asked for."""
    async with connected(port, token) as following:
        payload = {"query": document, "variables": variables}
        await following.say(id="one", type="subscribe", payload=payload)
        yield following


@asynccontextmanager
async def following(
    port: int, token: str | None, document: str, **variables: Any
) -> AsyncIterator[Following]:
    """A subscription that has started."""
    async with asking(port, token, document, **variables) as asked:
        assert (await asked.told())["kind"] == "STARTED"
        yield asked
