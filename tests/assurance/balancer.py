"""A load balancer, as far as stopping a server is concerned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import httpx

#: Seconds between two questions whether an address is ready.
LOOK_SECONDS = 0.05


class Balancer(httpx.AsyncBaseTransport):
    """Sends each request to the next port that is ready, and to another one if nobody listens.

    Nothing is ever sent twice: whatever else goes wrong is the client's to see.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._ready = set(ports)
        self._transports = {port: httpx.AsyncHTTPTransport() for port in ports}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Serve one request."""
        failed: httpx.ConnectError | None = None
        for port in [port for port in self._ports if port in self._ready]:
            self._ports.remove(port)
            self._ports.append(port)
            request.url = request.url.copy_with(port=port)
            try:
                return await self._transports[port].handle_async_request(request)
            except httpx.ConnectError as error:
                failed = error
        raise failed or httpx.ConnectError("nobody is ready")

    async def until_ready(self, port: int) -> None:
        """Until requests are sent to that port again."""
        async with asyncio.timeout(30):
            while port not in self._ready:
                await asyncio.sleep(LOOK_SECONDS)

    async def aclose(self) -> None:
        """Close every connection."""
        for transport in self._transports.values():
            await transport.aclose()

    async def watch(self, port: int) -> None:
        """Ask that port again and again whether it is ready."""
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as health:
            while True:
                is_ready = False
                with suppress(httpx.HTTPError):
                    is_ready = (await health.get("/readyz")).status_code == 200
                (self._ready.add if is_ready else self._ready.discard)(port)
                await asyncio.sleep(LOOK_SECONDS)


@asynccontextmanager
async def balanced(*ports: int) -> AsyncIterator[tuple[Balancer, httpx.AsyncClient]]:
    """A client of all these ports."""
    balancer = Balancer(ports)
    watching = [asyncio.create_task(balancer.watch(port)) for port in ports]
    try:
        async with httpx.AsyncClient(
            base_url="http://127.0.0.1", transport=balancer, timeout=30
        ) as http:
            yield balancer, http
    finally:
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)
