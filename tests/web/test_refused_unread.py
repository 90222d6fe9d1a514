"""Whoever is refused for lack of a place is refused by the bytes of the request, if they are plain;
whatever is not is left to those who read it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from gql_packages.web import connection as connections
from gql_packages.web import server as servers
from gql_packages.web.concurrency_limit import WorkInFlight
from gql_packages.web.media_types import GRAPHQL_RESPONSE, JSON
from gql_packages.web.shedding import Refusing
from gql_packages.web.stopping import shared
from gql_packages.web.unread import unread
from tests.web.doors import Doors, opened

HEAD = b"POST /graphql HTTP/1.1\r\nHost: clinic\r\n"
WHOLE = HEAD + b"Content-Length: 2\r\n\r\n{}"
LENGTH = b"Content-Length: 2\r\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE, id="a plain request"),
        pytest.param(HEAD + b"content-length:2\r\n\r\n{}", id="names in small letters"),
        pytest.param(HEAD + b"Connection: Keep-Alive\r\n" + LENGTH + b"\r\n{}", id="kept alive"),
        pytest.param(HEAD + b"Content-Length: 0\r\n\r\n", id="no body"),
    ],
)
def test_a_whole_request_is_recognised(data: bytes) -> None:
    assert unread(data, b"/graphql") is not None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE[:-1], id="a byte is missing"),
        pytest.param(WHOLE + b"P", id="the next one has begun"),
        pytest.param(WHOLE + WHOLE, id="two"),
        pytest.param(HEAD + b"Content-Length: 2\r\n", id="half a head"),
        pytest.param(HEAD + b"\r\n", id="no length"),
        pytest.param(HEAD + LENGTH + LENGTH + b"\r\n{}", id="two lengths"),
        pytest.param(HEAD + b"Content-Length: +2\r\n\r\n{}", id="a length that is no number"),
        pytest.param(HEAD + b"Content-Length : 2\r\n" + LENGTH + b"\r\n{}", id="a hidden length"),
        pytest.param(HEAD + b"Content-Length: 1\r\n ,2\r\n" + b"\r\n{", id="a folded length"),
        pytest.param(
            HEAD + b"Transfer-Encoding: chunked\r\n" + LENGTH + b"\r\n{}", id="in chunks as well"
        ),
        pytest.param(HEAD + b"X: y\nTransfer-Encoding: chunked\r\n" + LENGTH + b"\r\n{}", id="LF"),
        pytest.param(HEAD + b"Expect: 100-continue\r\n" + LENGTH + b"\r\n{}", id="expects"),
        pytest.param(HEAD + b"Connection: close\r\n" + LENGTH + b"\r\n{}", id="the last one"),
        pytest.param(
            HEAD + b"Connection: Upgrade\r\nUpgrade: websocket\r\n" + LENGTH + b"\r\n{}",
            id="another protocol",
        ),
        pytest.param(WHOLE.replace(b"POST", b"GET"), id="GET"),
        pytest.param(WHOLE.replace(b"/graphql", b"/livez"), id="another path"),
        pytest.param(WHOLE.replace(b"/graphql", b"/graphql?a=b"), id="a query string"),
        pytest.param(WHOLE.replace(b"1.1", b"1.0"), id="HTTP/1.0"),
    ],
)
def test_whatever_is_out_of_the_ordinary_is_read(data: bytes) -> None:
    assert unread(data, b"/graphql") is None


@pytest.fixture
def work() -> WorkInFlight:
    return WorkInFlight(1)


@pytest_asyncio.fixture
async def doors(work: WorkInFlight, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Doors]:
    monkeypatch.setattr(servers, "LINGER_SECONDS", 0.1)
    async with opened(shared(work, Refusing(path="/graphql", work=work))) as server:
        yield server


async def test_there_is_an_answer_for_each_and_the_connection_stays(
    doors: Doors, work: WorkInFlight
) -> None:
    line = await doors.line()
    with work.one():
        refused = [await line.answer(WHOLE) for _ in range(3)]
        other, _ = await line.answer(WHOLE.replace(b"/graphql", b"/other"))
        again = await line.answer(WHOLE)
    served = await line.answer(WHOLE)

    assert [head.split(b"\r\n")[0] for head, _ in [*refused, again]] == [
        b"HTTP/1.1 503 Service Unavailable"
    ] * 4
    assert all(b"retry-after: 1" in head and b"date: " in head for head, _ in refused)
    assert json.loads(again[1])["errors"][0]["extensions"] == {"code": "OVERLOADED"}
    assert b"200" in other
    assert served[1] == b"/graphql"


@pytest.mark.parametrize("media_type", [JSON, GRAPHQL_RESPONSE])
async def test_it_is_answered_in_the_type_that_is_wanted(
    doors: Doors, work: WorkInFlight, media_type: str
) -> None:
    line = await doors.line()
    with work.one():
        wanted = HEAD + f"Accept: {media_type}\r\n".encode() + LENGTH + b"\r\n{}"
        head, _ = await line.answer(wanted)

    assert f"content-type: {media_type}; charset=utf-8".encode() in head


@pytest.mark.parametrize(
    ("origins", "status"),
    [
        pytest.param((), b"503", id="no page of another origin is let in"),
        pytest.param(("https://app.example",), b"200", id="left to those who know of origins"),
    ],
)
async def test_a_page_is_refused_here_unless_it_has_to_be_told_of_its_origin(
    work: WorkInFlight, origins: tuple[str, ...], status: bytes
) -> None:
    refusing = Refusing(path="/graphql", work=work, origins=origins)
    async with opened(shared(work, refusing)) as server:
        line = await server.line()
        with work.one():
            asked = HEAD + b"Origin: https://app.example\r\n" + LENGTH + b"\r\n{}"
            head, _ = await line.answer(asked)

    assert status in head.split(b"\r\n")[0]


async def test_the_rest_of_one_that_has_begun_is_not_taken_for_one(
    doors: Doors, work: WorkInFlight
) -> None:
    line = await doors.line()
    length = f"Content-Length: {len(WHOLE)}\r\n\r\n".encode()
    line.writer.write(b"POST /other HTTP/1.1\r\n" + length)
    while not doors.server.server_state.tasks:
        await line.writer.drain()
        await _a_moment()
    with work.one():
        _, body = await line.answer(WHOLE)

    assert body == b"/other"


async def test_a_connection_whose_requests_are_refused_rests_as_long_as_another(
    doors: Doors, work: WorkInFlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "RECEIVE_SECONDS", 0.2)
    doors.server.config.timeout_keep_alive = 2
    line = await doors.line()
    with work.one():
        for _ in range(3):
            await line.answer(WHOLE)
            await _a_moment(0.8)
        await line.answer(WHOLE)

        assert await line.is_closed()


async def _a_moment(seconds: float = 0.01) -> None:
    await asyncio.sleep(seconds)
