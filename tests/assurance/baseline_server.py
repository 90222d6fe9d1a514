"""A server that answers everybody with a refusal and does nothing else.

What it costs the machine to ask for far too much is there while a crowd asks this one, and nothing
of it comes to the server that is measured beside it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvloop

from gql_packages.web.concurrency_limit import REFUSALS
from gql_packages.web.responses import JSON

ROOT = Path(__file__).parent.parent.parent


class _Refused(asyncio.Protocol):
    answer = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, _: bytes) -> None:
        self._transport.write(self.answer)


@asynccontextmanager
async def stand_in() -> AsyncIterator[int]:
    """The port of one that runs until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.assurance.baseline_server",
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        yield int(await process.stdout.readline())
    finally:
        process.kill()
        await process.wait()


async def main() -> None:
    """Listen, and print where."""
    start, body = REFUSALS[JSON]
    lines = b"".join(b"%s: %s\r\n" % each for each in start["headers"])
    _Refused.answer = b"HTTP/1.1 503 Service Unavailable\r\n" + lines + b"\r\n" + body["body"]
    server = await asyncio.get_running_loop().create_server(_Refused, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
