"""Prometheus metrics. Imported only where they are enabled.

Labels are names of root fields, codes, and words from this file: never a clinic, a person or a
client's words, so that their number is bounded.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from gql_packages.errors import Overloaded, RefusalCode, RequestError
from gql_packages.observability.request_log import CLIENT_GONE, OK, STOPPED, RequestRecord

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LAG_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1)
LOOK_SECONDS = 0.5

#: Stands for a label's value that is none of those that we know.
OTHER = "OTHER"
_OF_GRAPHQL = ("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT")


class Pool(Protocol):
    """A pool of connections, as far as it is measured."""

    waiting: int

    @property
    def connections(self) -> tuple[int, int]:
        """How many are open, and how many of them are idle."""


class RequestMetrics:
    """What is counted in one process, in `registry`.

    Where PROMETHEUS_MULTIPROC_DIR was set before the first import of prometheus_client, the numbers
    are in files there, and `exporting` adds them up over all processes.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        made: Any = {"namespace": "gql_packages", "registry": self.registry}
        labels = ("transport", "type", "field")
        self._requests = Counter(
            "requests",
            "Requests, by root field (several, none) and outcome (OK, or a code).",
            (*labels, "outcome"),
            **made,
        )
        self._seconds = Histogram(
            "request_seconds", "How long requests took.", labels, buckets=SECONDS, **made
        )
        self._refused = Counter(
            "refused",
            "Requests in whose answer a code stood, by code; each code once.",
            ("code",),
            **made,
        )
        self._retries = Counter("retries", "Times that a unit of work was tried again.", **made)
        self._incidents = Counter(
            "incidents", "Unforeseen errors that were logged under an incident's id.", **made
        )
        self._lag = Histogram(
            "event_loop_lag_seconds",
            "How late the event loop came back to what was due.",
            buckets=LAG_SECONDS,
            **made,
        )
        made["multiprocess_mode"] = "livesum"
        self._in_flight = Gauge("requests_in_flight", "Requests that are being served.", **made)
        self._streams = Gauge("open_subscriptions", "Subscriptions that are open.", **made)
        self._connections = Gauge(
            "pool_connections",
            "Database connections by pool: open, idle, and requests that wait for one.",
            ("pool", "state"),
            **made,
        )

    def began(self) -> None:
        """A request has come."""
        self._in_flight.inc()

    def ended(self, record: RequestRecord) -> None:
        """It was served, or not."""
        if not record.is_stream:
            self._in_flight.dec()
        labels = (record.transport, record.operation_type or "none", _field(record))
        self._requests.labels(*labels, _known(record.outcome)).inc()
        self._seconds.labels(*labels).observe(record.seconds)
        for code in {record.outcome, *record.codes} - {OK}:
            self._refused.labels(_known(code)).inc()
        if record.retries:
            self._retries.inc(record.retries)
        if record.incidents:
            self._incidents.inc(record.incidents)

    def stream_began(self) -> None:
        """A subscription goes on from here: it is no longer a request in flight."""
        self._in_flight.dec()
        self._streams.inc()

    def stream_ended(self) -> None:
        """It is over."""
        self._streams.dec()

    def shed(self) -> None:
        """A request was refused unread: there was too much to do."""
        self._requests.labels("http", "none", "none", Overloaded.code).inc()
        self._refused.labels(Overloaded.code).inc()

    @asynccontextmanager
    async def watching(self, pools: Mapping[str, Pool]) -> AsyncIterator[None]:
        """Look at the pools and at the event loop twice a second until the block ends."""
        task = asyncio.create_task(self._watch(pools))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _watch(self, pools: Mapping[str, Pool]) -> None:
        loop = asyncio.get_running_loop()
        while True:
            for name, pool in pools.items():
                opened, idle = pool.connections
                self._connections.labels(name, "open").set(opened)
                self._connections.labels(name, "idle").set(idle)
                self._connections.labels(name, "waiting").set(pool.waiting)
            due = loop.time() + LOOK_SECONDS
            await asyncio.sleep(LOOK_SECONDS)
            self._lag.observe(max(0.0, loop.time() - due))


def _field(record: RequestRecord) -> str:
    if len(record.fields) > 1:
        return "several"
    return record.fields[0] if record.fields else "none"


def _codes_of(kind: type[RequestError]) -> set[str]:
    own = {kind.code} if hasattr(kind, "code") else set()
    return own.union(*(_codes_of(each) for each in kind.__subclasses__()))


_CODES = {OK, CLIENT_GONE, STOPPED, *_OF_GRAPHQL, *map(str, RefusalCode), *_codes_of(RequestError)}


def _known(code: str) -> str:
    return code if code in _CODES else OTHER
