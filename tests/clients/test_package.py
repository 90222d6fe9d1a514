"""What `npm pack` gives, installed in an empty folder: types are resolved, and it runs."""

import asyncio
import json
import tarfile
from pathlib import Path

import pytest

from tests.front_desk import FrontDesk
from tests.npm import run
from tests.running_server import Served

pytestmark = [pytest.mark.node, pytest.mark.slow]

PROGRAM = """\
import { Client, WhoAmIDocument } from "gql-packages-client";
declare const process: { env: { CLINIC_URL: string; CLINIC_TOKEN: string } };
const { CLINIC_URL: url, CLINIC_TOKEN: token } = process.env;
const { viewer } = await new Client({ url, token: () => token }).run(WhoAmIDocument, {});
console.log(viewer.role, viewer.permissions.length > 0);
"""

LIVE = """\
import { FollowAPatientsPackagesDocument } from "gql-packages-client";
import { connectLive } from "gql-packages-client/live";
const live = connectLive({ url: "http://127.0.0.1:1", token: () => "", webSocket: class {
  static CLOSED = 3; static CLOSING = 2; static CONNECTING = 0; static OPEN = 1; } });
const stop = live(FollowAPatientsPackagesDocument, { patientId: "p" }, {
  read: (told) => console.log(told.patientPackagesChanged.kind),
  changed: (told) => console.log(told.patientPackagesChanged.patientPackages[0]?.usesAvailable),
  ended: (failure) => console.log(failure.message) });
stop();
"""

COMPILER = ["--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"]


@pytest.fixture(scope="module")
def packed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published."""
    folder = tmp_path_factory.mktemp("packed")
    said = run(package, "npm", "pack", "--json", "--pack-destination", str(folder))
    [tarball] = folder.glob("*.tgz")
    assert tarball.name in said
    return tarball


@pytest.fixture
def project(packed: Path, tmp_path: Path) -> Path:
    """An empty project that has installed nothing but the package."""
    (tmp_path / "package.json").write_text('{ "private": true, "type": "module" }')
    installed(tmp_path, str(packed))
    return tmp_path


def installed(project: Path, *packages: str) -> None:
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
    run(project, "npm", "install", *quietly, *packages)


def compiled(package: Path, project: Path, resolution: str = "nodenext") -> None:
    module = "nodenext" if resolution == "nodenext" else "esnext"
    modules = ("--module", module, "--moduleResolution", resolution)
    tsc = str(package / "node_modules" / ".bin" / "tsc")
    run(project, tsc, *COMPILER, *modules, "--ignoreConfig", "program.ts")


@pytest.mark.long
async def test_a_program_of_five_lines_compiles_and_runs(
    package: Path, project: Path, desk: FrontDesk, server: Served
) -> None:
    (project / "program.ts").write_text(PROGRAM)

    compiled(package, project, "bundler")
    compiled(package, project)
    settings = {"CLINIC_URL": server.url, "CLINIC_TOKEN": str(desk.token)}
    said = await asyncio.to_thread(run, project, "node", "program.js", **settings)

    assert said == "FRONT_DESK true\n"
    assert not (project / "node_modules" / "graphql-ws").exists()


@pytest.mark.long
def test_the_compiler_knows_what_was_asked(package: Path, project: Path) -> None:
    (project / "program.ts").write_text(PROGRAM.replace("viewer.role", "viewer.rank"))

    with pytest.raises(AssertionError, match="'rank' does not exist"):
        compiled(package, project)


@pytest.mark.long
def test_following_asks_for_one_package_more(package: Path, project: Path) -> None:
    (project / "program.ts").write_text(LIVE)
    lock = json.loads((package / "package-lock.json").read_text())["packages"]
    names = ("graphql", "graphql-ws")
    installed(project, *(f"{name}@{lock[f'node_modules/{name}']['version']}" for name in names))

    compiled(package, project)

    assert run(project, "node", "program.js") == ""


def test_it_carries_what_is_used_and_nothing_else(packed: Path) -> None:
    with tarfile.open(packed) as archive:
        names = {name.removeprefix("package/") for name in archive.getnames()}

    assert {"README.md", "build/src/index.js", "build/src/index.d.ts", "build/src/live.js"} <= names
    assert {
        f"src/generated/{name}.json"
        for name in ("introspection", "possible-types", "persisted-documents")
    } <= names
    elsewhere = ("build/src/", "src/generated/")
    assert {name for name in names if not name.startswith(elsewhere)} == {
        "README.md",
        "package.json",
    }
