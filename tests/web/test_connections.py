"""A connection on which a request does not come in, or too much of one, is let go."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from starlette.types import Receive, Scope, Send
from uvicorn import Config
from uvicorn.protocols.http.flow_control import CLOSE_HEADER

from gql_packages.web import connection as connections
from gql_packages.web import server as servers
from gql_packages.web.server import Server

ASKING = b"GET /graphql HTTP/1.1\r\nHost: clinic\r\n\r\n"


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
        """Wait until the server closes the connection."""
        async with asyncio.timeout(5):
            return await self.reader.read() == b""


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


@pytest_asyncio.fixture
async def doors(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Doors]:
    monkeypatch.setattr(servers, "LINGER_SECONDS", 0.1)
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(
        Config(
            echo,
            http=connections.Connection,
            lifespan="on",
            log_config=None,
            timeout_graceful_shutdown=5,
        )
    )
    serving = asyncio.create_task(server._serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    opened = Doors(server, listener.getsockname()[1], serving)
    yield opened
    opened.stop()
    await serving
    for line in opened.lines:
        line.writer.close()
        await asyncio.gather(line.writer.wait_closed(), return_exceptions=True)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "RECEIVE_SECONDS", 0.2)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"POST /graphql HT", id="half a line"),
        pytest.param(b"POST / HTTP/1.1\r\nHost: clinic\r\n", id="half a head"),
        pytest.param(b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{", id="half a body"),
    ],
)
async def test_a_request_that_does_not_come_in_whole_is_not_waited_for(
    doors: Doors, begun: bytes
) -> None:
    line = await doors.line()
    line.writer.write(begun)

    assert await line.is_closed()


@pytest.mark.usefixtures("hurried")
async def test_bytes_that_trickle_in_win_no_time(doors: Doors) -> None:
    line = await doors.line()

    async def trickle() -> None:
        line.writer.write(b"GET / HTTP/1.1\r\nX-Long: ")
        while True:
            await asyncio.sleep(0.02)
            line.writer.write(b"x")

    trickling = asyncio.create_task(trickle())
    try:
        assert await line.is_closed()
    finally:
        trickling.cancel()


@pytest.mark.usefixtures("hurried")
async def test_what_was_answered_before_it_came_in_whole_has_no_more_time(doors: Doors) -> None:
    line = await doors.line()
    _, body = await line.answer(b"POST /unread HTTP/1.1\r\nContent-Length: 9\r\n\r\n{")

    assert body == b"/unread"
    assert await line.is_closed()


@pytest.mark.usefixtures("hurried")
async def test_a_connection_may_rest_between_requests_for_longer_than_one_may_take(
    doors: Doors,
) -> None:
    line = await doors.line()
    await line.answer(ASKING)
    await asyncio.sleep(0.4)

    assert (await line.answer(ASKING))[1] == b"/graphql"


async def test_a_rest_ends_also_after_an_answer_that_came_before_the_request(
    doors: Doors,
) -> None:
    doors.server.config.timeout_keep_alive = 1
    line = await doors.line()
    await line.answer(b"POST /unread HTTP/1.1\r\nContent-Length: 9\r\n\r\n{")
    line.writer.write(b"12345678")

    assert await line.is_closed()


async def test_a_head_without_an_end_is_refused(doors: Doors) -> None:
    line = await doors.line()
    line.writer.write(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * (64 * 1024))

    assert b"400" in await line.reader.readline()


async def test_beyond_so_many_connections_requests_are_turned_away_but_for_livez(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MAX_CONNECTIONS", 1)
    first = await doors.line()
    await first.answer(ASKING)

    head, body = await (await doors.line()).answer(ASKING)
    health = await doors.line()
    alive = [await health.answer(b"GET /livez HTTP/1.1\r\n\r\n") for _ in range(2)]
    served = await first.answer(ASKING)

    assert b"503" in head
    assert b"retry-after: 1" in head
    assert b"connection: close" in head
    assert json.loads(body)["errors"][0]["extensions"] == {"code": "OVERLOADED"}
    assert [found for _, found in alive] == [b"/livez", b"/livez"]
    assert served[1] == b"/graphql"


async def test_what_comes_in_the_moment_of_the_end_is_answered_and_the_last(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "LINGER_SECONDS", 5)
    used, new = await doors.line(), await doors.line()
    await used.answer(ASKING)
    while len(doors.server.server_state.connections) < 2:
        await asyncio.sleep(0.01)

    doors.stop()
    while CLOSE_HEADER not in doors.server.config.encoded_headers:
        await asyncio.sleep(0.01)
    answers = [await used.answer(ASKING), await new.answer(ASKING)]

    assert [body for _, body in answers] == [b"/graphql", b"/graphql"]
    assert all(b"connection: close" in head for head, _ in answers)
    assert await used.is_closed()
    assert await new.is_closed()
    await doors.serving


async def test_who_asks_for_nothing_at_the_end_is_not_waited_for_long(doors: Doors) -> None:
    silent = await doors.line()
    await silent.answer(ASKING)

    doors.stop()

    assert await silent.is_closed()
