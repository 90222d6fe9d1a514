"""Clients of an application in this process: httpx's, and one that reads as slowly as it likes."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from starlette.types import ASGIApp


def http_client(app: Any, **settings: Any) -> httpx.AsyncClient:
    """httpx, which takes an answer when it is whole."""
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url="http://clinic", **settings)


class AsgiRequest:
    """One HTTP request, as an ASGI server passes it on.

    `on_body` is awaited for each piece of the body before more is taken; `gone` is set by a test
    when the client goes away.
    """

    def __init__(
        self,
        target: str,
        token: str | None,
        *,
        method: str = "GET",
        body: bytes = b"",
        on_body: Callable[[int], Awaitable[None]] | None = None,
        **headers: str,
    ) -> None:
        path, _, query = target.partition("?")
        headers |= {"authorization": f"Bearer {token}"} if token is not None else {}
        headers |= {"content-type": "application/json"} if body else {}
        self.scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "root_path": "",
        }
        self.gone = asyncio.Event()
        self.status = 0
        self.headers = httpx.Headers()
        self.pieces: list[int] = []
        self.body = b""
        self.keeps = True
        self.is_whole = False
        self._on_body = on_body
        self._requests = [{"type": "http.request", "body": body, "more_body": False}]

    async def run(self, app: ASGIApp) -> None:
        """Until the application has answered."""
        await app(self.scope, self.receive, self.send)

    async def receive(self) -> dict[str, Any]:
        if self._requests and not self.gone.is_set():
            return self._requests.pop()
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = httpx.Headers(message["headers"])
            return
        body = message.get("body", b"")
        self.is_whole = not message.get("more_body", False)
        self.pieces.append(len(body))
        if self.keeps:
            self.body += body
        if self._on_body and not self.is_whole:
            await self._on_body(len(self.pieces))
