"""The front desk in a real browser, at a real server with the demo clinic."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gql_packages.domain.permissions import Role
from tests.browsers import shared_browser
from tests.cli_and_server.serve_process import free_port, passable_directory, serving
from tests.domain.test_permissions import MAY
from tests.explorer.conftest import EXPLORER, DemoSupport
from tests.explorer.test_in_a_browser import providing
from tests.frontdesk.conftest import DemoStaff
from tests.npm import install, run
from tests.run_size import IS_FULL
from tests.running_server import served

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

TOKENS = {
    "OWNER": Role.OWNER,
    "BILLING": Role.BILLING,
    "DESK": Role.FRONT_DESK,
    "PRACTITIONER": Role.PRACTITIONER,
    "SUPPORT": Role.SUPPORT,
}


@dataclass(frozen=True)
class Place:
    """Where the front desk is, with a token for each role and a browser."""

    front_desk: Path
    settings: dict[str, str]

    async def run(self, *program: str) -> None:
        command = ("node", "--test", "--test-reporter=spec", *program)
        await asyncio.to_thread(run, self.front_desk, *command, **self.settings)


#: What the gate runs: the day by keyboard, each role, two windows, a server that goes away.
DAY = ["keyboard", "roles", "today", "patients", "shell"]
#: Of these the gate runs axe alone; the rest of them, and `ALL_ELSE`, is for a full run.
LOOKED_AT = ["reports", "set-up", "book", "visit"]
ALL_ELSE = ["amend", "print", "jumps", "lost-answers", "states"]


@pytest.fixture(scope="module")
async def place(
    front_desk: Path, staff: DemoStaff, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Place]:
    """One server with the demo clinic, and one browser, for all programs."""
    directory = tmp_path_factory.mktemp("front-desk")
    with shared_browser(front_desk) as browser:
        async with served(staff.app_url, directory) as server:
            tokens = {name: server.token(staff.of[role]) for name, role in TOKENS.items()}
            address = {"DESK_ADDRESS": f"{server.process.origin}/", "BROWSER": browser}
            may = {role: " ".join(fields).split() for role, fields in MAY.items()}
            every = {"ALL": "yes"} if IS_FULL else {}
            yield Place(front_desk, {**address, **tokens, **every, "MAY": json.dumps(may)})


@pytest.mark.parametrize("program", DAY)
async def test_the_day_in_a_browser(place: Place, program: str) -> None:
    await place.run(f"test/{program}.test.mjs")


@pytest.mark.skipif(IS_FULL, reason="they run whole")
@pytest.mark.parametrize("program", LOOKED_AT)
async def test_axe_finds_nothing(place: Place, program: str) -> None:
    await place.run("--test-name-pattern=^axe", f"test/{program}.test.mjs")


@pytest.mark.long
@pytest.mark.parametrize("program", [*LOOKED_AT, *ALL_ELSE])
async def test_all_else_in_a_browser(place: Place, program: str) -> None:
    await place.run(f"test/{program}.test.mjs")


async def test_the_first_link_that_a_demo_prints_signs_in(front_desk: Path) -> None:
    with passable_directory() as folder, serving(folder) as server:
        link = re.findall(r"http://\S+", server.text)[0]
        run(
            front_desk,
            *("node", "--test", "--test-reporter=spec", "test/printed-link.test.mjs"),
            DESK_ADDRESS=f"{server.origin}/",
            LINK=link,
        )


async def test_a_person_signs_in_at_the_provider(
    front_desk: Path, staff: DemoStaff, tmp_path: Path
) -> None:
    install(EXPLORER)
    port = free_port()
    page = f"http://127.0.0.1:{port}/"
    owner = staff.of[Role.OWNER]
    with providing(EXPLORER, page, DemoSupport(staff.app_url, owner, owner)) as provider:
        async with served(staff.app_url, tmp_path, PORT=str(port), **provider.settings):
            run(
                front_desk,
                *("node", "--test", "--test-reporter=spec", "test/provider.test.mjs"),
                DESK_ADDRESS=page,
                PROVIDER=provider.issuer,
                STAFF_MEMBER=str(owner.staff_member_id),
            )
