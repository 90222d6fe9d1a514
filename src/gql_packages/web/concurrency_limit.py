"""Limits of running operations: how many at once, with a bounded queue that is fair between
principals; how long; and load shedding, which refuses requests unread while that queue is full."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import Overloaded, TimedOut
from gql_packages.web.responses import (
    GRAPHQL_RESPONSE,
    JSON,
    accepted_media_type,
    error_response,
)

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

#: Bounds of the queue: in all, for one principal, and the seconds of waiting. One worker serves
#: sixty-four clients that share a token and never pause.
MAX_WAITING, MAX_WAITING_OF_ONE, MAX_WAIT = 200, 150, 1.0
#: Seconds until an early refusal is sent, as long as a request waits at most: clients that retry at
#: once would keep a worker busy that refuses at once.
PAUSE = MAX_WAIT

ALWAYS_SERVED = "/livez"
#: The name of its mark among the ASGI extensions of a request.
_SURPLUS = "surplus_connection"

log = logging.getLogger(__name__)


class ConcurrencyLimiter:
    """At most `places` slots at once, and a queue in which a request waits `max_wait` seconds.

    At most `max_waiting` requests wait, at most `max_waiting_of_one` of one principal, so that no
    principal fills the queue; and one principal holds at most `places_of_one` slots. Requests of
    one principal are served first in, first out; principals take turns.

    A released slot goes to the queue first, so that no later request overtakes an earlier one that
    could be served.
    """

    def __init__(
        self,
        places: int,
        *,
        places_of_one: int | None = None,
        max_waiting: int = 0,
        max_waiting_of_one: int | None = None,
        max_wait: float = 0.0,
    ) -> None:
        self.places = places
        self._places_of_one = places if places_of_one is None else places_of_one
        self._max_waiting = max_waiting
        self._max_waiting_of_one = max_waiting if max_waiting_of_one is None else max_waiting_of_one
        self._max_wait = max_wait
        #: how many slots are taken, and of them by each principal
        self.count = 0
        self._taken: Counter[Hashable] = Counter()
        #: waiting requests by principal; the first principal is served next
        self._queue: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._queue.values()))

    def has_place(self, who: Hashable) -> bool:
        """Whether a request of `who` would get a slot without waiting."""
        return self.count < self.places and self._taken[who] < self._places_of_one

    def is_full(self, who: Hashable) -> bool:
        """Whether a request of `who` would be refused at once."""
        return not self.has_place(who) and (
            self.waiting >= self._max_waiting
            or len(self._queue.get(who, ())) >= self._max_waiting_of_one
        )

    @asynccontextmanager
    async def slot(self, who: Hashable = None) -> AsyncIterator[None]:
        """Hold one slot until the block ends. Raises Overloaded if none is free in time."""
        if self.has_place(who):
            self._take(who)
        elif self.is_full(who):
            raise overloaded()
        else:
            await self._wait(who)
        try:
            yield
        finally:
            self._release(who)

    async def _wait(self, who: Hashable) -> None:
        """Wait for a slot, and take it. Raises Overloaded."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.setdefault(who, deque()).append(place)
        try:
            await asyncio.wait([place], timeout=self._max_wait)
        except asyncio.CancelledError:
            # It may have got its slot in the moment in which it was cancelled.
            if place.done():
                self._release(who)
            raise
        finally:
            if not place.done():
                self._leave(who, place)
        if not place.done():
            raise overloaded()

    def _leave(self, who: Hashable, place: asyncio.Future[None]) -> None:
        self._queue[who].remove(place)
        if not self._queue[who]:
            del self._queue[who]

    def _take(self, who: Hashable) -> None:
        self.count += 1
        self._taken[who] += 1

    def _release(self, who: Hashable) -> None:
        self.count -= 1
        self._taken[who] -= 1
        if not self._taken[who]:
            del self._taken[who]
        if not self._queue:
            return
        # One slot is free: at most one waiting request gets it.
        following = next((each for each in self._queue if self.has_place(each)), None)
        if following is not None:
            place = self._queue[following][0]
            self._leave(following, place)
            if following in self._queue:
                self._queue.move_to_end(following)
            self._take(following)
            place.set_result(None)


def operation_limiter(places: int) -> ConcurrencyLimiter:
    """The limiter of operations; one principal can hold all slots but one."""
    return ConcurrencyLimiter(
        places,
        places_of_one=max(1, places - 1),
        max_waiting=MAX_WAITING,
        max_waiting_of_one=MAX_WAITING_OF_ONE,
        max_wait=MAX_WAIT,
    )


def overloaded() -> Overloaded:
    """The error when no slot is free in time."""
    return Overloaded("The server has more work than it can take: try again in a moment.")


@asynccontextmanager
async def request_timeout(seconds: float) -> AsyncIterator[None]:
    """Cancel the block after `seconds`, and raise TimedOut.

    Also if the block then raised something else: a driver may turn its cancellation into an error.
    """
    try:
        async with asyncio.timeout(seconds) as deadline:
            yield
    except TimeoutError:
        if not deadline.expired():
            raise
    if deadline.expired():
        raise TimedOut(
            f"The request took longer than {seconds:g} seconds and was stopped. "
            "If it was a change, send it again with the same idempotencyKey."
        )


@dataclass(eq=False)
class AdmissionControl:
    """`app`, whose requests at `path` are refused while the queue for `work` is full, and all but
    `/livez` on connections beyond the limit.

    Under overload, capacity is what the refusals leave over: they are encoded beforehand, sent
    after a pause, and cost neither a signature nor a body. The log counts them once a second.
    """

    app: ASGIApp
    path: str
    work: ConcurrencyLimiter
    tokens: Authenticator
    metrics: RequestMetrics | None = None
    _count: int = 0
    _log_at: float = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _SURPLUS in scope.get("extensions", ()) and scope["path"] != ALWAYS_SERVED:
            await _refuse(scope, send, (b"connection", b"close"))
        elif scope["path"] == self.path and self._is_full(scope):
            self._record()
            await asyncio.sleep(PAUSE)
            await _refuse(scope, send)
        else:
            await self.app(scope, receive, send)

    def _is_full(self, scope: Scope) -> bool:
        who = None
        if self.work.waiting:
            who = self.tokens.remembered(Headers(scope=scope).get("authorization", ""))
        return self.work.is_full(who)

    def _record(self) -> None:
        if self.metrics:
            self.metrics.shed()
        self._count += 1
        now = monotonic()
        if now >= self._log_at:
            log.warning("too much to do: requests are refused", extra={"count": self._count})
            self._count, self._log_at = 0, now + 1


def mark_surplus(scope: Any) -> None:
    """Let AdmissionControl refuse this request: its connection is one too many."""
    scope.setdefault("extensions", {})[_SURPLUS] = {}


async def _refuse(scope: Scope, send: Send, *headers: tuple[bytes, bytes]) -> None:
    start, body = REFUSALS[accepted_media_type(Headers(scope=scope).get("accept", ""))]
    await send({**start, "headers": [*start["headers"], *headers]})
    await send({**body})


def _refusal(media_type: str) -> tuple[dict[str, Any], dict[str, Any]]:
    response = error_response(overloaded(), media_type)
    status, headers = response.status_code, response.raw_headers
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": bytes(response.body)},
    )


REFUSALS = {media_type: _refusal(media_type) for media_type in (GRAPHQL_RESPONSE, JSON)}
