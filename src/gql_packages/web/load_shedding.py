"""Load shedding: refuses requests before they are read while there is no capacity for them."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.web.concurrency_limit import MAX_WAIT, ConcurrencyLimiter, overloaded
from gql_packages.web.responses import GRAPHQL_RESPONSE, JSON, accepted_media_type, error_response

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

ALWAYS_SERVED = "/livez"
#: The name of its mark among the ASGI extensions of a request.
_SURPLUS = "surplus_connection"

#: Seconds until a refusal is sent, as long as a request waits at most: clients that retry at once
#: would keep a worker busy that refuses at once.
PAUSE = MAX_WAIT

log = logging.getLogger(__name__)


class AdmissionControl:
    """`app`, whose requests at `path` are refused while the queue for `work` is full, and all but
    `/livez` on connections beyond the limit.

    Under overload, capacity is what the refusals leave over: they are encoded beforehand, sent
    after a pause, and cost neither a signature nor a body. The log counts them once a second.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        path: str,
        work: ConcurrencyLimiter,
        tokens: Authenticator,
        metrics: RequestMetrics | None = None,
    ) -> None:
        self._app = app
        self._path = path
        self._work = work
        self._tokens = tokens
        self._metrics = metrics
        self._count = 0
        self._log_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _SURPLUS in scope.get("extensions", ()) and scope["path"] != ALWAYS_SERVED:
            await _refuse(scope, send, (b"connection", b"close"))
        elif scope["path"] == self._path and self._is_full(scope):
            self._record()
            await asyncio.sleep(PAUSE)
            await _refuse(scope, send)
        else:
            await self._app(scope, receive, send)

    def _is_full(self, scope: Scope) -> bool:
        who = None
        if self._work.waiting:
            who = self._tokens.remembered(_header(scope, b"authorization"))
        return self._work.is_full(who)

    def _record(self) -> None:
        if self._metrics:
            self._metrics.shed()
        self._count += 1
        now = monotonic()
        if now >= self._log_at:
            log.warning("too much to do: requests are refused", extra={"count": self._count})
            self._count, self._log_at = 0, now + 1


def mark_surplus(scope: Any) -> None:
    """Let AdmissionControl refuse this request: its connection is one too many."""
    scope.setdefault("extensions", {})[_SURPLUS] = {}


async def _refuse(scope: Scope, send: Send, *headers: tuple[bytes, bytes]) -> None:
    start, body = REFUSALS[accepted_media_type(_header(scope, b"accept"))]
    await send({**start, "headers": [*start["headers"], *headers]})
    await send({**body})


def _header(scope: Scope, wanted: bytes) -> str:
    value: bytes = next((value for name, value in scope["headers"] if name == wanted), b"")
    return value.decode("latin-1")


def _refusal(media_type: str) -> tuple[Message, Message]:
    response = error_response(overloaded(), media_type)
    status, headers = response.status_code, response.raw_headers
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": bytes(response.body)},
    )


REFUSALS = {media_type: _refusal(media_type) for media_type in (GRAPHQL_RESPONSE, JSON)}
