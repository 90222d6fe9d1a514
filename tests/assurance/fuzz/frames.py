"""WebSocket connections on which anything is sent: messages, broken ones, and frames."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.protocol import State

from tests.assurance.fuzz import documents
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.requests import Answer
from tests.assurance.fuzz.runner import objections
from tests.websocket_client import PROTOCOL

#: Seconds that an operation may take, and that a connection to which nothing is owed is heard.
PATIENCE, LITTLE_PATIENCE = 10.0, 0.02

#: With what a server may close: what the protocol says, and what WebSocket itself does.
CLOSED_WITH = {1000, 1002, 1003, 1005, 1007, 1009, 4400, 4401, 4403, 4406, 4408, 4409, 4429}


@dataclass
class Frames:
    """One connection, and whatever was said on it."""

    connection: ClientConnection
    messages: list[Any] = field(default_factory=list)

    @property
    def closed_with(self) -> int | None:
        """The code with which the server closed the connection; None while it is open."""
        received = self.connection.protocol.close_rcvd
        return received.code if received else None

    @property
    def follows(self) -> bool:
        """Whether something that was asked for goes on."""
        told = {message.get("id") for message in self.messages if message["type"] == "next"}
        return bool(told - {m.get("id") for m in self.messages if m["type"] != "next"})

    def send(self, raw: bytes) -> None:
        """Send these bytes, whatever they are; the server may be gone."""
        self.connection.transport.write(raw)

    def say(self, message: Mapping[str, Any] | str) -> None:
        """Send one message."""
        text = message if isinstance(message, str) else json.dumps(message)
        self.send(frame(Opcode.TEXT, text.encode("utf-8", "surrogatepass")))

    async def hear(self, seconds: float) -> bool:
        """Take what comes next; whether anything did."""
        with suppress(TimeoutError, ConnectionClosed):
            async with asyncio.timeout(seconds):
                self.messages.append(json.loads(await self.connection.recv()))
                return True
        return False

    async def hear_all(self, name: str, enough: Collection[str] = ("complete", "error")) -> None:
        """Take what comes until there is enough of the operation of that name, or the connection
        is over."""
        until = time.monotonic() + PATIENCE
        while not any(
            message.get("id") == name and message["type"] in enough for message in self.messages
        ):
            if not await self.hear(max(0.0, until - time.monotonic())):
                break


def frame(opcode: int, data: bytes, *, first: int | None = None, masked: bool = True) -> bytes:
    """The bytes of a frame, be it one that must not be sent; `first` takes the place of its first
    byte."""
    head = 0x80 | opcode if first is None else first
    return bytes([head]) + Frame(Opcode.BINARY, data).serialize(mask=masked)[1:]


def broken_frame(chance: Random) -> bytes:
    """Bytes that are no frame, or none that a client may send."""
    opcode = chance.randrange(16)
    data = chance.randbytes(chance.choice([0, 1, 5, 125, 126, 300]))
    return chance.choice(
        [
            frame(opcode, data, first=chance.randrange(256)),
            frame(Opcode.TEXT, data, masked=False),
            frame(Opcode.TEXT, data),
            frame(Opcode.BINARY, data),
            frame(Opcode.PING, bytes(300)),
            frame(Opcode.CLOSE, data[:1]),
            frame(Opcode.CLOSE, chance.randrange(2**16).to_bytes(2, "big") + b"\xff"),
            frame(Opcode.TEXT, b'{"type":', first=Opcode.TEXT) + frame(Opcode.TEXT, b"7}"),
            frame(Opcode.CONT, b"{}"),
            bytes([0x81, 0xFF]) + (2**63 - 1).to_bytes(8, "big") + bytes(8),
            bytes([0x81, 0xFF]) + (2**20).to_bytes(8, "big") + bytes(2**16),
            chance.randbytes(chance.randrange(1, 40)),
        ]
    )


def broken_message(chance: Random) -> str:
    """A message that the protocol does not know."""
    kinds = ["connection_init", "subscribe", "complete", "ping", "pong", "next", "error", "", "x"]
    values: list[Any] = [
        *(None, 7, -1.5, "", "one", [], {}, {"query": 7}, [[]], True, "\ud800", "a" * 200)
    ]
    message = {
        name: chance.choice(values)
        for name in chance.sample(["type", "id", "payload", "extra"], chance.randrange(5))
    }
    if chance.random() < 0.7:
        message["type"] = chance.choice(kinds)
    text = json.dumps(message)
    if chance.random() < 0.3:
        place = chance.randrange(len(text))
        other = chance.choice(["", "}", '"', "\0", "[", "\ud800", "9" * 400])
        text = text[:place] + other + text[place:]
    return text


@dataclass
class Frenzy:
    """Many connections, one after the other, and what is to be objected to."""

    port: int
    ground: Ground
    tokens: Mapping[str, str]
    chance: Random
    sent: int = 0
    operations: int = 0
    connections: int = 0
    #: changes that were told to whoever had subscribed
    told: int = 0
    objected: list[str] = field(default_factory=list)

    async def run(self, count: int, *, enough: int = 10) -> None:
        """Send so many messages and frames, or until there is enough to object to."""
        while self.sent < count and len(self.objected) < enough:
            self.connections += 1
            connection = await connect(
                f"ws://127.0.0.1:{self.port}/graphql",
                subprotocols=[PROTOCOL],
                max_size=2**26,
                ping_interval=None,
            )
            frames = Frames(connection)
            try:
                await self._talk(frames)
            finally:
                # Without a word.
                connection.transport.abort()
            self.objected += [f"{what}: {frames.messages}"[:2000] for what in self._faults(frames)]

    async def _talk(self, frames: Frames) -> None:
        role = self.chance.choice(sorted(self.tokens))
        if self.chance.random() < 0.9:
            hello = {"Authorization": f"Bearer {self.tokens[role]}"}
            frames.say({"type": "connection_init", "payload": hello})
            await frames.hear(PATIENCE)
        for number in range(self.chance.randrange(1, 12)):
            self.sent += 1
            what = self.chance.random()
            if what < 0.7:
                await self._operate(frames, str(number))
            elif what < 0.85:
                frames.say(broken_message(self.chance))
            else:
                frames.send(broken_frame(self.chance))
            # To what is broken nothing is owed; what was done is told to whoever follows it.
            while await frames.hear(LITTLE_PATIENCE):
                pass
            if frames.connection.state is not State.OPEN:
                return

    async def _operate(self, frames: Frames, name: str) -> None:
        makers = [
            documents.mutation_of_a_client,
            documents.query_of_a_client,
            documents.subscription_of_a_client,
            documents.varied_document,
        ]
        is_changing = frames.follows and self.chance.random() < 0.7
        make = makers[0] if is_changing else self.chance.choice(makers)
        shot = make(self.ground, self.chance)
        payload = json.loads(shot.body)
        self.operations += 1
        frames.say({"type": "subscribe", "id": name, "payload": payload})
        if self.chance.random() < 0.1:
            frames.say({"type": "complete", "id": name})
        elif "subscription" in payload["query"]:
            # It goes on: what is done afterwards on the same connection may be told.
            await frames.hear_all(name, enough=("next", "complete", "error"))
        else:
            await frames.hear_all(name)

    def _faults(self, frames: Frames) -> Iterator[str]:
        self.told += sum('"CHANGED"' in json.dumps(message) for message in frames.messages)
        code = frames.closed_with
        if code is not None and code not in CLOSED_WITH:
            yield f"closed with {code}"
        for message in frames.messages:
            if message["type"] in ("error", "next"):
                told = message["payload"]
                body = json.dumps({"errors": told} if message["type"] == "error" else told)
                headers = {"content-type": "application/json"}
                yield from objections(Answer(200, headers, body.encode(), 0.0))
