"""Rule 188: starting it, at a terminal and in a browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from gql_packages.auth.sign_in_code import SignInCode
from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal
from tests.cli_and_server.serve_process import (
    ServeProcess,
    passable_directory,
    refusal_of,
    serving,
)
from tests.conftest import new_database

pytestmark = pytest.mark.slow

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
