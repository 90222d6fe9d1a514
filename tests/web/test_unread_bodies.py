"""Whoever is refused before the body was read hears why, whatever is still on its way."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Iterator

import pytest

from gql_packages.server import graceful_server as servers
from gql_packages.web import slow_clients
from tests.web.minimal_schema import serve, token
from tests.web.raw_client import Doors, opened

pytestmark = pytest.mark.alone

MEGABYTE, PIECE = 1_000_000, 64 * 1024
TOKEN = f"Authorization: Bearer {token()}\r\n"
JSON = "Content-Type: application/json\r\n"
EXPECT = "Expect: 100-continue\r\n"

#: What is sent: headers, how long the body is, and how it is refused.
REFUSED = {
    "5 MB of blanks": (TOKEN + JSON, 5 * MEGABYTE, 413),
    "another type": (TOKEN + "Content-Type: text/plain\r\n", MEGABYTE, 415),
    "no token": (JSON, MEGABYTE, 401),
    "no token, and the last request": (JSON + "Connection: close\r\n", MEGABYTE, 401),
}


@pytest.fixture
async def doors(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Doors]:
    monkeypatch.setattr(servers, "LINGER_SECONDS", 0.1)
    # A connection that is left open is closed by the server when the test ends.
    async with opened({}, serve().app) as server:
        yield server


@pytest.fixture
def client(doors: Doors) -> Iterator[Client]:
    made = Client(doors.port)
    yield made
    made.close()


class Client:
    """One that reads nothing before it has sent all that it has."""

    def __init__(self, port: int) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), timeout=10)

    def ask(self, headers: str, length: int, *, in_chunks: bool = False) -> tuple[int, str, bytes]:
        """The status, head and body of what is answered."""
        self.begin(headers, length, in_chunks=in_chunks)
        self.send(length, in_chunks=in_chunks)
        return self.answer()

    def send(self, length: int, *, in_chunks: bool = False) -> None:
        """Send a body of blanks."""
        blanks = b" " * length
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (length, blanks) if in_chunks else blanks
        for begin in range(0, len(body), PIECE):
            # As over a network: the answer is on its way before all is sent.
            time.sleep(0.001)
            self._line.sendall(body[begin : begin + PIECE])

    def begin(self, headers: str, length: int, *, in_chunks: bool = False) -> None:
        """Send no more than a head that announces a body."""
        said = "Transfer-Encoding: chunked" if in_chunks else f"Content-Length: {length}"
        head = f"POST /graphql HTTP/1.1\r\nHost: clinic\r\n{headers}{said}\r\n\r\n"
        self._line.sendall(head.encode())

    def answer(self) -> tuple[int, str, bytes]:
        """What is answered, but for the wish to go on."""
        received = b""
        while True:
            head, found, rest = received.partition(b"\r\n\r\n")
            if found and head.startswith(b"HTTP/1.1 100 "):
                received = rest
            elif found and len(rest) >= (length := _length(head)):
                return int(head[9:12]), head.decode().lower(), rest[:length]
            else:
                data = self._line.recv(65536)
                if not data:
                    raise ConnectionError("There was no answer.")
                received += data

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def is_closed(self, *, in_order: bool = False) -> bool:
        """Wait until the server has closed the connection, with an end that is no reset."""
        try:
            return self._line.recv(1) == b""
        except ConnectionResetError:
            return not in_order


def _length(head: bytes) -> int:
    return int(head.lower().split(b"content-length: ")[1].split(b"\r")[0])


def code_in(body: bytes) -> str:
    return str(json.loads(body)["errors"][0]["extensions"]["code"])


@pytest.mark.parametrize("in_chunks", [False, True])
@pytest.mark.parametrize("expecting", ["", EXPECT])
@pytest.mark.parametrize(("headers", "length", "status"), REFUSED.values(), ids=REFUSED.keys())
async def test_the_refusal_is_heard_though_all_is_sent_first(
    client: Client, headers: str, length: int, status: int, expecting: str, in_chunks: bool
) -> None:
    found, _, body = await asyncio.to_thread(
        client.ask, headers + expecting, length, in_chunks=in_chunks
    )

    assert found == status
    assert code_in(body) == ("UNAUTHENTICATED" if status == 401 else "BAD_REQUEST")


async def test_the_connection_goes_on_behind_the_body(client: Client) -> None:
    for headers, length, status in list(REFUSED.values())[:3]:
        found, head, _ = await asyncio.to_thread(client.ask, headers, length)
        assert found == status
        assert "connection: close" not in head
    found, _, _ = await asyncio.to_thread(client.ask, TOKEN + JSON, 10)

    assert found == 400


@pytest.mark.parametrize("is_sent", [True, False])
async def test_who_waits_to_be_asked_is_told_the_end_and_its_body_is_no_request(
    client: Client, is_sent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_clients, "DRAIN_SECONDS", 0.2)
    client.begin(JSON + EXPECT, 100)
    found, head, _ = await asyncio.to_thread(client.answer)
    if is_sent:
        client.send(100)

    assert found == 401
    assert "100 continue" not in head
    assert "connection: close" in head
    assert await asyncio.to_thread(client.is_closed, in_order=True)


async def test_a_body_that_is_wanted_is_asked_for_and_the_connection_goes_on(
    client: Client,
) -> None:
    client.begin(TOKEN + JSON + EXPECT, 10)
    client.send(10)
    found, head, _ = await asyncio.to_thread(client.answer)

    assert found == 400
    assert "connection: close" not in head


@pytest.mark.parametrize("headers", [JSON, JSON + EXPECT])
async def test_there_is_an_end_to_it_in_bytes(
    client: Client,
    headers: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(slow_clients, "MAX_DRAINED_BYTES", MEGABYTE)
    client.begin(headers, 2**40)

    with pytest.raises(OSError, match=r"reset|pipe"):
        await asyncio.to_thread(client.send, 64 * MEGABYTE)
    assert caplog.records == []


async def test_there_is_an_end_to_it_in_seconds(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_clients, "DRAIN_SECONDS", 0.2)
    client.begin(JSON, 1000)
    found, _, _ = await asyncio.to_thread(client.answer)
    began = time.monotonic()

    assert found == 401
    assert await asyncio.to_thread(client.is_closed)
    assert time.monotonic() - began < 10
