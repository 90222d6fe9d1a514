"""Exchanges the code in a demo's printed link for a token, for the explorer's own page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

#: More than a code and the JSON around it.
MAX_BODY_BYTES = 1024
READ_SECONDS = 5.0

USED_UP = (
    "The printed link signs in once, within five minutes of the start: start the server again for"
    " a new one, or sign in with a token."
)


@dataclass(frozen=True)
class SignInView:
    """Answers POST from a page of this very origin with a token, and everything else with why not.

    `token_for` gives the token for a code, None for one that is not good.
    """

    token_for: Callable[[str], str | None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except (ClientDisconnect, TimeoutError):
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return _answered(405, message="Send the code with POST.", Allow="POST")
        if not is_same_origin(request):
            return _answered(403, message="Only the explorer's own page may bring the code.")
        code = await _code_in(request)
        token = None if code is None else await asyncio.to_thread(self.token_for, code)
        return _answered(410, message=USED_UP) if token is None else _answered(200, token=token)


def is_same_origin(request: Request) -> bool:
    """Whether the page that sends the request was served by this server, as browsers say it."""
    host, origin = request.headers.get("host"), request.headers.get("origin")
    return bool(host) and origin in (f"http://{host}", f"https://{host}")


async def _code_in(request: Request) -> str | None:
    """The code in the body, which is short JSON; None for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    body = bytearray()
    async with asyncio.timeout(READ_SECONDS):
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                return None
    try:
        code = json.loads(body)["code"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return code if isinstance(code, str) else None


def _answered(status: int, *, Allow: str | None = None, **content: str) -> Response:  # noqa: N803
    headers = {"Cache-Control": "no-store", **({"Allow": Allow} if Allow else {})}
    return JSONResponse(content, status, headers)
