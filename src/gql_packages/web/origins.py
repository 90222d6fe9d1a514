"""Pages of other origins: which may use the API, and what the log says of the others (rule 189)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

#: The response headers that pages of other origins may read beside the few that they always may.
EXPOSED_HEADERS = ("Retry-After", "X-Request-Id", "Content-Disposition")
#: How long browsers cache a preflight; none takes more.
PREFLIGHT_SECONDS = 7_200

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]{0,20}://[a-z0-9._:\[\]-]{1,100}", re.IGNORECASE)
#: This machine, at any port.
_LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Origins:
    """The origins that are named, and in a demo those on this machine."""

    named: tuple[str, ...] = ()
    is_demo: bool = False

    def allow(self, origin: str) -> bool:
        """Whether its pages may use the API."""
        return origin in self.named or (self.is_demo and _LOCAL.fullmatch(origin) is not None)

    def permit(self, origin: str) -> bool:
        """The same; if not, the log says which origin was refused, and what to set."""
        is_allowed = self.allow(origin)
        if not is_allowed:
            known = origin == "null" or _ORIGIN.fullmatch(origin)
            log.warning(
                "a page of another origin was refused: name its origin in ALLOWED_ORIGINS",
                extra={"origin": origin if known else "unreadable"},
            )
        return is_allowed


class Cors(CORSMiddleware):
    """Lets pages of these origins read answers; where there are none, nobody is told anything.

    Any header may be sent: there are no cookies, and unknown headers are ignored. A preflight that
    is refused is logged.
    """

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        super().__init__(
            app,
            allow_methods=("GET", "POST"),
            allow_headers=("*",),
            expose_headers=EXPOSED_HEADERS,
            max_age=PREFLIGHT_SECONDS,
        )
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight, or pass the request on."""
        if self._origins != Origins():
            await super().__call__(scope, receive, send)
            return
        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            headers = Headers(scope=scope)
            if "origin" in headers and "access-control-request-method" in headers:
                self._origins.permit(headers["origin"])
        await self.app(scope, receive, send)

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether pages of that origin may read the answer."""
        return self._origins.allow(origin)

    def preflight_response(self, request_headers: Headers) -> Response:
        """The answer to a browser that asks first."""
        self._origins.permit(request_headers["origin"])
        return super().preflight_response(request_headers)
