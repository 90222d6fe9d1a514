"""Streams that are held half-way."""

import asyncio

from tests.asgi_client import AsgiRequest
from tests.front_desk import FrontDesk
from tests.reports.asking import SALES, address


class Held:
    """Takes one piece and then nothing, until it is let go."""

    def __init__(self) -> None:
        self.has_begun = asyncio.Event()
        self.may_go_on = asyncio.Event()

    async def __call__(self, pieces: int) -> None:
        self.has_begun.set()
        await self.may_go_on.wait()


async def begin(desk: FrontDesk) -> tuple[AsgiRequest, Held, asyncio.Task[None]]:
    """A stream of which the client has had the first piece, and takes no more."""
    held = Held()
    request = AsgiRequest(address(SALES, {}), desk.token, on_body=held)
    task = asyncio.create_task(request.run(desk.app))
    await asyncio.wait_for(held.has_begun.wait(), 10)
    return request, held, task
