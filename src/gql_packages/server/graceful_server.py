"""Graceful shutdown of uvicorn's server.

No request that has arrived is lost: connections in the listener's backlog are accepted, requests on
connections that are about to be closed are answered, and running requests are finished.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.config import Config
from uvicorn.protocols.http.flow_control import CLOSE_HEADER

#: Seconds in which a request that is on its way to an idle connection can still arrive.
LINGER_SECONDS = 0.5
POLL_SECONDS = 0.02


class Server(uvicorn.Server):
    """Serves for `drain_seconds` after SIGTERM while it is not ready, so that a load balancer stops
    sending; then accepts nothing new, and ends when all requests are answered.

    SIGINT skips the drain, and so does a second SIGTERM; a second SIGINT ends at once.
    """

    def __init__(self, config: Config, *, drain_seconds: float = 0.0) -> None:
        super().__init__(config)
        self._drain_seconds = drain_seconds
        self._serves_until: float | None = None
        self._stopping = asyncio.Event()
        self._is_to_renew = False

    def renew(self) -> None:
        """Have keys and trusted documents read anew within a moment; nothing is ended."""
        self._is_to_renew = True

    def announce(self, sig: int, frame: FrameType | None) -> None:
        """Handle the signal that all workers will stop: be no longer ready."""
        self._begin_to_stop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        is_first = not self._stopping.is_set()
        self._begin_to_stop()
        if is_first and sig == signal.SIGTERM and self._drain_seconds > 0:
            self._captured_signals.append(sig)
            self._serves_until = time.monotonic() + self._drain_seconds
        else:
            super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the application, then listen."""
        self.lifespan.state["stopping"] = self._stopping
        await super().startup(sockets)

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether to stop serving."""
        if self._is_to_renew:
            self._is_to_renew = False
            self._call_application("renew")
        if self._serves_until is not None and time.monotonic() >= self._serves_until:
            self.should_exit = True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept the backlog, answer what arrived on connections, and end the application last."""
        began = time.monotonic()
        self._begin_to_stop()
        self._call_application("end_streams")
        await self._accept_backlog(sockets or [])
        await self._wait_until_idle(began)
        grace = self.config.timeout_graceful_shutdown
        if grace is not None:
            self.config.timeout_graceful_shutdown = max(0, grace - int(time.monotonic() - began))
        await super().shutdown(sockets)

    def _begin_to_stop(self) -> None:
        """Be no longer ready, and close every connection after its next response."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        # Both: the default headers are made anew from the encoded ones once a second.
        self.config.encoded_headers.append(CLOSE_HEADER)
        self.server_state.default_headers = [*self.server_state.default_headers, CLOSE_HEADER]
        for connection in self._connections():
            cycle = getattr(connection, "cycle", None)
            # A response that has started has said already that the connection stays open.
            if cycle is not None and not cycle.response_started:
                cycle.keep_alive = False

    async def _accept_backlog(self, sockets: Sequence[socket.socket]) -> None:
        """Close the listeners, and accept the connections that the kernel has completed by then."""
        # Closing a listener resets its backlog: a duplicate stays open meanwhile.
        kept = [listener.dup() for listener in sockets]
        for server in self.servers:
            server.close()
        loop = asyncio.get_running_loop()
        for listener in kept:
            with listener:
                listener.setblocking(False)
                while (accepted := _accepted(listener)) is not None:
                    await loop.connect_accepted_socket(self._new_connection, accepted)

    def _new_connection(self) -> asyncio.Protocol:
        make: Any = self.config.http_protocol_class
        connection: asyncio.Protocol = make(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return connection

    async def _wait_until_idle(self, began: float) -> None:
        """Return when no connection has anything to answer, and idle ones had time to send."""
        grace = self.config.timeout_graceful_shutdown or 0
        while not self.force_exit and (waited := time.monotonic() - began) <= grace:
            idle = [each for each in self._connections() if _is_idle(each)]
            if not idle and not self._call_application("is_working"):
                return
            if waited > LINGER_SECONDS:
                for connection in idle:
                    _close_if_unused(connection)
            await asyncio.sleep(POLL_SECONDS)

    def _call_application(self, name: str) -> Any:
        """Call what the application has put under that name into the state of its lifespan."""
        function = self.lifespan.state.get(name)
        return function() if function else None

    def _connections(self) -> list[Any]:
        return list(self.server_state.connections)


def _is_idle(connection: Any) -> bool:
    """Whether an HTTP connection has no request to answer."""
    if not hasattr(connection, "cycle"):
        return False
    return connection.cycle is None or bool(connection.cycle.response_complete)


def _close_if_unused(connection: Any) -> None:
    """Close a connection unless unread data has arrived on it.

    At once: the event loop would close it a moment later, and reset what arrives until then.
    """
    if connection.transport.is_closing():
        return
    handle = connection.transport.get_extra_info("socket")
    # The event loop closes a connection that the client has reset.
    with suppress(OSError), socket.socket(fileno=os.dup(handle.fileno())) as duplicate:
        try:
            duplicate.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            connection.shutdown()
            duplicate.shutdown(socket.SHUT_RDWR)


def _accepted(listener: socket.socket) -> socket.socket | None:
    """The next connection in the backlog."""
    try:
        return listener.accept()[0]
    except OSError:
        return None
