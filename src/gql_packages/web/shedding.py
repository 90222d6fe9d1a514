"""Refuses work before anything of it is read, while there is as much as can be done."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from time import monotonic
from typing import Protocol, TypeAlias

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.web.concurrency_limit import WorkInFlight, no_place
from gql_packages.web.failures import failure
from gql_packages.web.media_types import GRAPHQL_RESPONSE, JSON, accepted_media_type
from gql_packages.web.origins import across_origins, origins_of
from gql_packages.web.unread import unread

Headers: TypeAlias = list[tuple[bytes, bytes]]

ALWAYS_SERVED = "/livez"

log = logging.getLogger(__name__)


class Metrics(Protocol):
    """Counts requests that were refused unread."""

    def shed(self) -> None:
        """One was refused."""


class Refusing:
    """Says whether requests at `path` are refused for lack of a place among `work`, and how.

    At several times the load that can be carried, what is left for the work is what the refusals
    do not take. So they are made beforehand and cost neither a signature nor a body; instead of a
    line for each, the log has one a second that says how many there were.
    """

    def __init__(
        self,
        *,
        path: str,
        work: WorkInFlight,
        origins: Sequence[str] = (),
        metrics: Metrics | None = None,
    ) -> None:
        self.path = path
        self._origins = origins
        self._path = path.encode()
        self._work = work
        self._metrics = metrics
        self._count = 0
        self._tell_at = 0.0
        self._headers: Headers | None = None
        self._written: dict[str, bytes] = {}

    @property
    def is_due(self) -> bool:
        """Whether whoever comes now is refused."""
        return self._work.is_full

    def answer(self, data: bytes, headers: Headers) -> bytes | None:
        """The refusal of a request, as bytes, where `data` is one, whole and plain; else None.

        `headers` are what the server sends with every response; it makes new ones once a second.
        """
        request = unread(data, self._path)
        if request is None or (request.is_of_page and self._origins):
            # A page of another origin is told more than is prepared here.
            return None
        if headers is not self._headers:
            self._headers = headers
            self._written = {each: _written(each, headers) for each in REFUSALS}
        self.note()
        return self._written[accepted_media_type(request.accept)]

    def note(self) -> None:
        """Count one that is refused."""
        self._work.note_refused()
        if self._metrics:
            self._metrics.shed()
        self._count += 1
        now = monotonic()
        if now >= self._tell_at:
            log.warning("too much to do: requests are refused", extra={"count": self._count})
            self._count, self._tell_at = 0, now + 1


class Shedding:
    """Lets requests through while `refusing` says so, and answers the others at once.

    For those that did not come in one piece: the others are refused by their connection already.
    """

    def __init__(self, app: ASGIApp, *, refusing: Refusing) -> None:
        self._app = app
        self._refusing = refusing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        refusing = self._refusing
        if refusing.is_due and scope["type"] == "http" and scope["path"] == refusing.path:
            refusing.note()
            await refuse(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class TurningAway:
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
    for message in REFUSALS[_media_type(scope)]:
        await send({**message})


def _closing(send: Send) -> Send:
    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        await send(message)

    return closing


def _media_type(scope: Scope) -> str:
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    return accepted_media_type(accept.decode("latin-1"))


def _refusal(media_type: str) -> tuple[Message, Message]:
    response = failure(no_place(), media_type)
    status, headers = response.status_code, response.raw_headers
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": bytes(response.body)},
    )


def _written(media_type: str, headers: Headers) -> bytes:
    start, body = REFUSALS[media_type]
    status = HTTPStatus(start["status"])
    lines = [b"%s: %s\r\n" % each for each in [*headers, *start["headers"]]]
    first = f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode()
    written: bytes = b"".join([first, *lines, b"\r\n", body["body"]])
    return written


REFUSALS = {media_type: _refusal(media_type) for media_type in (GRAPHQL_RESPONSE, JSON)}
