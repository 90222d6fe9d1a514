"""Dockerfile and docker-compose.yml name only what exists; the proxy passes all traffic on."""

import asyncio
import contextlib
import json
import re
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
import typer
import yaml

from gql_packages.cli.application import app
from gql_packages.database.connect import OLDEST_POSTGRES, role_of
from gql_packages.dev.embedded_postgres import APPLICATION_ROLE
from gql_packages.server.graceful_server import LINGER_SECONDS
from gql_packages.server.run import GRACE
from gql_packages.settings import Settings
from tests.cli_and_server.serve_process import eventually, free_port
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk
from tests.running_server import served
from tests.websocket_client import signed_in

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if "build" in service}

PROXY = ROOT / "proxy" / "nginx.conf"

needs_nginx = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")

VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_a_setting(name: str) -> None:
    assert OURS[name]["environment"].keys() <= VARIABLES


@pytest.mark.parametrize("name", OURS)
def test_every_command_and_its_options_are_in_the_command_line(name: str) -> None:
    assert_is_command(OURS[name]["command"])


def test_what_the_image_sets_and_runs_is_there() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    names = set(re.findall(r"\b([A-Z_]+)=", final)) - {"PATH", "PYTHONUNBUFFERED"}

    assert names == {"HOST", "PORT", "GQL_PACKAGES_DATA"}
    assert 'ENTRYPOINT ["gql-packages"]' in final
    assert "/livez" in final
    assert re.search(r"^USER [1-9]", final, re.MULTILINE)
    [command] = re.findall(r"^CMD (\[.*\])$", final, re.MULTILINE)
    assert_is_command(json.loads(command))


def test_what_the_image_copies_is_there_and_is_let_in() -> None:
    let_in = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [
        source
        for words in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for source in words.split()
    ]

    assert copied
    for source in copied:
        assert (ROOT / source).exists()
        assert f"!{source}" in let_in


def test_no_password_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    passwords = re.findall(r"\$\{(\w*PASSWORD\w*)([^}]*)\}", text)

    assert {name for name, _ in passwords} == {"OWNER_PASSWORD", "APPLICATION_PASSWORD"}
    assert all(rest.startswith(":?") for _, rest in passwords)


def test_the_application_is_not_the_owner_and_never_sees_the_owners_password() -> None:
    migrating, serving = OURS["migrate"]["environment"], OURS["api"]["environment"]
    owner = COMPOSE["services"]["database"]["environment"]["POSTGRES_USER"]

    assert role_in(migrating["MIGRATION_DATABASE_URL"]) == owner
    assert role_in(serving["DATABASE_URL"]) == APPLICATION_ROLE != owner
    assert serving["DATABASE_URL"] == migrating["DATABASE_URL"]
    assert "OWNER_PASSWORD" not in str(serving)


def test_the_database_is_new_enough_and_the_api_may_finish_what_runs() -> None:
    image = COMPOSE["services"]["database"]["image"]

    assert int(image.partition(":")[2]) >= OLDEST_POSTGRES
    drain = Settings.model_fields["drain_seconds"].default
    assert int(OURS["api"]["stop_grace_period"].removesuffix("s")) > drain + LINGER_SECONDS + GRACE


def test_only_the_proxys_port_is_published() -> None:
    published = {name for name, service in COMPOSE["services"].items() if "ports" in service}
    [port] = COMPOSE["services"]["proxy"]["ports"]

    assert published == {"proxy"}
    assert port.startswith("${PUBLISHED_ADDRESS:-127.0.0.1}:")
    assert f"listen {port.rpartition(':')[2]};" in PROXY.read_text()
    assert (
        f"./{PROXY.relative_to(ROOT)}:/etc/nginx/nginx.conf:ro"
        in (COMPOSE["services"]["proxy"]["volumes"])
    )
    assert "server api:8000;" in PROXY.read_text()


def role_in(url: str) -> str:
    return role_of(re.sub(r"\$\{[^}]*\}", "secret", url))


def assert_is_command(words: list[str]) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    command = group.commands[words[0]]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[1:] if word.startswith("--")} <= options


