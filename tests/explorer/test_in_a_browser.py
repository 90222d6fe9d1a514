"""The explorer in a real browser, at a real server with the demo clinic, and a real provider."""

import asyncio
import json
import re
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gql_packages.auth.local_signing_key import issue_token
from tests.cli_and_server.serve_process import free_port, passable_directory, serving
from tests.explorer.conftest import DemoSupport
from tests.npm import run
from tests.run_size import IS_FULL
from tests.running_server import Served, served
from tests.web.document_manifests import write_manifest

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

AUDIENCE = "https://clinics.example/api"


@dataclass(frozen=True)
class Provider:
    """A running identity provider, and where it gives tokens."""

    issuer: str
    token_origin: str
    process_id: int

    @property
    def settings(self) -> dict[str, str]:
        """Those of a server whose people sign in there."""
        return {
            "AUTH_JWKS_URL": f"{self.issuer}/jwks",
            "AUTH_ISSUER": self.issuer,
            "AUTH_AUDIENCE": AUDIENCE,
            "OIDC_AUTHORITY": self.issuer,
            "OIDC_CLIENT_ID": "explorer",
            "OIDC_RESOURCE": AUDIENCE,
        }


PLACES: list[tuple[str, ...]] = [(), ("apart",)] if IS_FULL else [()]


@pytest.fixture(scope="module")
async def strict(
    support: DemoSupport, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    """A server that trusts its own documents alone, for all programs that it is enough for."""
    directory = tmp_path_factory.mktemp("strict")
    async with serving_trusted(support, directory, "true") as server:
        yield server


@asynccontextmanager
async def serving_trusted(
    support: DemoSupport, directory: Path, trusted_only: str
) -> AsyncIterator[Served]:
    """A server with a manifest of one document."""
    settings = {
        "TRUSTED_DOCUMENTS": str(write_manifest(directory / "manifest.json", ["{ __typename }"])),
        "TRUSTED_DOCUMENTS_ONLY": trusted_only,
    }
    async with served(support.app_url, directory, **settings) as server:
        yield server


#: What the gate runs of the longest program: questions and their answers, and what must not stay.
SHORT = "^(every prepared|from a name|names are text|a report is saved|token, headers|a refusal)"


async def test_support_signs_in_with_a_token_and_answers_questions(
    explorer: Path, support: DemoSupport, strict: Served
) -> None:
    chosen = () if IS_FULL else (f"--test-name-pattern={SHORT}",)
    await asyncio.to_thread(with_tokens, explorer, support, strict, "token", *chosen)


async def test_an_old_token_does_not_end_a_new_session(
    explorer: Path, support: DemoSupport, strict: Served
) -> None:
    await asyncio.to_thread(with_tokens, explorer, support, strict, "session")


@pytest.mark.long
async def test_support_watches_what_changes(
    explorer: Path, support: DemoSupport, strict: Served
) -> None:
    await asyncio.to_thread(with_tokens, explorer, support, strict, "live")


@pytest.mark.long
async def test_support_answers_questions_where_other_documents_are_answered_too(
    explorer: Path, support: DemoSupport, tmp_path: Path
) -> None:
    async with serving_trusted(support, tmp_path, "false") as server:
        await asyncio.to_thread(with_tokens, explorer, support, server, "token")


def with_tokens(
    explorer: Path, support: DemoSupport, server: Served, program: str, *chosen: str
) -> None:
    """Run the program, or what is chosen of it, with tokens of that server."""
    now = datetime.now(UTC)
    yesterday = now - timedelta(days=1)
    run(
        explorer,
        *("node", "--test", "--test-reporter=spec", *chosen, f"test/{program}.test.mjs"),
        EXPLORER=f"http://127.0.0.1:{server.process.port}/graphiql",
        TOKEN=server.token(support.principal),
        OWNER=server.token(support.owner),
        NEWER=issue_token(server.signing_key, support.principal, hours=48, now=now),
        EXPIRED=issue_token(server.signing_key, support.principal, hours=1, now=yesterday),
        NOW=str(int(now.timestamp() * 1000)),
    )


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "tokens-elsewhere" if place else "")
async def test_support_signs_in_at_the_provider(
    explorer: Path, support: DemoSupport, tmp_path: Path, place: tuple[str, ...]
) -> None:
    port = free_port()
    page = f"http://127.0.0.1:{port}/graphiql"
    with providing(explorer, page, support, *place) as provider:
        async with served(support.app_url, tmp_path, PORT=str(port), **provider.settings):
            run(
                explorer,
                *("node", "--test", "--test-reporter=spec", "test/provider.test.mjs"),
                EXPLORER=page,
                PROVIDER=provider.issuer,
                TOKENS=provider.token_origin,
                STAFF_MEMBER=str(support.principal.staff_member_id),
                NOW=str(int(datetime.now(UTC).timestamp() * 1000)),
            )


@pytest.mark.long
async def test_the_provider_or_the_server_is_away(
    explorer: Path, support: DemoSupport, tmp_path: Path
) -> None:
    door = free_port()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    page = f"http://127.0.0.1:{door}/graphiql"
    with providing(explorer, page, support) as provider:
        # Nobody asks the second one anything before its provider is away: it has no keys then.
        async with (
            served(support.app_url, first, **provider.settings) as server,
            served(support.app_url, second, **provider.settings) as without_keys,
        ):
            run(
                explorer,
                *("node", "--test", "--test-reporter=spec", "test/away.test.mjs"),
                EXPLORER=page,
                SERVER=str(server.process.port),
                SECOND=str(without_keys.process.port),
                PROVIDER=provider.issuer,
                PROVIDER_PROCESS=str(provider.process_id),
                STAFF_MEMBER=str(support.principal.staff_member_id),
            )


async def test_the_link_that_a_demo_prints_signs_in(explorer: Path) -> None:
    with passable_directory() as folder, serving(folder) as server:
        [link] = re.findall(r"http://\S+/graphiql#sign-in=\S+", server.text)
        run(
            explorer,
            *("node", "--test", "--test-reporter=spec", "test/printed-link.test.mjs"),
            EXPLORER=f"{server.origin}/graphiql",
            LINK=link,
            ADDRESS_OF_API=f"{server.origin}/graphql",
        )


@contextmanager
def providing(explorer: Path, page: str, support: DemoSupport, *place: str) -> Iterator[Provider]:
    """A provider that knows the page, and in whose tokens stands the clinic."""
    clinic = str(support.principal.clinic_id)
    process = subprocess.Popen(
        ["node", "test/provider.mjs", page, clinic, AUDIENCE, *place],
        cwd=explorer,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        said = json.loads(process.stdout.readline())
        yield Provider(said["issuer"], said["tokenOrigin"], process.pid)
    finally:
        # It may have been made to stand still.
        process.kill()
        process.communicate(timeout=20)
