"""Shutdown state that the server and the application share through ASGI's lifespan state."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, Protocol

from gql_packages.web.concurrency_limit import ConcurrencyLimiter

#: Names in the lifespan state.
_STOPPING, _WORK, _STREAMS = "stopping", "work_in_flight", "streams"


class Streams(Protocol):
    """The open subscriptions."""

    def stop(self) -> None:
        """End them all: the clients reconnect to another server."""


class Stopping:
    """Whether the server was told to stop. Until the drain ends, it serves all requests."""

    def __init__(self) -> None:
        self.has_begun = False


def share_stopping(state: MutableMapping[str, Any], stopping: Stopping) -> None:
    """Share `stopping` with the application."""
    state[_STOPPING] = stopping


def is_stopping(scope: Mapping[str, Any]) -> bool:
    """Whether the server of this request was told to stop."""
    stopping = scope.get("state", {}).get(_STOPPING)
    return stopping is not None and stopping.has_begun


def shared(work: ConcurrencyLimiter, streams: Streams | None = None) -> dict[str, Any]:
    """The application's part: the limiter, to see work in flight, and the streams, to end them."""
    return {_WORK: work, _STREAMS: streams}


def end_streams(state: Mapping[str, Any]) -> None:
    """End all open subscriptions."""
    streams = state.get(_STREAMS)
    if streams is not None:
        streams.stop()


def is_working(state: Mapping[str, Any]) -> bool:
    """Whether operations are in flight, those on WebSockets included."""
    work = state.get(_WORK)
    return work is not None and work.count > 0
