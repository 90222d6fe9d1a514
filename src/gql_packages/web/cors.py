"""Cross-origin requests: from which other origins pages may use the API."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

#: The response headers that pages may read beside the few that they always may.
EXPOSED_HEADERS = ("Retry-After", "X-Request-Id", "Content-Disposition")
#: How long browsers cache a preflight; none takes more.
PREFLIGHT_SECONDS = 7_200


def cors_middleware(origins: Sequence[str]) -> list[Middleware]:
    """Lets pages of these origins read answers; nothing where there are none.

    Any header may be sent: there are no cookies, and unknown headers are ignored.
    """
    if not origins:
        return []
    middleware = Middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("*",),
        expose_headers=EXPOSED_HEADERS,
        max_age=PREFLIGHT_SECONDS,
    )
    return [middleware]
