"""uvicorn's HTTP connection, on which nobody may keep the server waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from gql_packages.web.load_shedding import mark_surplus
from gql_packages.web.send_timeout import make_abortable
from gql_packages.web.unread_body import DrainingUnread, has_body

#: Of each process. They are cheap, and take no place among the work; files are what runs out.
MAX_CONNECTIONS = 2_000

#: Seconds for a whole request to arrive, from its first byte or from the connection's begin. Longer
#: than a request may take, which is answered before the connection is closed.
RECEIVE_SECONDS = 12.0

MAX_HEAD_BYTES = 64 * 1024

#: What may come of a request beside its head and its body: the lengths of its chunks, and trailers.
MAX_BESIDE_BYTES = 1024 * 1024

#: Headers that ask for another protocol.
_UPGRADING = (b"connection", b"upgrade", b"http2-settings")


class Connection(HttpToolsProtocol):
    """A connection that is closed when a request does not come in whole, in time.

    uvicorn has a time-out between requests only, and none for the bytes of one, nor an end to the
    headers that it would keep; and what it takes for the next request, when another protocol is
    asked for that it does not speak, is the body of this one.
    """

    _late: asyncio.TimerHandle | None = None
    _is_surplus = False
    _is_upgraded = False
    _is_whole = False
    _has_head = False
    _beside_body = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request; turn it away if there are too many connections."""
        super().connection_made(transport)
        self._is_surplus = len(self.connections) > MAX_CONNECTIONS
        self.app = DrainingUnread(self.app)
        self._expect_the_rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        self._expect_nothing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, and expect what is still missing of a request."""
        self._parse(data)
        if self._is_upgraded:
            return
        if self._is_whole:
            self._expect_nothing()
            return
        self._expect_the_rest()
        self._beside_body += len(data)
        if self._beside_body > (MAX_BESIDE_BYTES if self._has_head else MAX_HEAD_BYTES):
            self._end_with_400("The headers are too long.")

    def on_message_begin(self) -> None:
        """A request begins."""
        self._is_whole = self._has_head = False
        self._beside_body = 0
        super().on_message_begin()
        make_abortable(self.scope, self.transport.abort)
        if self._is_surplus:
            mark_surplus(self.scope)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header of its head; of what comes behind the body nothing is kept."""
        if not self._has_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Its head is there. What is raised here is answered with 400."""
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
        """A piece of its body is there."""
        self._beside_body -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of it is there, unless it is to be read once more."""
        if self.parser.should_upgrade() and not self._should_upgrade():
            return
        self._is_whole = True
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to another protocol."""
        self._is_upgraded = True
        self._expect_nothing()
        super().handle_websocket_upgrade()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that nobody uses; for whoever never took an answer, at once."""
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
                self._parse_as_it_is(data[upgrade.args[0] :])

    def _parse_as_it_is(self, rest: bytes) -> None:
        """Read the request again as if it did not ask for a protocol that is not spoken here: the
        parser ends behind the head of one that does."""
        line = b"%s %s HTTP/%s" % (
            self.parser.get_method(),
            self.url,
            self.parser.get_http_version().encode(),
        )
        kept = [b"%s: %s" % each for each in self.headers if each[0] not in _UPGRADING]
        if any(name == b"connection" and b"close" in value.lower() for name, value in self.headers):
            kept.append(b"connection: close")
        self.parser = httptools.HttpRequestParser(self)
        # As uvicorn has it: a client may send its next request before it is told of the close.
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        self._parse(b"\r\n".join((line, *kept, b"", rest)))

    def _end_with_400(self, why: str) -> None:
        """Close; say why, unless it would be taken for a part of another answer."""
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

    def _expect_the_rest(self) -> None:
        if self._late is None and not self.transport.is_closing():
            self._late = self.loop.call_later(RECEIVE_SECONDS, self.transport.close)

    def _expect_nothing(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def _length(url: bytes, headers: Iterable[tuple[bytes, bytes]]) -> int:
    return len(url) + sum(len(name) + len(value) for name, value in headers)
