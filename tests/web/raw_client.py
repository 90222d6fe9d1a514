"""A server in this process, and clients that write to it what they want."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.server.graceful_server import Server
from gql_packages.server.protocols import Connection, SocketConnection
from gql_packages.web.concurrency_limit import AdmissionControl, ConcurrencyLimiter
from tests.web.minimal_schema import KEY

NO_TOKENS = Authenticator(LocalKey(KEY.public_key()))


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the body unless the path says not to, and answers with the path."""
    if scope["type"] == "lifespan":
        for _ in range(2):
            kind = (await receive())["type"]
            await send({"type": f"{kind}.complete"})
        return
    while scope["path"] != "/unread" and (await receive()).get("more_body"):
        pass
    body = scope["path"].encode()
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@dataclass
class Line:
    """A client that writes what it wants."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def answer(self, sent: bytes) -> tuple[bytes, bytes]:
        """The head and the body of what is answered to these bytes."""
        self.writer.write(sent)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = head.lower().split(b"content-length: ")[1].split(b"\r")[0]
        return head, await self.reader.readexactly(int(length))

    async def is_closed(self) -> bool:
        """Wait until the server closes the connection, and say nothing before."""
        async with asyncio.timeout(5):
            try:
                return await self.reader.read() == b""
            except ConnectionResetError:
                # So it is told to whoever was sending something at that moment.
                return True


@dataclass
class Doors:
    """A server in this process."""

    server: Server
    port: int
    serving: asyncio.Task[None]
    lines: list[Line] = field(default_factory=list)

    async def line(self) -> Line:
        """One more connection to it."""
        self.lines.append(Line(*await asyncio.open_connection("127.0.0.1", self.port)))
        return self.lines[-1]

    def stop(self) -> None:
        """Tell the server to stop, as SIGINT does."""
        self.server.should_exit = True


@asynccontextmanager
async def opened(
    shared: Mapping[str, Any], application: ASGIApp | None = None
) -> AsyncIterator[Doors]:
    """A server whose application, `echo` unless another one is given, shares this with it."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            scope["state"].update(shared)
        await admission(scope, receive, send)

    admission = AdmissionControl(
        application or echo, path="", work=ConcurrencyLimiter(1), tokens=NO_TOKENS
    )
    listener = socket.create_server(("127.0.0.1", 0))
    config = Config(
        app,
        http=Connection,
        ws=SocketConnection,
        lifespan="on",
        log_config=None,
        timeout_graceful_shutdown=5,
    )
    server = Server(config)
    serving = asyncio.create_task(server._serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    doors = Doors(server, listener.getsockname()[1], serving)
    yield doors
    doors.stop()
    await serving
    for line in doors.lines:
        line.writer.close()
        await asyncio.gather(line.writer.wait_closed(), return_exceptions=True)
