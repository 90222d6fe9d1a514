"""`gql-packages serve`: starts the database if needed, the workers, and stops them again."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from importlib.util import find_spec
from types import FrameType

import uvicorn

from gql_packages.configured import authenticator, persisted_documents, provider
from gql_packages.database_urls import database_to_serve
from gql_packages.demo.generate import make_demo
from gql_packages.dev.postgres_process import DiskFull
from gql_packages.errors import SetupError
from gql_packages.observability import logging_setup
from gql_packages.observability.prometheus_exporter import exporting
from gql_packages.observability.tracing import check_extra
from gql_packages.server.banner import banner
from gql_packages.server.graceful_server import Server
from gql_packages.server.hang_up import HangUp
from gql_packages.server.supervisor import Supervisor
from gql_packages.settings import Settings
from gql_packages.web.websocket import MAX_MESSAGE_BYTES

Progress = Callable[[str], None]

#: Seconds that running requests have to finish: longer than the time limit of a request.
GRACE = 15

#: Seconds for which an idle connection stays open: longer than load balancers keep theirs, a minute
#: as a rule, so that none sends a request on a connection that is being closed here.
KEEP_ALIVE = 75

#: Seconds for a worker to start on a busy machine: the supervisor replaces one that does not answer
#: for so long.
STARTING = 30

CONNECTION = "gql_packages.server.protocols:Connection"
SOCKET_CONNECTION = "gql_packages.server.protocols:SocketConnection"


def serve(
    settings: Settings, *, workers: int, progress: Progress, allow_newer: bool = False
) -> None:
    """Serve until SIGINT or SIGTERM. Raises SetupError, also for tables of a newer version unless
    `allow_newer`.

    SIGHUP renews the keys and the trusted documents, with several workers by replacing them one
    after the other; from a terminal that is closed it counts as SIGTERM.
    """
    signal.signal(signal.SIGTERM, _end)
    hang_up = HangUp()
    hang_up.renews(lambda: None)  # Nothing was read yet that could be renewed.
    authenticator(settings)
    provider(settings)
    persisted_documents(settings)
    if settings.otel_exporter_otlp_endpoint is not None:
        check_extra()
    is_database_gone = threading.Event()

    def database_ended() -> None:
        is_database_gone.set()
        os.kill(os.getpid(), signal.SIGTERM)

    try:
        with (
            _bound(settings) as listener,
            exporting(settings.metrics_host, settings.metrics_port),
            database_to_serve(settings, progress, database_ended, allow_newer=allow_newer) as url,
        ):
            if settings.is_embedded:
                asyncio.run(make_demo(url, progress))
            with _port_errors(settings):
                listener.listen(2048)
            port = listener.getsockname()[1]
            announcing = (settings.host, port, banner(settings, port))
            threading.Thread(target=_announce, args=announcing, daemon=True).start()
            # The workers read their settings from the environment.
            os.environ["DATABASE_URL"] = url
            logging_setup.set_up(level=settings.log_level, style=settings.log_format)
            _run(listener, workers, settings.drain_seconds, hang_up)
    except BaseException as error:
        if not isinstance(error, DiskFull):
            _refuse_gone(is_database_gone)
        raise
    _refuse_gone(is_database_gone)


def _refuse_gone(is_database_gone: threading.Event) -> None:
    if is_database_gone.is_set():
        raise SetupError("The database ended unexpectedly: start again, which puts it right.")


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _bound(settings: Settings) -> socket.socket:
    """The bound socket, before anything slow is started; it does not listen yet."""
    with _port_errors(settings):
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, kind, _, _, address = found[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    return listener


@contextmanager
def _port_errors(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SetupError(
            f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}): stop what"
            " uses it, or set PORT to another one."
        ) from error


def _run(listener: socket.socket, workers: int, drain_seconds: float, hang_up: HangUp) -> None:
    config = uvicorn.Config(
        "gql_packages.app:create_application",
        factory=True,
        http=CONNECTION if find_spec("httptools") else "auto",
        workers=workers,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws=SOCKET_CONNECTION,
        ws_max_size=MAX_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_worker_healthcheck=STARTING,
        timeout_graceful_shutdown=GRACE,
    )
    if workers == 1:
        server = Server(config, drain_seconds=drain_seconds)
        hang_up.renews(server.renew)
        server.run([listener])
    else:
        supervisor = Supervisor(config, [listener], drain_seconds=drain_seconds)
        hang_up.renews(supervisor.renew)
        supervisor.run()


def _announce(host: str, port: int, banner: str) -> None:
    """Print the banner once the server answers."""
    while True:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        try:
            connection.request("GET", "/livez")
            if connection.getresponse().status == HTTPStatus.OK:
                break
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    print(banner, flush=True)
