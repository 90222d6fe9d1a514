"""The wheel serves the demo and GraphiQL where there is no checkout."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from tests.cli_and_server.serve_process import (
    environment,
    eventually,
    free_port,
    passable_directory,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program() -> Iterator[Path]:
    """`gql-packages` of the wheel, in an environment that shares only the dependencies."""
    with TemporaryDirectory(prefix="gql-", ignore_cleanup_errors=True) as made:
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
        building = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", made)
        subprocess.run([*pip, *building, str(ROOT)], check=True)
        [wheel] = Path(made).glob("*.whl")
        home = Path(made) / "venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
        python = home / "bin" / "python"
        # A path file inside that directory, such as the checkout's own, is not read from here.
        [packages] = home.glob("lib/python*/site-packages")
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
        installing = ("--python", str(python), "install", "--no-deps", str(wheel))
        subprocess.run([*pip, *installing], check=True)
        yield home / "bin" / "gql-packages"


def test_the_demo_and_graphiql_are_served_from_an_empty_directory(program: Path) -> None:
    port = free_port()
    outside = {name: v for name, v in environment({}).items() if name != "PYTHONPATH"}
    with passable_directory() as made:
        output = made / "output.txt"
        directory = made / "empty"
        directory.mkdir()
        settings = {"PORT": str(port), "DRAIN_SECONDS": "0"}
        few = [str(program), "demo", "--patients", "8"]  # a first start makes a hundred
        subprocess.run(few, cwd=directory, env=outside, check=True, capture_output=True)
        with output.open("wb") as file:
            process = subprocess.Popen(
                [program, "serve"], cwd=directory, env=outside | settings, stdout=file, stderr=file
            )
        try:
            assert eventually(lambda: "Token" in output.read_text(), 60), output.read_text()
            assert str(program.parent.parent) in imported_from(program)
            asserts_demo(f"http://127.0.0.1:{port}", output.read_text())
        finally:
            process.terminate()
            assert process.wait(30) == 0


def imported_from(program: Path) -> str:
    """Where the wheel's environment finds the package."""
    asking = [str(program.with_name("python")), "-c", "import gql_packages as g; print(g.__file__)"]
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        asking, cwd=program.parent, env=outside, capture_output=True, text=True, check=True
    ).stdout


def asserts_demo(address: str, said: str) -> None:
    [token] = re.findall(r"Token +(\S+)", said)
    page = httpx.get(f"{address}/graphiql")
    [script] = re.findall(r'src="(graphiql/explorer-\w+\.js)"', page.text)
    asked = {"query": "{ viewer { clinic { name } } patients { totalCount } }"}
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.post(f"{address}/graphql", json=asked, headers=headers, timeout=30).json()

    assert httpx.get(f"{address}/{script}").status_code == 200
    assert answer["data"]["patients"]["totalCount"] == 7
