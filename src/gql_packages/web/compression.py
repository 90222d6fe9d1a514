"""Compresses answers for clients that take gzip, in turns, so that others are served in between."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.resolvers.turns import TURNS
from gql_packages.web.media_types import GRAPHQL_RESPONSE, JSON, weights

#: What is shorter goes out in one packet as it is.
LEAST_BYTES = 1_400
#: The next one takes half as long again, or three times as long, for a hundredth less.
LEVEL = 3
#: How much is compressed before it is asked whether there is time left: a third of a millisecond.
PIECE_BYTES = 32 * 1024

_GZIP = zlib.MAX_WBITS | 16
#: Events have to arrive one by one, and are left alone.
_COMPRESSED = (GRAPHQL_RESPONSE, JSON, "text/csv")


class Compressing:
    """`app`, whose answers are compressed where that is worth it and the client takes gzip.

    A body that is sent in parts is compressed part by part, and each part arrives as it is sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        takes_gzip = accepts_gzip(Headers(scope=scope).get("accept-encoding", ""))
        await self._app(scope, receive, _Answer(send, takes_gzip=takes_gzip))


class _Answer:
    """Passes the messages of one response on."""

    def __init__(self, send: Send, *, takes_gzip: bool) -> None:
        self._send = send
        self._takes_gzip = takes_gzip
        self._compressor: zlib._Compress | None = None
        #: the head of an answer whose length is told when it is known
        self._head: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
            return
        if self._compressor is not None:
            message = {**message, "body": await self._compressed(self._compressor, message)}
        if self._head is not None:
            MutableHeaders(scope=self._head)["Content-Length"] = str(len(message["body"]))
            await self._send(self._head)
            self._head = None
        await self._send(message)

    async def _begin(self, head: Message) -> None:
        headers = MutableHeaders(scope=head)
        # What has no length is a stream.
        length = headers.get("content-length")
        if headers.get("content-type", "").partition(";")[0] in _COMPRESSED:
            headers.add_vary_header("Accept-Encoding")
            if self._takes_gzip and (length is None or int(length) >= LEAST_BYTES):
                headers["Content-Encoding"] = "gzip"
                self._compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP)
                if length is not None:
                    self._head = head
                    return
        await self._send(head)

    async def _compressed(self, compressor: zlib._Compress, message: Message) -> bytes:
        parts = []
        await TURNS.take()
        for piece in _pieces(message["body"]):
            parts.append(compressor.compress(piece))
            if TURNS.is_over():
                await TURNS.take()
        is_last = not message.get("more_body", False)
        parts.append(compressor.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH))
        return b"".join(parts)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the Accept-Encoding header lets gzip be sent, and does not prefer plain bytes."""
    given = weights(accept_encoding)
    weight = given.get("gzip", given.get("*", 0.0))
    return weight > 0 and weight >= given.get("identity", 0.0)


def _pieces(body: bytes) -> Iterator[memoryview]:
    view = memoryview(body)
    for begin in range(0, len(view), PIECE_BYTES):
        yield view[begin : begin + PIECE_BYTES]
