"""Measures what it costs a worker to refuse a request while it has no place.

    python -m bench.refusing

In turns: by the bytes of the request, and by the application after uvicorn has parsed it. Two
servers that have no place at all are asked by fifty connections, one request after the other on
each; the figure is their processes' time for one refusal, reading and writing the socket included.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import socket
import statistics
import time
from contextlib import nullcontext
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import ForkProcess

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.middleware import Middleware

from gql_packages.web.concurrency_limit import WorkInFlight
from gql_packages.web.connection import Connection
from gql_packages.web.server import Server
from gql_packages.web.shedding import Refusing, Shedding
from gql_packages.web.stopping import shared

CONNECTIONS, REQUESTS, ROUNDS = 50, 200, 5
BODY = b'{"query": "{ viewer { role } }"}' + b" " * 600
REQUEST = (
    b"POST /graphql HTTP/1.1\r\nHost: clinic\r\nAuthorization: Bearer " + b"x" * 400 + b"\r\n"
    b"Accept: application/json\r\nContent-Type: application/json\r\n"
    b"Content-Length: " + str(len(BODY)).encode() + b"\r\n\r\n" + BODY
)
WAYS = {"by its bytes": True, "after it is parsed": False}


def serve(listener: socket.socket, is_by_bytes: bool, pipe: Pipe) -> None:
    """Refuse everybody; tell the time of the processor whenever something is said."""
    work = WorkInFlight(0)
    refusing = Refusing(path="/graphql", work=work)
    app = Starlette(
        middleware=[Middleware(Shedding, refusing=refusing)],
        lifespan=lambda _: nullcontext(shared(work, refusing) if is_by_bytes else {}),
    )
    config = uvicorn.Config(
        app, http=Connection, loop="uvloop", lifespan="on", log_config=None, access_log=False
    )

    def tell() -> None:
        pipe.recv()
        pipe.send(time.process_time())

    async def serving() -> None:
        asyncio.get_running_loop().add_reader(pipe.fileno(), tell)
        await Server(config)._serve([listener])

    logging.disable()
    uvloop.run(serving())


async def ask(port: int) -> None:
    """Ask on every connection, and read each refusal."""

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(REQUESTS):
            writer.write(REQUEST)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 503 "):
                raise SystemExit("Somebody was not refused.")
            await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split()[0]))
        writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))


def spent(pipe: Pipe) -> float:
    """Seconds that a server has taken of the processor."""
    pipe.send(None)
    seconds: float = pipe.recv()
    return seconds


def main() -> None:
    """Print the microseconds of each way, and how they compare."""
    context = multiprocessing.get_context("fork")
    running: dict[str, tuple[int, Pipe, ForkProcess]] = {}
    for name, is_by_bytes in WAYS.items():
        listener = socket.create_server(("127.0.0.1", 0))
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(listener, is_by_bytes, theirs), daemon=True)
        process.start()
        running[name] = (listener.getsockname()[1], ours, process)
    found: dict[str, list[float]] = {name: [] for name in WAYS}
    for turn in range(ROUNDS + 1):
        for name, (port, pipe, _) in running.items():
            before = spent(pipe)
            uvloop.run(ask(port))
            if turn:  # The first is for warming up.
                found[name].append((spent(pipe) - before) / CONNECTIONS / REQUESTS * 1e6)
    for _, _, process in running.values():
        process.kill()
    by_bytes, parsed = (statistics.median(found[name]) for name in WAYS)
    print(f"a refusal by its bytes      {by_bytes:4.0f} µs")
    print(f"a refusal after it is parsed {parsed:3.0f} µs, {parsed / by_bytes:.1f} times as long")


if __name__ == "__main__":
    main()
