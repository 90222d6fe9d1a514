"""What the server tells the application about its end, and learns from it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, Protocol

from gql_packages.web.concurrency_limit import ConcurrencyLimiter

#: Names in the state that ASGI lets a server and its application share.
_STOPPING, _WORK, _STREAMS = "stopping", "work_in_flight", "streams"


class Streams(Protocol):
    """What goes on for as long as a client listens."""

    def stop(self) -> None:
        """End it all: the clients go on elsewhere."""


class Stopping:
    """Whether the server was told to stop. What has come is still served, and what comes too."""

    def __init__(self) -> None:
        self.has_begun = False


def share_stopping(state: MutableMapping[str, Any], stopping: Stopping) -> None:
    """Let the application see when `stopping` begins."""
    state[_STOPPING] = stopping


def is_stopping(scope: Mapping[str, Any]) -> bool:
    """Whether the server that the request came to was told to stop."""
    stopping = scope.get("state", {}).get(_STOPPING)
    return stopping is not None and stopping.has_begun


def shared(work: ConcurrencyLimiter, streams: Streams | None = None) -> dict[str, Any]:
    """What the application's lifespan yields, so that the server sees its work in flight and can
    end what would go on for ever."""
    return {_WORK: work, _STREAMS: streams}


def end_streams(state: Mapping[str, Any]) -> None:
    """End what would go on for as long as a client listens."""
    streams = state.get(_STREAMS)
    if streams is not None:
        streams.stop()


def is_working(state: Mapping[str, Any]) -> bool:
    """Whether something is in flight, also where no request shows it: on a WebSocket."""
    work = state.get(_WORK)
    return work is not None and work.count > 0
