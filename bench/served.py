"""Measures the server itself: the screen over a socket, and its memory while a report streams.

    python -m bench.served

`gql-packages serve` runs in a process of its own on the filled database. Its memory is what the
kernel says was resident at most while all rows of a report went out, against what it was before;
once as fast as they come, and once to a client that takes its time.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.fill import database_of
from bench.queries import QUESTIONS
from bench.server import DIRECTORY, MEASURING, Urls, started, urls_of
from bench.target import Target, opened
from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.domain.permissions import Principal

_MEGABYTE = 2**20


@dataclass(frozen=True)
class Served:
    """The server's process, its port, and who asks."""

    process: int
    port: int
    token: str

    def memory(self, line: str = "VmRSS") -> float:
        """What of the server is in memory, in MB; with "VmHWM", at most since `forget_peak`."""
        for row in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if row.startswith(f"{line}:"):
                return int(row.split()[1]) / 1024
        raise LookupError(line)

    def forget_peak(self) -> None:
        """Let the kernel begin anew with the most that was resident."""
        Path(f"/proc/{self.process}/clear_refs").write_text("5")

    def connection(self) -> http.client.HTTPConnection:
        """A connection that stays open."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def headers(self) -> dict[str, str]:
        """Who asks, and what is sent."""
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    def ask(self, connection: http.client.HTTPConnection, body: bytes) -> bytes:
        """POST it; the body of the answer."""
        connection.request("POST", "/graphql", body, self.headers())
        return connection.getresponse().read()


@contextmanager
def serving(urls: Urls, principal: Principal) -> Iterator[Served]:
    """`gql-packages serve` on the database, until the end."""
    with tempfile.TemporaryDirectory() as directory, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        key = load_or_create(Path(directory) / "signing-key.pem")
        token = issue_token(key, principal, hours=24, now=datetime.now(UTC))
        environment = {
            **os.environ,
            "DATABASE_URL": urls.app,
            "GQL_PACKAGES_DATA": directory,
            "PORT": str(port),
            # A line for each request would be written into the figures.
            "LOG_LEVEL": "WARNING",
        }
        command = [sys.executable, "-m", "gql_packages.cli", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            served = Served(process.pid, port, token)
            _wait(served)
            yield served
        finally:
            process.terminate()
            process.wait()


def _wait(served: Served) -> None:
    for _ in range(600):
        try:
            connection = served.connection()
            connection.request("GET", "/readyz")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


async def screen(served: Served, target: Target, rounds: int) -> None:
    """The screen over a socket, against its SQL on a plain connection, one after the other."""
    connection = served.connection()
    for question in QUESTIONS[:2]:
        body = question.body(target.names)
        found = await target.transactions_of(body)
        ratios, taken = [], []
        for number in range(rounds + 10):
            began = time.perf_counter()
            served.ask(connection, body)
            answered = time.perf_counter()
            await target.run(found)
            ran = time.perf_counter()
            if number >= 10:
                taken.append(answered - began)
                ratios.append((answered - began) / (ran - answered))
        shown = f"{median(taken) * 1000:.1f} ms, {median(ratios):.2f} times its SQL"
        print(f"{question.name}, over a socket: {shown}", flush=True)


def stream(served: Served, report: str, pause: float) -> None:
    """All rows of a report, with a pause after each 64 KB; what the server's memory did."""
    idle = served.memory()
    served.forget_peak()
    began = time.perf_counter()
    connection = served.connection()
    connection.request("GET", f"/reports/{report}.csv", headers=served.headers())
    response = connection.getresponse()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"The report is not given: {response.status}.")
    size = lines = 0
    while piece := response.read(65536):
        size += len(piece)
        lines += piece.count(b"\r\n")
        time.sleep(pause)
    took = time.perf_counter() - began
    connection.close()
    grown = served.memory("VmHWM") - idle
    pace = "slowly" if pause else "at once"
    print(
        f"{report}.csv, {pace}: {lines - 1:,} rows, {size / _MEGABYTE:.1f} MB in {took:.1f} s;"
        f" idle {idle:.0f} MB, at most {grown:.1f} MB more",
        flush=True,
    )


async def measure(urls: Urls, rounds: int) -> None:
    """Each report twice, then the screen."""
    with tempfile.TemporaryDirectory() as directory:
        key = load_or_create(Path(directory) / "signing-key.pem")
        async with opened(urls.app, urls.superuser, key) as target:
            with serving(urls, target.principal) as served:
                for report in ("package-sales", "package-usage"):
                    for pause in (0, 0.05):
                        stream(served, report, pause)
                        # The server streams one at a time, and gives its place back a moment later.
                        await asyncio.sleep(0.5)
                await screen(served, target, rounds)


def main() -> None:
    """Measure what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--database", default=database_of(1_000_000, 20))
    chosen = parser.parse_args()
    with started(chosen.data, MEASURING) as server:
        asyncio.run(measure(urls_of(server, chosen.database), chosen.rounds))


if __name__ == "__main__":
    main()
