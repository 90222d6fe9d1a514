"""`serve` is told to stop: it says so at once, takes its time, and turns nobody away meanwhile."""

import asyncio
import os
import pty
import shlex
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_and_server.serve_process import (
    ServeProcess,
    environment,
    eventually,
    free_port,
    serving,
)
from tests.concurrent_requests import STAFF, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk
from tests.running_server import served
from tests.websocket_client import signed_in

ASKING = b"GET /readyz HTTP/1.1\r\nHost: clinic\r\n\r\n"


@pytest.fixture
def settings(database_urls: DatabaseUrls, tmp_path: Path) -> dict[str, str]:
    return {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path)}


@pytest.fixture(params=[(), ("--workers", "2")], ids=["one process", "two workers"])
def draining(
    request: pytest.FixtureRequest, settings: dict[str, str], tmp_path: Path
) -> Iterator[ServeProcess]:
    with serving(tmp_path, *request.param, DRAIN_SECONDS="3", **settings) as server:
        yield server


def asked(server: ServeProcess, path: str) -> tuple[int, str | None, object]:
    """The status, the header Connection and the body of an answer."""
    answer = server.get(path)
    return answer.status_code, answer.headers.get("connection"), answer.json()


@pytest.mark.alone
def test_it_is_not_ready_any_more_and_serves_on_for_a_while(draining: ServeProcess) -> None:
    draining.process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    assert eventually(lambda: asked(draining, "/readyz")[2] == {"status": "stopping"}, 2)
    assert eventually(lambda: asked(draining, "/livez")[1] == "close", 2)

    assert asked(draining, "/readyz")[0] == 503
    assert asked(draining, "/livez") == (200, "close", {"status": "ok"})
    assert draining.process.wait(20) == 0
    assert time.monotonic() - began >= 3


def test_somebody_at_the_keyboard_does_not_wait_for_a_load_balancer(
    settings: dict[str, str], tmp_path: Path
) -> None:
    with serving(tmp_path, DRAIN_SECONDS="60", **settings) as server:
        assert server.end(signal.SIGINT) == 0


def test_who_is_in_a_hurry_signals_twice(settings: dict[str, str], tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS="60", **settings) as server:
        server.process.send_signal(signal.SIGTERM)
        assert eventually(lambda: asked(server, "/readyz")[0] == 503, 5)

        assert server.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("workers", [(), ("--workers", "2")], ids=["one process", "two workers"])
def test_a_terminal_that_is_closed_ends_it_as_cleanly(
    settings: dict[str, str], tmp_path: Path, workers: tuple[str, ...]
) -> None:
    port, said = free_port(), tmp_path / "said.txt"
    command = shlex.join([sys.executable, "-m", "gql_packages.cli", "serve", *workers])
    settings = {"PORT": str(port), "DRAIN_SECONDS": "0", **settings}
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(
            "/bin/sh",
            ["sh", "-c", f"{command} > {said} 2>&1; echo $? >> {said}"],
            environment(settings),
        )
    assert eventually(lambda: said.exists() and "is ready" in said.read_text(), 60)

    os.close(terminal)

    assert eventually(lambda: not listens(port))
    os.waitpid(pid, 0)
    assert "Traceback" not in said.read_text()


def listens(port: int) -> bool:
    """Whether anybody accepts connections at the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_who_waits_in_the_queue_of_the_listener_is_still_served(
    settings: dict[str, str], tmp_path: Path
) -> None:
    with serving(tmp_path, **settings) as server:
        server.process.send_signal(signal.SIGSTOP)
        waiting = [socket.create_connection(("127.0.0.1", server.port), 10) for _ in range(20)]
        for line in waiting[::2]:
            line.sendall(ASKING)
        server.process.send_signal(signal.SIGTERM)
        server.process.send_signal(signal.SIGCONT)
        for line in waiting[1::2]:
            line.sendall(ASKING)

        answers = [answered(line) for line in waiting]

        assert {answer.split(b"\r\n")[0] for answer in answers} == {
            b"HTTP/1.1 503 Service Unavailable"
        }
        assert all(b"connection: close" in answer for answer in answers)
        assert server.process.wait(20) == 0


def answered(line: socket.socket) -> bytes:
    """All that comes until the server closes the connection."""
    with line:
        return b"".join(iter(lambda: line.recv(4096), b""))


async def test_an_operation_on_a_websocket_is_answered_before_the_socket_is_closed(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with (
        served(database_urls.app, tmp_path) as server,
        signed_in(server.process.port, server.token(desk.principal)) as socket,
    ):
        async with holding(database_urls.superuser, STAFF) as held:
            await socket.subscribe("{ viewer { role } }")
            await held.until_waiting(1, patience=20)
            server.process.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(1)
        heard = [await socket.message() for _ in range(2)]
        assert (await socket.closed())[0] == 1012

    assert heard[0]["payload"] == {"data": {"viewer": {"role": "OWNER"}}}
    assert heard[1] == {"id": "one", "type": "complete"}
