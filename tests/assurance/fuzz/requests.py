"""Requests of the fuzz, and a line over which anything can be sent, whether it is HTTP or not."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import h11

from tests.first_event import first_event_in

Headers = Sequence[tuple[str, str]]

JSON_BODY: Headers = (("Content-Type", "application/json"),)


@dataclass(frozen=True)
class Shot:
    """A request as it is sent; whoever has no token of their own sends `authorization` or none."""

    #: which kind of fuzz it comes from
    kind: str
    body: bytes = b""
    #: a role whose token is sent; None: nobody's
    role: str | None = None
    method: str = "POST"
    target: str = "/graphql"
    headers: Headers = JSON_BODY
    #: sent in so many pieces of undeclared length, if it is not empty
    pieces: Sequence[bytes] = ()
    #: the request as a whole is broken in such a way that it may not be answered
    is_broken: bool = False
    #: sent in the place of everything else
    raw: bytes | None = field(default=None, repr=False)

    @classmethod
    def of(cls, kind: str, role: str | None, query: str, variables: Any = None) -> Shot:
        """A document with its variables, as a client sends it."""
        content = (
            {"query": query} if variables is None else {"query": query, "variables": variables}
        )
        return cls(kind, json.dumps(content).encode(), role)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


#: Of whose events the first is the body of the answer.
EVENTS = "text/event-stream"

#: Seconds: an answer that takes longer is none; what is no whole request is not waited for.
PATIENCE, LITTLE_PATIENCE = 10.0, 0.3


class Line:
    """One connection, made again whenever the server has closed it."""

    def __init__(self, port: int, tokens: Mapping[str, str]) -> None:
        self._port = port
        self._tokens = tokens
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, shot: Shot) -> Answer | None:
        """The answer; None if the server hung up, or waited for more, as it may with what is
        broken."""
        began, is_new = time.monotonic(), self._streams is None
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=2**26)
        reader, writer = self._streams
        try:
            writer.write(shot.raw if shot.raw is not None else self._written(shot))
            await writer.drain()
            async with asyncio.timeout(LITTLE_PATIENCE if shot.is_broken else PATIENCE):
                answer = await _read(reader, shot.method)
        except (OSError, h11.ProtocolError) as error:
            self.hang_up()
            # A connection that was kept may have been closed meanwhile: then it was not heard.
            if not is_new and not isinstance(error, TimeoutError):
                return await self.send(shot)
            if shot.is_broken:
                return None
            raise AssertionError(f"no answer ({error!r}) to {shot}") from error
        if shot.is_broken or answer[1].get("connection") == "close" or _goes_on(answer[1]):
            self.hang_up()
        return Answer(*answer, time.monotonic() - began)

    def hang_up(self) -> None:
        """Close the connection, whatever is on its way."""
        if self._streams is not None:
            self._streams[1].transport.abort()
        self._streams = None

    def _written(self, shot: Shot) -> bytes:
        headers = [("Host", "127.0.0.1"), *shot.headers]
        if shot.role is not None:
            headers.append(("Authorization", f"Bearer {self._tokens[shot.role]}"))
        if shot.pieces:
            headers.append(("Transfer-Encoding", "chunked"))
            body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in shot.pieces if piece)
            body += b"0\r\n\r\n"
        else:
            headers.append(("Content-Length", str(len(shot.body))))
            body = shot.body
        lines = [f"{shot.method} {shot.target} HTTP/1.1", *(f"{n}: {v}" for n, v in headers)]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


async def _read(reader: asyncio.StreamReader, method: str) -> tuple[int, dict[str, str], bytes]:
    """One response; of a stream the first that is told. Raises h11.ProtocolError if it is none."""
    parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=2**26)
    parser.send(h11.Request(method=method, target="/", headers=[("Host", "x")]))
    parser.send(h11.EndOfMessage())
    status, headers, body = 0, dict[str, str](), bytearray()
    while True:
        event = parser.next_event()
        if event is h11.NEED_DATA:
            parser.receive_data(await reader.read(2**16))
        elif isinstance(event, h11.Response):
            status = event.status_code
            headers = {name.decode(): value.decode("latin-1") for name, value in event.headers}
        elif isinstance(event, h11.Data):
            body += event.data
            if _goes_on(headers) and b"\n\n" in body:
                return status, headers, first_event_in(body)
        elif isinstance(event, h11.EndOfMessage):
            return status, headers, bytes(body)


def _goes_on(headers: Mapping[str, str]) -> bool:
    """Whether it is a stream, of which only the beginning is read."""
    return headers.get("content-type", "").startswith(EVENTS)
