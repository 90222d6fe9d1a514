"""The TypeScript client: its own tests against the real server, and what it is generated from."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from tests.cli_and_server.serve_process import environment
from tests.front_desk import FrontDesk
from tests.npm import run
from tests.running_server import Served

pytestmark = [pytest.mark.node, pytest.mark.slow]

GENERATED = ("graphql.ts", "introspection.json", "possible-types.json", "persisted-documents.json")


def another(server: Served) -> dict[str, object]:
    """How the tests start one more server on the same clinic, to kill it."""
    settings = {name: value for name, value in server.process.settings.items() if name != "PORT"}
    command = [sys.executable, "-m", "gql_packages.cli", "serve"]
    return {"command": command, "environment": environment(settings)}


async def test_it_compiles_strictly_and_its_tests_pass_against_the_server(
    package: Path, desk: FrontDesk, server: Served
) -> None:
    said = await asyncio.to_thread(
        run,
        package,
        *("npm", "test"),
        CLINIC_URL=server.url,
        CLINIC_TOKEN=str(desk.token),
        CLINIC_SIGNING_KEY=str(server.process.output.parent / "signing-key.pem"),
        CLINIC_SERVER=json.dumps(another(server)),
    )

    counts = dict(line[2:].split(" ", 1) for line in said.splitlines() if line[:2] == "# ")
    assert int(counts["pass"]) >= 50, said
    assert (counts["skipped"], counts["todo"]) == ("0", "0")


def test_it_is_what_the_schema_and_the_documents_give(package: Path, tmp_path: Path) -> None:
    run(package, "npm", "run", "generate", GENERATED=f"{tmp_path}/")

    committed = {name: package / "src" / "generated" / name for name in GENERATED}
    for name, file in (*committed.items(), (".graphqlrc.json", package / ".graphqlrc.json")):
        assert (tmp_path / name).read_text() == file.read_text(), (
            f"{name} is not what the schema gives: npm run generate in clients/typescript"
        )


def test_the_lock_names_no_place_to_download_from(package: Path) -> None:
    lock = (package / "package-lock.json").read_text()

    assert '"integrity"' in lock
    assert '"resolved"' not in lock
