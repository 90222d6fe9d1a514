"""uvicorn's connections with limits: HTTP for slow and oversized requests, WebSocket for clients
that do not read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from gql_packages.web.concurrency_limit import mark_surplus
from gql_packages.web.slow_clients import CLOSE_SECONDS, DrainingUnread, has_body, make_abortable

#: Of each process. Connections are cheap; file descriptors are what runs out.
MAX_CONNECTIONS = 2_000

#: Seconds for a whole request to arrive, from its first byte or from the connection's start. Longer
#: than the time limit of a request, which is answered before the connection is closed.
RECEIVE_SECONDS = 12.0

MAX_HEAD_BYTES = 64 * 1024

#: Of chunk sizes and trailers, which belong neither to the head nor to the body.
MAX_FRAMING_BYTES = 1024 * 1024

#: Seconds for a WebSocket's handshake.
OPEN_SECONDS = 12.0

#: More than any answer over WebSocket: beyond it are unread answers to pings.
MAX_UNREAD_BYTES = 4 * 1024 * 1024

#: The reason of a connection that ends with the server.
STOPPING = "The server is being stopped: connect again."

#: Headers that ask for another protocol.
_UPGRADING = (b"connection", b"upgrade", b"http2-settings")


class Connection(HttpToolsProtocol):
    """A connection that is closed when a request does not arrive completely in time.

    uvicorn has a timeout between requests only, none for the bytes of one, and no limit on headers;
    and after a request for an unsupported upgrade it parses the body as the next request.
    """

    _receive_timer: asyncio.TimerHandle | None = None
    _is_surplus = False
    _is_websocket = False
    _is_complete = False
    _has_head = False
    _framing_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request, to be refused if there are too many connections."""
        super().connection_made(transport)
        self._is_surplus = len(self.connections) > MAX_CONNECTIONS
        self.app = DrainingUnread(self.app)
        self._start_receive_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the timer."""
        self._stop_receive_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse the data, and expect the rest of the request if there is one."""
        self._parse(data)
        if self._is_websocket:
            return
        if self._is_complete:
            self._stop_receive_timer()
            return
        self._start_receive_timer()
        self._framing_bytes += len(data)
        if self._framing_bytes > (MAX_FRAMING_BYTES if self._has_head else MAX_HEAD_BYTES):
            self._end_with_400("The headers are too long.")

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._is_complete = self._has_head = False
        self._framing_bytes = 0
        super().on_message_begin()
        make_abortable(self.scope, self.transport.abort)
        if self._is_surplus:
            mark_surplus(self.scope)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header of the head, and ignore trailers."""
        if not self._has_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Check the head. What is raised here is answered with 400."""
        if _length(self.url, self.headers) > MAX_HEAD_BYTES:
            raise ValueError("The headers are too long.")
        if self.parser.should_upgrade():
            if self.parser.get_method() == b"CONNECT":
                raise ValueError("There is nothing behind this server.")
            if self._should_upgrade() and has_body(self.headers):
                raise ValueError("A WebSocket does not begin with a body.")
            if not self._should_upgrade():
                return
        self._has_head = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self._framing_bytes -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """End the request, unless it will be parsed once more."""
        if self.parser.should_upgrade() and not self._should_upgrade():
            return
        self._is_complete = True
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the WebSocket protocol."""
        self._is_websocket = True
        self._stop_receive_timer()
        super().handle_websocket_upgrade()

    def timeout_keep_alive_handler(self) -> None:
        """Close an unused connection; abort it if the client has not read the last answer."""
        if self.transport.get_write_buffer_size() > 0:
            self.transport.abort()
        super().timeout_keep_alive_handler()

    def _parse(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self._end_with_400("Invalid HTTP request received.")
        except httptools.HttpParserUpgrade as upgrade:
            if self._should_upgrade():
                self.handle_websocket_upgrade()
            else:
                self._parse_without_upgrade(data[upgrade.args[0] :])

    def _parse_without_upgrade(self, rest: bytes) -> None:
        """Parse the request again without its unsupported upgrade, after whose head the parser
        stops."""
        line = b"%s %s HTTP/%s" % (
            self.parser.get_method(),
            self.url,
            self.parser.get_http_version().encode(),
        )
        kept = [b"%s: %s" % each for each in self.headers if each[0] not in _UPGRADING]
        if any(name == b"connection" and b"close" in value.lower() for name, value in self.headers):
            kept.append(b"connection: close")
        self.parser = httptools.HttpRequestParser(self)
        # As uvicorn does: a client may send its next request before it reads of the close.
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        self._parse(b"\r\n".join((line, *kept, b"", rest)))

    def _end_with_400(self, why: str) -> None:
        """Close, with an answer unless the client would read it as part of another one."""
        earlier: RequestResponseCycle | None = self.cycle
        if self._has_head:
            is_next = not self.cycle.response_started and not self.pipeline
        else:
            is_next = earlier is None or earlier.response_complete
        if is_next:
            self.logger.warning(why)
            self.send_400_response(why)
        else:
            self.transport.close()

    def _start_receive_timer(self) -> None:
        if self._receive_timer is None and not self.transport.is_closing():
            self._receive_timer = self.loop.call_later(RECEIVE_SECONDS, self.transport.close)

    def _stop_receive_timer(self) -> None:
        if self._receive_timer is not None:
            self._receive_timer.cancel()
            self._receive_timer = None


def _length(url: bytes, headers: Iterable[tuple[bytes, bytes]]) -> int:
    return len(url) + sum(len(name) + len(value) for name, value in headers)


class SocketConnection(WebSocketsSansIOProtocol):
    """A connection that ends when it is closed, whether or not the client reads.

    uvicorn waits for room before it sends anything, close frames included, then for the client's
    close; and without limit for the rest of a handshake.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Expect a handshake."""
        super().connection_made(transport)
        self.loop.call_later(OPEN_SECONDS, self._abort_unless_open)

    async def send(self, message: Any) -> None:
        """Send one message; a close without waiting for room."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._abort_later()
        await super().send(message)

    def handle_ping(self) -> None:
        """Answer a ping, and abort a connection whose client reads no answers."""
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MAX_UNREAD_BYTES:
            self.transport.abort()

    def shutdown(self) -> None:
        """Close the connection because the server stops."""
        self.conn.send_close = partial(self.conn.send_close, reason=STOPPING)  # type: ignore[method-assign]
        super().shutdown()
        self._abort_later()

    def _abort_unless_open(self) -> None:
        if not self.handshake_complete:
            self.transport.abort()

    def _abort_later(self) -> None:
        self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