@contextmanager
def proxy_before(port: int, *replaced: tuple[str, str]) -> Iterator[str]:
    """The real configuration, but for `replaced`, in front of `port`; the proxy's address."""
    own = free_port()
    with TemporaryDirectory(prefix="gql-") as made:
        text = PROXY.read_text().replace("api:8000", f"127.0.0.1:{port}")
        text = text.replace("listen 8080;", f"listen 127.0.0.1:{own};").replace("/tmp/", f"{made}/")
        for old, new in replaced:
            assert text.count(old) == 1
            text = text.replace(old, new)
        configuration = Path(made) / "nginx.conf"
        configuration.write_text(text.replace("/dev/stdout", f"{made}/access.log"))
        command = ["nginx", "-p", made, "-c", str(configuration), "-g", "daemon off; user root;"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                assert eventually(lambda: _listens(own) or process.poll() is not None)
                assert process.poll() is None, "nginx does not accept the configuration"
                yield f"http://127.0.0.1:{own}"
            finally:
                process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def proxied(
    urls: DatabaseUrls, directory: Path, desk: FrontDesk
) -> AsyncIterator[tuple[httpx.AsyncClient, str]]:
    """A client of the real server behind the proxy, and a token of the desk."""
    async with served(urls.app, directory) as server:
        with proxy_before(server.process.port) as address:
            token = server.token(desk.principal)
            headers = {"Authorization": f"Bearer {token}"}
            async with httpx.AsyncClient(base_url=address, headers=headers) as client:
                yield client, token


DAY = '{from: "2026-03-02", to: "2026-03-02"}'
SUBSCRIPTION = f"subscription {{ appointmentsChanged(during: {DAY}) {{ kind }} }}"


@needs_nginx
async def test_queries_events_sockets_and_files_pass_through_the_proxy(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with proxied(database_urls, tmp_path, desk) as (client, token):
        answer = await client.post("/graphql", json={"query": "{ viewer { role } }"})
        assert answer.json() == {"data": {"viewer": {"role": "OWNER"}}}
        assert answer.headers["x-request-id"]

        # The stream is still open when its first event arrives.
        asked, events = {"query": SUBSCRIPTION}, {"Accept": "text/event-stream"}
        async with client.stream("POST", "/graphql", json=asked, headers=events) as stream:
            async with asyncio.timeout(30):
                assert "STARTED" in await anext(
                    line async for line in stream.aiter_lines() if line.startswith("data: {")
                )

        async with signed_in(client.base_url.port or 0, token) as socket:
            await socket.subscribe(SUBSCRIPTION)
            assert (await socket.told())["kind"] == "STARTED"

        file = await client.get("/reports/package-sales.csv")
        assert file.status_code == 200
        assert file.text.startswith("patientPackageId,")

        too_long = await client.post("/graphql", content=b" " * 200_000)
        assert too_long.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
        assert (await client.post("/graphql", content=b" " * 2_000_000)).status_code == 413


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
MEBIBYTE = b"100000\r\n" + b"x" * 2**20 + b"\r\n"


@needs_nginx
async def test_a_file_is_written_at_the_pace_of_its_reader() -> None:
    written = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD + b"3\r\none\r\n")
        with contextlib.suppress(ConnectionError):
            while written < 100:
                writer.write(MEBIBYTE)
                await writer.drain()
                written += 1
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        with proxy_before(server.sockets[0].getsockname()[1]) as address:
            slow, request = await asyncio.open_connection("127.0.0.1", httpx.URL(address).port)
            request.write(b"GET /reports/x.csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
            async with asyncio.timeout(10):
                assert b"one" in await slow.readuntil(b"one")
            await asyncio.sleep(2)
            request.close()

    assert 0 < written < 50


@needs_nginx
async def test_a_flood_of_one_address_and_slow_clients_do_not_reach_the_server() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        smaller = (
            ("client_header_timeout 10s", "client_header_timeout 1s"),
            ("rate=50r/s", "rate=1r/s"),
            ("burst=200", "burst=20"),
        )
        with proxy_before(port, *smaller) as address:
            async with httpx.AsyncClient(base_url=address) as client:
                answers = [await client.get("/livez") for _ in range(40)]
            refused = [each for each in answers if each.status_code == 503]
            assert [each.status_code for each in answers[:20]] == [200] * 20
            assert len(refused) > 5
            assert refused[0].json()["errors"][0]["extensions"]["code"] == "OVERLOADED"
            assert refused[0].headers["retry-after"] == "1"

            slow, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(address).port)
            writer.write(b"POST /graphql HTTP/1.1\r\nHost: ")
            await writer.drain()
            async with asyncio.timeout(30):
                with pytest.raises(ConnectionResetError):
                    await slow.read()
            writer.close()
