"""`gql-packages serve`: from a free port to a server that answers, and back, cleanly."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from types import FrameType

import uvicorn
from uvicorn.supervisors import Multiprocess

from gql_packages import __version__
from gql_packages.app import authenticator
from gql_packages.database.choice import database_to_serve
from gql_packages.errors import SetupError
from gql_packages.first_start import demo_clinics, demo_token
from gql_packages.settings import Settings

Progress = Callable[[str], None]

#: Seconds that running requests have to finish: longer than any request may take.
GRACE = 15


def serve(settings: Settings, *, workers: int, progress: Progress) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP; SetupError in a sentence where that cannot be."""
    for name in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(signal.Signals[name], _end)
    authenticator(settings)
    is_database_gone = threading.Event()

    def database_ended() -> None:
        is_database_gone.set()
        os.kill(os.getpid(), signal.SIGTERM)

    try:
        with (
            _bound(settings.host, settings.port) as listener,
            database_to_serve(settings, progress, database_ended) as url,
        ):
            token = _demo_token(settings, url, progress) if settings.is_embedded else None
            _listen(listener, settings)
            port = listener.getsockname()[1]
            announcing = (settings.host, port, _banner(settings, port, token))
            threading.Thread(target=_announce, args=announcing, daemon=True).start()
            # The workers read it from the environment, as they read everything.
            os.environ["DATABASE_URL"] = url
            _run(listener, workers)
    finally:
        if is_database_gone.is_set():
            raise SetupError("The database ended unexpectedly: start again, which puts it right.")


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _bound(host: str, port: int) -> socket.socket:
    """The socket, taken before anything slow is begun; it answers nobody yet."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise _port_refused(host, port, error) from error
    return listener


def _listen(listener: socket.socket, settings: Settings) -> None:
    try:
        listener.listen(2048)
    except OSError as error:
        raise _port_refused(settings.host, settings.port, error) from error


def _port_refused(host: str, port: int, error: OSError) -> SetupError:
    return SetupError(
        f"Port {port} on {host} cannot be used ({error.strerror}): stop what uses it, or set PORT"
        " to another one."
    )


def _demo_token(settings: Settings, url: str, progress: Progress) -> str:
    return demo_token(settings, asyncio.run(demo_clinics(url, progress)).vancouver)


def _run(listener: socket.socket, workers: int) -> None:
    config = uvicorn.Config(
        "gql_packages.app:create_application",
        factory=True,
        workers=workers,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    if workers == 1:
        uvicorn.Server(config).run([listener])
    else:
        Multiprocess(config, [listener]).run()


def _announce(host: str, port: int, banner: str) -> None:
    """Say that the server is ready once it answers."""
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


def _banner(settings: Settings, port: int, token: str | None) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = [
        "",
        f"gql-packages {__version__} is ready. Ctrl-C stops it.",
        "",
        f"  Address   http://{host}:{port}/graphql",
    ]
    if token is None:
        lines += ["  Token     gql-packages token --clinic ID --staff-member ID"]
    else:
        lines += [
            f"  Token     {token}",
            "            (the demo clinic's owner; send it as Authorization: Bearer TOKEN)",
            f"  Data      {settings.data_directory.resolve()} (remove it to begin again)",
            "",
            "To use a Postgres of your own (15 or newer), set DATABASE_URL (the application's",
            "role) and MIGRATION_DATABASE_URL (the owner); run gql-packages migrate, then serve.",
        ]
    return "\n".join(lines)
