"""Load: `wrk` sends requests from a few connections that never pause."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

_SCRIPT = Path(__file__).with_name("requests.lua")


@dataclass(frozen=True)
class Server:
    """A server that is measured, and who asks it; one without a token knows by itself."""

    name: str
    port: int
    token: str | None = None

    def ask(self, body: bytes) -> bytes:
        """POST one request; fails unless it is answered with 200."""
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("POST", "/graphql", body, headers)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        if response.status != http.HTTPStatus.OK:
            raise SystemExit(f"{self.name} answers {response.status}: {answer[:300]!r}")
        return answer


@dataclass(frozen=True)
class Rate:
    """What came of a load."""

    #: answers in all, and their bytes with the headers
    answers: int
    size: int
    a_second: float
    slowest: str

    @property
    def size_of_one(self) -> float:
        """Bytes of an answer, on average."""
        return self.size / max(self.answers, 1)


def require_wrk() -> None:
    """Fail in one sentence where `wrk` is not installed."""
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: install it (on Debian and Ubuntu: apt install wrk).")


def write_bodies(file: Path, bodies: Sequence[bytes]) -> None:
    """Write requests where `load` reads them."""
    file.write_bytes(b"\n".join(bodies) + b"\n")


def load(server: Server, bodies: Path, *, clients: int, seconds: int) -> Rate:
    """Send the requests in the file; fails when an answer is none, or not 200."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", "-s", str(_SCRIPT)]
    command += [f"http://127.0.0.1:{server.port}", "--", str(bodies), uuid4().hex]
    command += [server.token] if server.token else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout
    found = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+)([KMG]?)B read", said)
    rate, slowest = re.search(r"Requests/sec: +([\d.]+)", said), re.search(r"99% +(\S+)", said)
    if found is None or rate is None or slowest is None:
        raise SystemExit(f"wrk says nothing of {server.name}: {said}{done.stderr}")
    if failed := re.search(r"(Non-2xx or 3xx responses: .*|Socket errors: .*)", said):
        raise SystemExit(f"{server.name} does not answer everything. {failed[1]}")
    size = float(found[2]) * 1024 ** " KMG".index(found[3] or " ")
    return Rate(int(found[1]), int(size), float(rate[1]), slowest[1])
