"""A connection on which a request does not come in, or too much of one, is let go."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from uvicorn.protocols.http.flow_control import CLOSE_HEADER

from gql_packages.server import graceful_server as servers
from gql_packages.server import protocols
from tests.web.raw_client import Doors, opened

pytestmark = pytest.mark.alone

ASKING = b"GET /graphql HTTP/1.1\r\nHost: clinic\r\n\r\n"


@pytest.fixture
async def doors(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Doors]:
    monkeypatch.setattr(servers, "LINGER_SECONDS", 0.1)
    async with opened({}) as server:
        yield server


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocols, "RECEIVE_SECONDS", 0.2)


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


async def test_a_head_that_comes_at_once_is_no_longer_than_another(doors: Doors) -> None:
    line = await doors.line()
    line.writer.write(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * (64 * 1024) + b"\r\n\r\n")

    assert b"400" in await line.reader.readline()


@pytest.mark.parametrize("trailer", [b"x: 1\r\n" * 1_000, b"x: " + b"1" * 6_000])
async def test_there_is_an_end_to_what_comes_behind_a_body(
    doors: Doors, monkeypatch: pytest.MonkeyPatch, trailer: bytes
) -> None:
    monkeypatch.setattr(protocols, "MAX_FRAMING_BYTES", 5_000)
    line = await doors.line()
    line.writer.write(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n")
    line.writer.write(trailer)

    assert b"400" in await line.reader.readline()


UPGRADE = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"


@pytest.mark.parametrize("comes_later", [False, True])
@pytest.mark.parametrize(
    ("length", "body"),
    [(b"Content-Length: 18", b"%s"), (b"Transfer-Encoding: chunked", b"12\r\n%s\r\n0\r\n\r\n")],
)
async def test_a_wish_for_another_protocol_is_ignored_and_the_body_is_no_request(
    doors: Doors, length: bytes, body: bytes, comes_later: bool
) -> None:
    line = await doors.line()
    line.writer.write(b"POST /one HTTP/1.1\r\n" + UPGRADE + length + b"\r\n\r\n")
    if comes_later:
        await line.writer.drain()
        await asyncio.sleep(0.1)
    _, first = await line.answer(body % b"GET /two HTTP/1.1\r\n"[:18])
    _, second = await line.answer(ASKING)

    assert (first, second) == (b"/one", b"/graphql")


async def test_the_end_of_a_connection_is_asked_for_beside_another_protocol(doors: Doors) -> None:
    line = await doors.line()
    asked = b"GET /one HTTP/1.1\r\nConnection: close, Upgrade\r\nUpgrade: h2c\r\n\r\n"

    assert (await line.answer(asked))[1] == b"/one"
    assert await line.is_closed()


SOCKET = b"GET /graphql HTTP/1.1\r\nHost: clinic\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"


@pytest.mark.parametrize("more", [b"Content-Length: 2\r\n", b"Transfer-Encoding: chunked\r\n"])
async def test_a_websocket_does_not_begin_with_a_body(doors: Doors, more: bytes) -> None:
    line = await doors.line()
    line.writer.write(SOCKET + more + b"\r\n{}")

    assert b"400" in await line.reader.readline()


async def test_a_handshake_that_is_none_is_not_waited_for(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "OPEN_SECONDS", 0.2)
    line = await doors.line()
    line.writer.write(SOCKET + b"".join(b"X-%d: 1\r\n" % each for each in range(300)) + b"\r\n")

    assert await line.is_closed()


async def test_beyond_so_many_connections_requests_are_turned_away_but_for_livez(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "MAX_CONNECTIONS", 1)
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
