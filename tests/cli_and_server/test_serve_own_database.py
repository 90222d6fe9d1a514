"""`serve` with a database of one's own: everything that can be wrong with it is one sentence."""

import asyncio
import json
import os
import signal
import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.cli_and_server.serve_process import (
    ServeProcess,
    eventually,
    free_port,
    refusal_of,
    run_command,
    serving,
)
from tests.concurrent_requests import STAFF, holding
from tests.conftest import DatabaseUrls

pytestmark = pytest.mark.slow


def test_it_serves_a_migrated_database_and_prints_no_token(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    settings = {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path / "data")}

    with serving(tmp_path, **settings) as server:
        assert server.status("/readyz") == 200
        assert server.end() == 0

    assert "gql-packages token" in server.text
    assert not (tmp_path / "data" / "postgres").exists()


async def test_what_runs_when_it_is_told_to_stop_is_still_answered(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    settings = {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path)}
    clinic = ("--name=A", "--currency=EUR", "--time-zone=Europe/Berlin", "--owner-name=B")
    token = json.loads(run_command("create-clinic", *clinic, **settings).stdout)["token"]

    with serving(tmp_path, **settings) as server:
        async with holding(database_urls.superuser, STAFF) as held:
            asking = asyncio.create_task(
                asyncio.to_thread(server.ask, token, "{ viewer { staffMember { name } } }")
            )
            await held.until_waiting(1, patience=20)
            server.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            assert server.process.poll() is None
        answer = await asking
        exit_code = server.process.wait(20)

    assert answer == {"data": {"viewer": {"staffMember": {"name": "B"}}}}
    assert exit_code == 0


def killed_and_replaced(server: ServeProcess, worker: int) -> int:
    """The process that takes the place of one that is killed."""
    before = server.workers()
    # The supervisor looks twice a second: by now it waits for a first answer of this one.
    time.sleep(1.0)
    os.kill(worker, signal.SIGKILL)
    # Not 30 seconds, which is how long a start may take.
    assert eventually(lambda: bool(server.workers() - before), seconds=15)
    (other,) = server.workers() - before
    return other


def test_a_worker_that_is_killed_while_it_starts_is_replaced_at_once(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    settings = {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path)}
    with serving(tmp_path, "--workers", "2", **settings) as server:
        worker = max(server.workers())
        for _ in range(4):
            worker = killed_and_replaced(server, worker)

        assert server.status("/readyz") == 200


def test_pending_migrations(empty_database_urls: DatabaseUrls) -> None:
    said = refusal(empty_database_urls.app.replace("gql_packages_server@", "gql_packages_owner@"))
    assert "migrations are not applied" in said
    assert "run `gql-packages migrate`" in said


@pytest.mark.parametrize(
    ("role", "made", "complaint"),
    [
        ("postgres", "SELECT", "is a superuser"),
        ("gql_packages_owner", "SELECT", "owns the tables"),
        ("bypasses", "CREATE ROLE bypasses LOGIN BYPASSRLS", "has BYPASSRLS"),
        (
            "helps_owner",
            "CREATE ROLE helps_owner LOGIN IN ROLE gql_packages_owner",
            "owns the tables",
        ),
    ],
)
async def test_a_role_that_row_level_security_does_not_hold_for(
    database_urls: DatabaseUrls, role: str, made: str, complaint: str
) -> None:
    async with connected(database_urls.superuser) as superuser:
        await superuser.execute(made)

    said = refusal(database_urls.app.replace("gql_packages_server@", f"{role}@"))

    assert f"The role {role} in DATABASE_URL {complaint}" in said


async def test_a_role_without_rights(database_urls: DatabaseUrls) -> None:
    async with connected(database_urls.superuser) as superuser:
        await superuser.execute("CREATE ROLE stranger LOGIN")

    said = refusal(database_urls.app.replace("gql_packages_server@", "stranger@"))

    assert "has no rights on the tables: run `gql-packages migrate`" in said


async def test_a_wrong_password(database_urls: DatabaseUrls, postgres: EmbeddedServer) -> None:
    access = postgres.socket_directory / "pg_hba.conf"
    access.write_text("local all cautious scram-sha-256\n" + access.read_text())
    async with connected(database_urls.superuser) as superuser:
        await superuser.execute("CREATE ROLE cautious LOGIN PASSWORD 'right'")
        await superuser.execute("SELECT pg_reload_conf()")

    said = refusal(database_urls.app.replace("gql_packages_server@", "cautious:wr0ng-one@"))

    assert "check the role and the password" in said
    assert "wr0ng-one" not in said


def test_a_database_that_is_not_there(postgres: EmbeddedServer) -> None:
    assert "There is no database nowhere" in refusal(postgres.url("postgres", "nowhere"))


def test_a_server_that_is_not_there() -> None:
    port = free_port()

    said = refusal(f"postgresql://someone:secret-one@127.0.0.1:{port}/clinics")

    assert f"cannot be reached at 127.0.0.1:{port}/clinics as someone" in said
    assert "secret-one" not in said


def test_a_host_that_has_no_address() -> None:
    assert "cannot be reached" in refusal("postgresql://someone@nowhere.invalid/clinics")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://someone@localhost/clinics",
        "localhost",
        "postgresql://localhost/clinics",
        "postgresql://someone@localhost:port/clinics",
        "postgresql://someone@localhost/clinics?sslmode=perhaps",
    ],
)
def test_a_url_that_is_none(url: str) -> None:
    refusal(url)


def test_a_server_that_is_too_old() -> None:
    with server_of_version("14.9") as port:
        said = refusal(f"postgresql://someone@127.0.0.1:{port}/clinics?sslmode=disable")

    assert "is Postgres 14, and 15 is the oldest that works" in said


@pytest.mark.parametrize(
    ("given", "missing"),
    [("AUTH_JWKS_URL", "AUTH_ISSUER"), ("AUTH_ISSUER", "AUTH_JWKS_URL")],
)
def test_half_an_identity_provider(database_urls: DatabaseUrls, given: str, missing: str) -> None:
    said = refusal(database_urls.app, **{given: "https://identity.example"})

    assert missing in said


def test_only_the_owner_is_known(database_urls: DatabaseUrls) -> None:
    said = refusal_of("serve", MIGRATION_DATABASE_URL=database_urls.owner, PORT="0")

    assert "set it to the URL of the application's role" in said


def test_only_the_application_is_known(database_urls: DatabaseUrls) -> None:
    said = refusal_of("migrate", DATABASE_URL=database_urls.app)

    assert "set it to the URL of the owner" in said


def refusal(url: str, **settings: str) -> str:
    return refusal_of("serve", DATABASE_URL=url, PORT="0", **settings)


class _OldPostgres(socketserver.BaseRequestHandler):
    """Lets anybody in and says its version: as much as the check hears before it hangs up."""

    version = "14.9"

    def handle(self) -> None:
        self.request.recv(4096)
        parameter = f"server_version\0{self.version}\0".encode()
        for kind, body in (
            (b"R", struct.pack("!i", 0)),
            (b"S", parameter),
            (b"K", struct.pack("!ii", 1, 1)),
            (b"Z", b"I"),
        ):
            self.request.sendall(kind + struct.pack("!i", len(body) + 4) + body)
        self.request.recv(4096)


@contextmanager
def server_of_version(version: str) -> Iterator[int]:
    handler = type("Handler", (_OldPostgres,), {"version": version})
    with socketserver.TCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
