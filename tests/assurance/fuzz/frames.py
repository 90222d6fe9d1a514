"""WebSocket connections on which anything is sent: messages, broken ones, and frames."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.typing import Subprotocol
from websockets.uri import parse_uri

from tests.assurance.fuzz import documents
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.oracles import objections
from tests.assurance.fuzz.requests import Answer

#: Seconds that an operation may take, and that a connection to which nothing is owed is heard.
PATIENCE, LITTLE_PATIENCE = 10.0, 0.02

#: With what a server may close: what the protocol says, and what WebSocket itself does.
CLOSED_WITH = {1000, 1002, 1003, 1005, 1007, 1009, 4400, 4401, 4403, 4406, 4408, 4409, 4429}


@dataclass
class Frames:
    """One connection, and whatever was said on it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    protocol: ClientProtocol
    messages: list[Any] = field(default_factory=list)

    @property
    def closed_with(self) -> int | None:
        """The code with which the server closed the connection; None while it is open."""
        return self.protocol.close_rcvd.code if self.protocol.close_rcvd else None

    @property
    def follows(self) -> bool:
        """Whether something that was asked for goes on."""
        told = {message.get("id") for message in self.messages if message["type"] == "next"}
        return bool(told - {m.get("id") for m in self.messages if m["type"] != "next"})

    async def send(self, raw: bytes) -> None:
        """Send these bytes, whatever they are; the server may be gone."""
        with suppress(OSError):
            self.writer.write(raw)
            await self.writer.drain()

    async def say(self, text: str) -> None:
        """Send one message."""
        await self.send(frame(Opcode.TEXT, text.encode("utf-8", "surrogatepass")))

    async def hear(self, seconds: float) -> bool:
        """Take what comes next; whether anything did."""
        try:
            async with asyncio.timeout(seconds):
                received = await self.reader.read(2**16)
        except (TimeoutError, OSError):
            return False
        if not received:
            return False
        self.protocol.receive_data(received)
        for event in self.protocol.events_received():
            if isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                self.messages.append(json.loads(bytes(event.data)))
        return True

    async def hear_all(self, name: str, enough: Collection[str] = ("complete", "error")) -> None:
        """Take what comes until there is enough of the operation of that name, or the connection
        is over."""
        until = time.monotonic() + PATIENCE
        while self.closed_with is None and not any(
            message.get("id") == name and message["type"] in enough for message in self.messages
        ):
            if not await self.hear(max(0.0, until - time.monotonic())):
                break

    def end(self) -> None:
        """Leave without a word."""
        self.writer.transport.abort()


async def opened(port: int) -> Frames:
    """A connection after its handshake."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**26)
    protocol = ClientProtocol(
        parse_uri(f"ws://127.0.0.1:{port}/graphql"),
        subprotocols=[Subprotocol("graphql-transport-ws")],
        max_size=2**26,
    )
    protocol.send_request(protocol.connect())
    frames = Frames(reader, writer, protocol)
    for data in protocol.data_to_send():
        await frames.send(data)
    while not protocol.handshake_exc and protocol.state.name == "CONNECTING":
        assert await frames.hear(PATIENCE), "no answer to the handshake"
    assert protocol.handshake_exc is None, protocol.handshake_exc
    return frames


def frame(opcode: int, data: bytes, *, first: int | None = None, masked: bool = True) -> bytes:
    """The bytes of a frame; `first` takes the place of its first byte."""
    head = bytearray([0x80 | opcode if first is None else first])
    bit = 0x80 if masked else 0
    if len(data) < 126:
        head.append(bit | len(data))
    elif len(data) < 2**16:
        head += bytes([bit | 126]) + len(data).to_bytes(2, "big")
    else:
        head += bytes([bit | 127]) + len(data).to_bytes(8, "big")
    if not masked:
        return bytes(head) + data
    mask = os.urandom(4)
    return bytes(head) + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))


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
        None,
        7,
        -1.5,
        "",
        "one",
        [],
        {},
        {"query": 7},
        [[]],
        True,
        "\ud800",
        "a" * 200,
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
        text = (
            text[:place]
            + chance.choice(["", "}", '"', "\0", "[", "\ud800", "9" * 400])
            + text[place:]
        )
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
            frames = await opened(self.port)
            try:
                await self._talk(frames)
            finally:
                frames.end()
            self.objected += [f"{what}: {frames.messages}"[:2000] for what in self._faults(frames)]

    async def _talk(self, frames: Frames) -> None:
        role = self.chance.choice(sorted(self.tokens))
        if self.chance.random() < 0.9:
            hello = {"Authorization": f"Bearer {self.tokens[role]}"}
            await frames.say(json.dumps({"type": "connection_init", "payload": hello}))
            await frames.hear(PATIENCE)
        for number in range(self.chance.randrange(1, 12)):
            self.sent += 1
            what = self.chance.random()
            if what < 0.7:
                await self._operate(frames, str(number))
            elif what < 0.85:
                await frames.say(broken_message(self.chance))
            else:
                await frames.send(broken_frame(self.chance))
            # To what is broken nothing is owed; what was done is told to whoever follows it.
            while await frames.hear(LITTLE_PATIENCE):
                pass
            if frames.closed_with is not None or frames.reader.at_eof():
                return

    async def _operate(self, frames: Frames, name: str) -> None:
        makers = [
            documents.mutation_of_a_client,
            documents.query_of_a_client,
            documents.subscription_of_a_client,
            documents.varied_document,
        ]
        make = (
            makers[0]
            if frames.follows and self.chance.random() < 0.7
            else self.chance.choice(makers)
        )
        shot = make(self.ground, self.chance)
        payload = json.loads(shot.body)
        self.operations += 1
        await frames.say(json.dumps({"type": "subscribe", "id": name, "payload": payload}))
        if self.chance.random() < 0.1:
            await frames.say(json.dumps({"type": "complete", "id": name}))
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
            if message["type"] == "error":
                body: Any = {"errors": message["payload"]}
            elif message["type"] == "next":
                body = message["payload"]
            else:
                continue
            headers = {"content-type": "application/json"}
            yield from objections(Answer(200, headers, json.dumps(body).encode(), 0.0))
