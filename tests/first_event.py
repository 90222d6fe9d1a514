"""The first that is told to a subscription, as if it were the one answer to a request."""

import json
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.types import ASGIApp

from tests.asgi_client import AsgiRequest

_NEXT = b"event: next\ndata: "
_ACCEPT = {"accept": "text/event-stream"}


def is_subscription(body: Mapping[str, Any]) -> bool:
    """Whether the request's document is one."""
    return str(body.get("query")).lstrip().startswith("subscription")


async def first_event_of_app(
    app: ASGIApp, body: Mapping[str, Any], token: str | None
) -> httpx.Response:
    """What the application in this process tells first; then the client goes away."""

    async def leave(pieces: int) -> None:
        if request.body.startswith(_NEXT):
            request.gone.set()

    request = AsgiRequest(
        *("/graphql", token),
        method="POST",
        body=json.dumps(body).encode(),
        on_body=leave,
        **_ACCEPT,
    )
    await request.run(app)
    return _response(request.status, request.headers, request.body)


async def first_event(
    http: httpx.AsyncClient, body: Mapping[str, Any], headers: Mapping[str, str]
) -> httpx.Response:
    """The same of a server elsewhere."""
    async with http.stream("POST", "/graphql", json=body, headers={**_ACCEPT, **headers}) as answer:
        told = b""
        async for piece in answer.aiter_bytes():
            told += piece
            if told.startswith(_NEXT) and b"\n\n" in told:
                break
    return _response(answer.status_code, answer.headers, told)


def _response(status: int, headers: httpx.Headers, told: bytes) -> httpx.Response:
    """The first event's data; all that was told, if there is no event."""
    return httpx.Response(status, headers=headers.raw, content=first_event_in(told))


def first_event_in(told: bytes | bytearray) -> bytes:
    """The first event's data; all of it, if there is no event."""
    return bytes(told).removeprefix(_NEXT).split(b"\n\n")[0]
