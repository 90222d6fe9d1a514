"""Rules 188 and 189: starting it; pages of other origins; sockets that are closed."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from gql_packages.auth.authentication import LEEWAY_SECONDS
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.auth.sign_in_code import SignInCode
from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal
from tests.cli_and_server.serve_process import (
    ServeProcess,
    eventually,
    passable_directory,
    refusal_of,
    run_command,
    serving,
)
from tests.conftest import DatabaseUrls, new_database
from tests.front_desk import Ready
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, VISITS, following
from tests.websocket_client import close_of, opened

pytestmark = pytest.mark.slow

INIT = {"type": "connection_init"}
SUBSCRIBE = {
    "id": "one",
    "type": "subscribe",
    "payload": {"query": VISITS, "variables": {"during": MARCH}},
}

#: What a browser asks for when an address is opened.
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def demo() -> Iterator[ServeProcess]:
    """`serve` with an embedded database and the demo clinics."""
    with passable_directory() as made, serving(made) as server:
        yield server


def test_188_the_printed_link_signs_in_once_from_the_explorer_alone(demo: ServeProcess) -> None:
    [code] = re.findall(rf"{demo.origin}/graphiql#sign-in=(\S+)", demo.text)
    kept = [path for path in demo.output.parent.glob(".data/*") if path.is_file()]

    def exchanged(origin: str) -> httpx.Response:
        place = f"{demo.origin}/graphiql/sign-in"
        return httpx.post(place, json={"code": code}, headers={"Origin": origin})

    assert len(code) >= 22
    assert not any(code in path.read_text() for path in kept)
    assert exchanged("http://localhost:3000").status_code == 403
    token = exchanged(demo.origin).json()["token"]
    assert demo.ask(token, "{ viewer { role } }") == {"data": {"viewer": {"role": "OWNER"}}}
    assert exchanged(demo.origin).status_code == 410


def test_188_the_code_of_the_link_is_good_for_five_minutes(tmp_path: Path) -> None:
    code, who, now = SignInCode(tmp_path / "code"), Principal(uuid4(), uuid4()), datetime.now(UTC)

    in_time = code.exchange(code.issue(who, now), now + timedelta(seconds=299))
    too_late = code.exchange(code.issue(who, now), now + timedelta(seconds=300))

    assert (in_time, too_late) == (who, None)


def test_188_a_browser_at_the_address_of_the_api_is_led_to_the_explorer(
    demo: ServeProcess,
) -> None:
    address = f"{demo.origin}/graphql"

    opened = httpx.get(address, headers=BROWSER, follow_redirects=True)
    by_program = httpx.get(address)
    with_token = httpx.get(address, headers={**BROWSER, "Authorization": "Bearer nonsense"})

    assert (str(opened.url), opened.status_code) == (f"{demo.origin}/graphiql", 200)
    assert by_program.status_code == with_token.status_code == 401


async def test_188_an_older_version_on_newer_tables_says_so_and_does_not_start(
    postgres: EmbeddedServer, tmp_path: Path
) -> None:
    async with new_database(postgres) as urls:
        async with connected(urls.owner) as owner:
            await owner.execute("INSERT INTO schema_migration VALUES ('9999_later', '', now())")
        settings = {"DATABASE_URL": urls.app, "GQL_PACKAGES_DATA": str(tmp_path), "PORT": "0"}

        refused = refusal_of("serve", **settings)
        by_owner = refusal_of("migrate", MIGRATION_DATABASE_URL=urls.owner, **settings)

        for said in (refused, by_owner):
            assert "belong to a newer version than this one" in said
            assert "9999_later" in said
            assert "--allow-newer" in said
        settings.pop("PORT")
        with serving(tmp_path, "--allow-newer", **settings) as server:
            assert server.status("/readyz") == 200


@contextmanager
def full_disk(megabytes: int) -> Iterator[Path]:
    """A file system with so much room, for a data directory."""
    with passable_directory() as made:
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(made)]
        if subprocess.run(mounting, check=False, capture_output=True).returncode != 0:
            pytest.skip("Only root can mount a file system.")
        try:
            yield made
        finally:
            subprocess.run(["umount", str(made)], check=True)


@pytest.mark.parametrize("megabytes", [30, 45], ids=["no room for the files", "none for rows"])
def test_188_a_full_disk_is_one_sentence(megabytes: int) -> None:
    with full_disk(megabytes) as place:
        started = run_command("serve", GQL_PACKAGES_DATA=str(place / "data"), PORT="0")

    [said] = [line for line in started.stderr.splitlines() if line.startswith("gql-packages: ")]
    assert started.returncode == 1
    assert "The disk is full" in said
    assert f"room at {place / 'data'}" in said


#: What a browser asks before a page of another origin sends a query.
ASKING_FIRST = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}
ELSEWHERE = "https://elsewhere.example"


def asked_first(server: ServeProcess, origin: str) -> str | None:
    """The origin that a preflight is answered with."""
    headers = {"Origin": origin, **ASKING_FIRST}
    answer = httpx.options(f"{server.origin}/graphql", headers=headers)
    allowed: str | None = answer.headers.get("access-control-allow-origin")
    return allowed


async def may_connect(port: int, origin: str) -> bool:
    """Whether a page of that origin gets a WebSocket."""
    try:
        async with opened(port, origin=origin):
            return True
    except InvalidStatus:
        return False


async def test_189_in_the_demo_pages_on_this_machine_may_use_the_api(demo: ServeProcess) -> None:
    for origin in ("http://localhost:5173", "https://localhost", "http://127.0.0.1:3000"):
        assert asked_first(demo, origin) == origin
        assert await may_connect(demo.port, origin)
    for origin in (ELSEWHERE, "http://localhost.elsewhere.example", "http://localhost:1@a", "null"):
        assert asked_first(demo, origin) is None
        assert not await may_connect(demo.port, origin)


async def test_189_what_is_refused_to_a_page_is_logged_with_its_origin_and_the_setting(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    page, by_socket = "http://localhost:5173", "http://localhost:5174"
    async with served(database_urls.app, tmp_path) as server:
        assert asked_first(server.process, page) is None
        assert not await may_connect(server.process.port, by_socket)
        asked_first(server.process, "Zoe <script>")

        assert eventually(lambda: server.process.text.count("ALLOWED_ORIGINS") == 3)
    for line in (page, by_socket, "unreadable"):
        assert f'"origin": "{line}"' in server.process.text
    assert "script" not in server.process.text
    async with served(database_urls.app, tmp_path, ALLOWED_ORIGINS=page) as server:
        assert asked_first(server.process, page) == page
        assert await may_connect(server.process.port, page)
        assert "ALLOWED_ORIGINS" not in server.process.text


async def test_189_an_expired_token_closes_a_socket_with_4401(
    server: Served, clinic: Ready
) -> None:
    closure = (4401, "The token has expired. Connect again with a new one.")

    def token(seconds_left: float) -> str:
        begun = datetime.now(UTC) - timedelta(hours=1, seconds=LEEWAY_SECONDS - seconds_left)
        return issue_token(server.signing_key, clinic.desk.principal, hours=1, now=begun)

    async with opened(server.process.port) as socket:
        await socket.sign_in(token(-60))
        assert await socket.closed() == closure
    async with following(server.process.port, token(2), VISITS, during=MARCH) as visits:
        assert await visits.error() == "UNAUTHENTICATED"
        assert await visits.closed() == closure


@pytest.mark.parametrize(
    ("messages", "code", "advice"),
    [
        ([{"type": "subscribe", "id": "1", "payload": {"query": "{ a }"}}], 4401, "Send conn"),
        ([dict(INIT)], 4403, "Send Authorization: Bearer <token>"),
        ([INIT | {"payload": {"Authorization": "Bearer x"}}], 4403, "Connect again with another"),
        ([INIT | {"payload": []}], 4400, "Send Authorization: Bearer <token>"),
        ([{"type": "hello"}], 4400, "Send connection_init, subscribe, complete"),
        ([7], 4400, "Send messages as graphql-transport-ws has them"),
        ([INIT, INIT], 4429, "Send connection_init once"),
        ([INIT, SUBSCRIBE, SUBSCRIBE], 4409, "give each one an id of its own"),
    ],
)
async def test_189_a_socket_that_is_closed_says_what_to_do(
    server: Served, clinic: Ready, messages: list[Any], code: int, advice: str
) -> None:
    token = server.token(clinic.desk.principal)
    async with opened(server.process.port) as socket:
        with pytest.raises(ConnectionClosed) as gone:
            for message in messages:
                if message is INIT:
                    await socket.sign_in(token)
                else:
                    await socket.connection.send(json.dumps(message))
            while True:
                await socket.message()

    closed_with, reason = close_of(gone)
    assert (closed_with, advice in reason) == (code, True), reason


async def test_189_another_protocol_and_a_server_that_stops_say_what_to_do_too(
    clinic: Ready, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path) as server:
        async with opened(server.process.port, protocol="graphql-ws") as socket:
            assert await socket.closed() == (
                4406,
                "Connect with the subprotocol graphql-transport-ws.",
            )
        token = server.token(clinic.desk.principal)
        async with following(server.process.port, token, VISITS, during=MARCH) as visits:
            server.process.process.send_signal(signal.SIGINT)
            assert await visits.closed() == (1012, "The server is being stopped: connect again.")
