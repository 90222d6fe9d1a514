"""`deploy/standby`: what the files run makes a standby of a real Postgres. Compose itself does not
run here."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from gql_packages.database.connect import OLDEST_POSTGRES, Connection, connected
from gql_packages.dev.embedded_postgres import APPLICATION_ROLE
from gql_packages.dev.postgres_process import PostgresProcess
from gql_packages.dev.postgres_user import as_postgres, give_to_postgres, reachable_programs
from tests.cli_and_server.serve_process import eventually, free_port, passable_directory
from tests.cli_and_server.test_compose import COMPOSE, ROOT, VARIABLES, role_in
from tests.docs_examples.example_hosts import PROGRAMS

FILES = ROOT / "deploy" / "standby"
ADDED: dict[str, Any] = yaml.safe_load((FILES / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = ADDED["services"]

PASSWORDS = {"PGPASSWORD": "owner-secret", "REPLICATION_PASSWORD": "standby's secret"}


@dataclass(frozen=True)
class Primary:
    """A running Postgres that lets in what `pg_hba.conf` lets in, and where its standby may be."""

    port: int
    programs: Path
    #: where the files of `deploy/standby` are, for the user that Postgres runs as
    files: Path
    copy: Path

    def url(self, port: int, role: str = "gql_packages_owner", password: str = "") -> str:
        """Of the primary, or of the standby at another port."""
        secret = password or PASSWORDS["PGPASSWORD"]
        return f"postgresql://{role}:{secret}@127.0.0.1:{port}/gql_packages"

    def environment(self, name: str) -> Mapping[str, str]:
        """What compose gives the service, with this primary in the place of the container."""
        given = {
            key: PASSWORDS["PGPASSWORD"] if "OWNER_PASSWORD" in value else value
            for key, value in SERVICES[name]["environment"].items()
        }
        given |= {key: PASSWORDS["REPLICATION_PASSWORD"] for key in given if "REPL" in given[key]}
        here = {"PGHOST": "127.0.0.1", "PRIMARY_HOST": "127.0.0.1"}
        given |= {key: value for key, value in here.items() if key in given}
        path = f"{self.programs}:{os.environ['PATH']}"
        return {"PATH": path, "PGPORT": str(self.port), "PGDATA": str(self.copy), **given}

    def run(self, name: str, *arguments: str) -> subprocess.Popen[str]:
        """The entry point of the service, with its mounted file where that is here."""
        words = list(SERVICES[name]["entrypoint"])
        for mounted in SERVICES[name]["volumes"]:
            if mounted.startswith("./"):
                source, inside, _ = mounted.split(":")
                words = [w.replace(inside, str(self.files / Path(source).name)) for w in words]
        return subprocess.Popen(
            [*words, *arguments],
            env=self.environment(name),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **as_postgres(),
        )

    def prepare(self) -> None:
        """Let a standby come."""
        done = self.run("replication")
        output, _ = done.communicate(timeout=60)
        assert done.returncode == 0, output

    @contextmanager
    def standby(self) -> Iterator[int]:
        """A standby that follows; its port."""
        port = free_port()
        settings = {
            "port": str(port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "hba_file": str(self.files / "pg_hba.conf"),
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        process = self.run("standby", *options)
        ready = [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]

        def is_ready() -> bool:
            assert process.poll() is None, process.stdout and process.stdout.read()
            return subprocess.run(ready, check=False).returncode == 0

        try:
            assert eventually(is_ready)
            yield port
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


#: Of the primary, in a test that has it forget what its standby has not had yet.
forgetful = pytest.mark.parametrize("primary", [{"max_slot_wal_keep_size": "1MB"}], indirect=True)


@pytest.fixture
def primary(request: pytest.FixtureRequest) -> Iterator[Primary]:
    with passable_directory() as directory:
        files, copies = directory / "files", directory / "standby"
        shutil.copytree(FILES, files)
        copies.mkdir()
        for path in (directory, copies):
            give_to_postgres(path)
        programs = reachable_programs(PROGRAMS, lambda _: None)
        process = PostgresProcess(directory / "postgres", programs, lambda _: None)
        process.ensure_data()
        port = free_port()
        asked = SERVICES["database"]["command"]
        settings = dict(word.split("=") for word in asked[1:] if word != "-c")
        settings |= {
            "hba_file": str(files / "pg_hba.conf"),
            "port": str(port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(directory),
            "fsync": "off",
            **getattr(request, "param", {}),
        }
        with process.running(settings, lambda: None):
            secret = PASSWORDS["PGPASSWORD"]
            for statement in (
                f"CREATE ROLE gql_packages_owner SUPERUSER LOGIN PASSWORD '{secret}'",
                "CREATE DATABASE gql_packages OWNER gql_packages_owner",
            ):
                psql = [
                    str(programs / "psql"),
                    "-h",
                    str(directory),
                    "-p",
                    str(port),
                    "-U",
                    "postgres",
                ]
                subprocess.run([*psql, "-qc", statement], check=True, **as_postgres())
            yield Primary(port, programs, files, copies / "18" / "docker")


async def test_the_standby_is_copied_once_and_then_follows(primary: Primary) -> None:
    primary.prepare()
    primary.prepare()
    # What an earlier copy left when it was cut short.
    leftover = primary.copy.with_name("docker.unfinished")
    for path in (leftover.parent, leftover):
        path.mkdir()
        give_to_postgres(path)
    (leftover / "PG_VERSION").touch()

    with primary.standby() as port:
        copied = primary.copy.stat().st_ino
        async with connected(primary.url(primary.port)) as desk:
            await desk.execute("CREATE TABLE sold (number int)")
            await desk.execute("INSERT INTO sold VALUES (1)")
            assert await _follows(desk, primary.url(port)) == 1
            [slot] = await desk.fetch("SELECT slot_name, active FROM pg_replication_slots")
            assert tuple(slot) == ("gql_packages_standby", True)
        async with connected(primary.url(port)) as reports:
            assert await reports.fetchval("SHOW hot_standby_feedback") == "on"
            assert await reports.fetchval("SELECT pg_is_in_recovery()")
    async with connected(primary.url(primary.port)) as desk:
        await desk.execute("INSERT INTO sold VALUES (2)")
        with primary.standby() as port:
            assert await _follows(desk, primary.url(port)) == 2
            assert primary.copy.stat().st_ino == copied
            async with connected(primary.url(port)) as promoted:
                assert await promoted.fetchval("SELECT pg_promote()")
                await promoted.execute("INSERT INTO sold VALUES (3)")


async def _follows(desk: Connection, url: str) -> int:
    """How many rows a standby has, once it has what the primary has now."""
    now = await desk.fetchval("SELECT pg_current_wal_lsn()::text")
    async with connected(url) as reports, asyncio.timeout(60):
        while not await reports.fetchval(
            "SELECT pg_last_wal_replay_lsn() >= $1::text::pg_lsn", now
        ):
            await asyncio.sleep(0.05)
        return int(await reports.fetchval("SELECT count(*) FROM sold"))


@forgetful
async def test_a_standby_that_was_away_for_too_long_can_be_copied_anew(primary: Primary) -> None:
    primary.prepare()
    with primary.standby():
        pass
    async with connected(primary.url(primary.port)) as desk:
        status = "SELECT wal_status FROM pg_replication_slots"
        async with asyncio.timeout(60):
            while await desk.fetchval(status) != "lost":
                await desk.execute("SELECT pg_logical_emit_message(false, '', repeat('x', 1000))")
                await desk.execute("SELECT pg_switch_wal()")
                await desk.execute("CHECKPOINT")
        primary.prepare()
        assert await desk.fetchval(status) != "lost"
        shutil.rmtree(primary.copy)
        await desk.execute("CREATE TABLE sold AS SELECT 1 AS number")
        with primary.standby() as port:
            assert await _follows(desk, primary.url(port)) == 1


@pytest.mark.parametrize("password", ["wrong", PASSWORDS["PGPASSWORD"]])
async def test_only_the_standbys_password_lets_it_in(primary: Primary, password: str) -> None:
    primary.prepare()
    command = [str(primary.programs / "psql"), "-h", "127.0.0.1", "-p", str(primary.port), "-w"]
    done = subprocess.run(
        [*command, "-U", "gql_packages_standby", "-d", "dbname=x replication=true", "-c", "x"],
        env={**os.environ, "PGPASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "password authentication failed" in done.stderr


def test_no_other_host_comes_in_without_a_password() -> None:
    rules = [line.split() for line in (FILES / "pg_hba.conf").read_text().splitlines()[1:]]
    trusted = [rule for rule in rules if rule[-1] != "scram-sha-256"]

    assert [rule[-2:] for rule in trusted] == [["all", "trust"], *_LOOPBACK]
    assert trusted[0][0] == "local"


_LOOPBACK = [["127.0.0.1/32", "trust"], ["::1/128", "trust"]]


def test_what_is_added_to_compose_fits_it() -> None:
    base = COMPOSE["services"]
    api, owner = SERVICES["api"]["environment"], SERVICES["replication"]["environment"]["PGUSER"]

    assert api.keys() <= VARIABLES
    for url in api.values():
        assert role_in(url) == APPLICATION_ROLE
        assert "standby:5432" in url
    assert api["DATABASE_URL"].endswith("?target_session_attrs=read-write")
    assert owner == base["database"]["environment"]["POSTGRES_USER"]
    images = {SERVICES[name]["image"] for name in ("replication", "standby")}
    assert images == {base["database"]["image"]}
    assert int(next(iter(images)).partition(":")[2]) >= OLDEST_POSTGRES
    assert not any("ports" in service for service in SERVICES.values())
    known = base.keys() | SERVICES.keys()
    for service in SERVICES.values():
        assert service.get("depends_on", {}).keys() <= known
        for mounted in service.get("volumes", ()):
            source = mounted.partition(":")[0]
            # Paths are those of the first file's directory.
            assert (ROOT / source).is_file() if "/" in source else source in ADDED["volumes"]
    assert json.dumps(SERVICES).count("PASSWORD:?") == json.dumps(SERVICES).count("${")
