"""Answers are compressed for whoever takes gzip, where it is worth it, and event by event never."""

import gzip
import zlib
from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from gql_packages.web.responses import (
    MAX_CHARACTERS,
    MIN_COMPRESSED_BYTES,
    Compressing,
    accepts_gzip,
    weights,
)
from tests.asgi_client import http_client

JSON = "application/json; charset=utf-8"


@pytest.mark.parametrize(
    ("header", "is_taken"),
    [
        ("gzip", True),
        ("GZIP;q=1.0", True),
        ("deflate, gzip;q=0.5, br", True),
        ("*", False),
        ("gzip, identity;q=0.5", True),
        ("", False),
        ("identity", False),
        ("br, deflate", False),
        ("gzip;q=0", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("gzip;q=0.1, identity;q=0.9", False),
        ("gzip;q=much", False),
        ("xgzip", False),
    ],
)
def test_gzip_is_negotiated(header: str, is_taken: bool) -> None:
    assert accepts_gzip(header) is is_taken


@pytest.mark.parametrize("header", ["gzip" + "," * MAX_CHARACTERS, "gzip," + "x" * MAX_CHARACTERS])
def test_what_is_too_long_to_be_read_says_nothing(header: str) -> None:
    assert weights(header) == {}
    assert not accepts_gzip(header)


def answering(make: Callable[[], Response]) -> httpx.AsyncClient:
    async def answer(request: Request) -> Response:
        return make()

    app = Starlette(routes=[Route("/", Compressing(Starlette(routes=[Route("/", answer)])))])
    return http_client(app)


async def raw(client: httpx.AsyncClient, accept: str = "gzip") -> tuple[httpx.Headers, bytes]:
    """The head and the bytes as they came."""
    async with client.stream("GET", "/", headers={"Accept-Encoding": accept}) as response:
        body = b"".join([chunk async for chunk in response.aiter_raw()])
        return response.headers, body


@pytest.mark.parametrize("media_type", [JSON, "application/graphql-response+json", "text/csv"])
async def test_a_long_answer_is_compressed_and_its_length_is_that_of_what_is_sent(
    media_type: str,
) -> None:
    text = b'{"name":"Zo\\u00eb"},' * 500
    client = answering(lambda: Response(text, headers={"Content-Type": media_type}))

    headers, body = await raw(client)
    plain_headers, plain = await raw(client, "identity")

    assert headers["content-encoding"] == "gzip"
    assert headers["content-length"] == str(len(body))
    assert len(body) < len(text) / 10
    assert gzip.decompress(body) == text == plain
    assert "content-encoding" not in plain_headers
    assert headers["vary"] == plain_headers["vary"] == "Accept-Encoding"


async def test_a_short_answer_is_left_alone() -> None:
    for length, is_compressed in [(MIN_COMPRESSED_BYTES - 1, False), (MIN_COMPRESSED_BYTES, True)]:
        text = b"x" * length
        headers, _ = await raw(
            answering(lambda text=text: Response(text, headers={"Content-Type": JSON}))  # type: ignore[misc]
        )
        assert ("content-encoding" in headers) is is_compressed


@pytest.mark.parametrize("media_type", ["text/event-stream", "image/png"])
async def test_events_and_what_is_not_ours_are_left_alone(media_type: str) -> None:
    text = b"data: 1\n\n" * 1_000
    headers, body = await raw(
        answering(lambda: Response(text, headers={"Content-Type": media_type}))
    )

    assert "content-encoding" not in headers
    assert "vary" not in headers
    assert body == text


async def test_a_part_of_a_stream_can_be_read_when_it_is_sent() -> None:
    sent: list[Message] = []
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    seen: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/csv; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for part in (b"one,two\r\n", b"3,4\r\n"):
            await send({"type": "http.response.body", "body": part, "more_body": True})
            seen.append(reader.decompress(sent[-1]["body"]))
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"accept-encoding", b"gzip")]}
    await Compressing(app)(scope, _nothing, send)
    reader.decompress(sent[-1]["body"])

    assert seen == [b"one,two\r\n", b"3,4\r\n"]
    assert reader.eof
    assert dict(sent[0]["headers"])[b"content-encoding"] == b"gzip"


async def _nothing() -> Message:
    raise AssertionError


@pytest.mark.parametrize("header", ["gzip;q=0", "gzip;q=0.1, identity", "br"])
async def test_whoever_refuses_gzip_gets_plain_bytes(header: str) -> None:
    text = b"x" * 10_000

    headers, body = await raw(
        answering(lambda: Response(text, headers={"Content-Type": JSON})), header
    )

    assert "content-encoding" not in headers
    assert headers["vary"] == "Accept-Encoding"
    assert body == text
