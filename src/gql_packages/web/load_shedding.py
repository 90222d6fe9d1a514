"""Refuses requests before anything of them is read, while there is no room for them."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.domain.permissions import Principal
from gql_packages.web.concurrency_limit import MAX_WAIT, ConcurrencyLimiter, no_place
from gql_packages.web.content_negotiation import GRAPHQL_RESPONSE, JSON, accepted_media_type
from gql_packages.web.cors import across_origins, origins_of
from gql_packages.web.error_responses import error_response

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

ALWAYS_SERVED = "/livez"

#: Seconds until a refusal is told, as long as those wait who can: a worker that refuses at once
#: those who ask again at once does nothing else.
PAUSE = MAX_WAIT

log = logging.getLogger(__name__)


class RemembersTokens(Protocol):
    """Knows whose token was verified lately."""

    def remembered(self, authorization: str) -> Principal | None:
        """For whom it spoke then."""


class AdmissionControl:
    """`app`, whose requests at `path` are refused while they could not even wait for a place among
    `work`.

    At several times the load that can be carried, what is left for the work is what the refusals
    do not take: these are made beforehand, told after a pause, and cost neither a signature nor a
    body. Instead of a line for each, the log has one a second that says how many there were.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        path: str,
        work: ConcurrencyLimiter,
        tokens: RemembersTokens,
        metrics: RequestMetrics | None = None,
    ) -> None:
        self._app = app
        self._path = path
        self._work = work
        self._tokens = tokens
        self._metrics = metrics
        self._count = 0
        self._tell_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        if scope["type"] == "http" and scope["path"] == self._path and self._is_full(scope):
            self._note()
            await asyncio.sleep(PAUSE)
            await refuse(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_full(self, scope: Scope) -> bool:
        who = None
        if self._work.waiting:
            who = self._tokens.remembered(_header(scope, b"authorization"))
        return self._work.is_full(who)

    def _note(self) -> None:
        if self._metrics:
            self._metrics.shed()
        self._count += 1
        now = monotonic()
        if now >= self._tell_at:
            log.warning("too much to do: requests are refused", extra={"count": self._count})
            self._count, self._tell_at = 0, now + 1


class ConnectionLimitResponse:
    """Answers one request as if there were too much to do, and closes its connection: there are too
    many. Whether the process lives is told all the same."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse one request."""
        if scope["type"] != "http" or scope["path"] == ALWAYS_SERVED:
            await self._app(scope, receive, send)
            return
        refusing = across_origins(refuse, origins_of(scope))
        await refusing(scope, receive, _closing(send))


async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Send what was made beforehand; copies, since others add their headers on the way."""
    for message in REFUSALS[accepted_media_type(_header(scope, b"accept"))]:
        await send({**message})


def _closing(send: Send) -> Send:
    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        await send(message)

    return closing


def _header(scope: Scope, wanted: bytes) -> str:
    value: bytes = next((value for name, value in scope["headers"] if name == wanted), b"")
    return value.decode("latin-1")


def _refusal(media_type: str) -> tuple[Message, Message]:
    response = error_response(no_place(), media_type)
    status, headers = response.status_code, response.raw_headers
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": bytes(response.body)},
    )


REFUSALS = {media_type: _refusal(media_type) for media_type in (GRAPHQL_RESPONSE, JSON)}
