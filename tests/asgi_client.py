"""A client of the application that listens as it likes: slowly, or not to the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any


class Listener:
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
    ) -> None:
        path, _, query = target.partition("?")
        headers = [] if token is None else [(b"authorization", f"Bearer {token}".encode())]
        headers += [(b"content-type", b"application/json")] if body else []
        self.scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers,
            "server": ("clinic", 80),
            "client": ("desk", 1),
            "root_path": "",
        }
        self.gone = asyncio.Event()
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.pieces: list[int] = []
        self.body = b""
        self.keeps = True
        self.is_whole = False
        self._on_body = on_body
        self._asked = False
        self._given = body

    async def receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            if not self.gone.is_set():
                return {"type": "http.request", "body": self._given, "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            return
        body = message.get("body", b"")
        self.is_whole = not message.get("more_body", False)
        self.pieces.append(len(body))
        if self.keeps:
            self.body += body
        if self._on_body and not self.is_whole:
            await self._on_body(len(self.pieces))
