"""Compresses answers with gzip, for clients that accept it."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gql_packages.web.content_negotiation import weights

#: A shorter answer fits one packet as it is.
MIN_BYTES = 1_400
#: Higher levels take half as long again, or three times as long, for a hundredth less.
LEVEL = 3


class Compressing(GZipMiddleware):
    """Starlette's compression, which itself would take `gzip;q=0` for consent."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=MIN_BYTES, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        if accepts_gzip(Headers(scope=scope).get("accept-encoding", "")):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, varying)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the Accept-Encoding header lets gzip be sent, and does not prefer plain bytes."""
    given = weights(accept_encoding)
    weight = given.get("gzip", 0.0)
    return weight > 0 and weight >= given.get("identity", 0.0)
