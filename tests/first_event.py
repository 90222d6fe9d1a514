"""The first that is told to a subscription, as if it were the one answer to a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.types import ASGIApp, Message

_NEXT = b"event: next\ndata: "


def is_subscription(body: Mapping[str, Any]) -> bool:
    """Whether the request's document is one."""
    return str(body.get("query")).lstrip().startswith("subscription")


async def first_told(
    app: ASGIApp, body: Mapping[str, Any], headers: Mapping[str, str]
) -> httpx.Response:
    """What the application in this process tells first; then the client goes away."""
    given = {"content-type": "application/json", "accept": "text/event-stream", **headers}
    scope = {
        **{"type": "http", "method": "POST", "path": "/graphql", "raw_path": b"/graphql"},
        **{"query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1"},
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    requests: list[Message] = [{"type": "http.request", "body": json.dumps(body).encode()}]
    is_enough = asyncio.Event()
    start: Message = {}
    told = bytearray()

    async def receive() -> Message:
        if requests:
            return requests.pop()
        await is_enough.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif not is_enough.is_set():
            told.extend(message.get("body", b""))
            if told.startswith(_NEXT) or not message.get("more_body"):
                is_enough.set()

    await app(scope, receive, send)
    return httpx.Response(start["status"], headers=start["headers"], content=answer_in(told))


async def first_told_by(
    http: httpx.AsyncClient, body: Mapping[str, Any], headers: Mapping[str, str]
) -> httpx.Response:
    """The same of a server elsewhere."""
    given = {"accept": "text/event-stream", **headers}
    async with http.stream("POST", "/graphql", json=body, headers=given) as response:
        told = bytearray()
        async for piece in response.aiter_bytes():
            told.extend(piece)
            if told.startswith(_NEXT) and b"\n\n" in told:
                break
    return httpx.Response(
        response.status_code, headers=response.headers.raw, content=answer_in(told)
    )


def answer_in(told: bytes | bytearray) -> bytes:
    """The first event's data; all of it, if there is no event."""
    return bytes(told).removeprefix(_NEXT).split(b"\n\n")[0]
