"""Measures what gzip makes of answers: how much is left, and how long it takes, at each level.

    python -m bench.compression

Both demo clinics are made in a database that is thrown away, and asked what front ends ask. Times
are of the processor, each against the same answer at level 1 in the same run.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from graphql import get_introspection_query

from gql_packages.database.embedded import OWNER_ROLE, running
from gql_packages.database.migrate import migrate
from gql_packages.database.pool import Database
from gql_packages.demo.fill import fill_demo
from gql_packages.domain.rights import Principal
from gql_packages.resolvers.schema import schema
from gql_packages.web.application import create_app
from gql_packages.web.authentication import Authenticator, LocalKey
from gql_packages.web.local_key import issue_token

ROUNDS = 20
LEVELS = (1, 2, 3, 4, 5, 6, 9)

_PATIENTS = "id firstName lastName email phone credit { amount currency } owing { amount currency }"
_PACKAGE = (
    "id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesRemaining"
    " price { amount currency }"
)
QUESTIONS = {
    "who asks": "{ viewer { role permissions staffMember { id name } clinic { id name } } }",
    "five patients": f"{{ patients(first: 5) {{ nodes {{ {_PATIENTS} }} }} }}",
    "ten patients": f"{{ patients(first: 10) {{ nodes {{ {_PATIENTS} }} }} }}",
    "fifty patients": f"{{ patients(first: 50) {{ nodes {{ {_PATIENTS} }} }} }}",
    "with their packages": (
        f"{{ patients(first: 50) {{ nodes {{ {_PATIENTS} packages(first: 10)"
        f" {{ nodes {{ {_PACKAGE} }} }} }} }} }}"
    ),
    "the schema": get_introspection_query(),
}


def answers() -> dict[str, bytes]:
    """The answer to each question, and a report."""
    with (
        tempfile.TemporaryDirectory(prefix="gql-", ignore_cleanup_errors=True) as directory,
        running(Path(directory), lambda _: None) as server,
    ):
        return asyncio.run(_filled(server.url(OWNER_ROLE), server.url("gql_packages_server")))


async def _filled(owner_url: str, app_url: str) -> dict[str, bytes]:
    await migrate(owner_url, app_url=app_url, progress=lambda _: None)
    database = await Database.open(app_url, pool_size=4)
    try:
        clinics = await fill_demo(database, patients=100, progress=lambda _: None)
        return await _asked(database, clinics.vancouver.owner)
    finally:
        await database.close()


async def _asked(database: Database, owner: Principal) -> dict[str, bytes]:
    key = Ed25519PrivateKey.generate()
    app = create_app(
        schema=schema,
        database=database,
        authenticator=Authenticator(LocalKey(key.public_key())),
        clock=lambda: datetime.now(UTC),
    )
    token = issue_token(key, owner, hours=1, now=datetime.now(UTC))
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://clinic", headers=headers
    ) as http:
        found = {}
        for name, query in QUESTIONS.items():
            response = await http.post("/graphql", json={"query": query})
            if "errors" in response.json():
                raise RuntimeError(response.text)
            found[name] = response.content
        found["a report"] = (await http.get("/reports/package-usage.csv")).content
        return found


def compressed(body: bytes, level: int) -> tuple[int, float]:
    """How long the answer is then, and how many microseconds that took."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        compressor = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        length = len(compressor.compress(body) + compressor.flush())
        seconds.append(time.thread_time() - began)
    return length, median(seconds) * 1e6


def main() -> None:
    """Print a table: per cent that are left, and microseconds."""
    print("| answer | bytes | " + " | ".join(f"level {level}" for level in LEVELS) + " |")
    print("|---|---|" + "---|" * len(LEVELS))
    for name, body in answers().items():
        cells = []
        for level in LEVELS:
            length, microseconds = compressed(body, level)
            cells.append(f"{100 * length / len(body):.1f} %, {microseconds:.0f} µs")
        print(f"| {name} | {len(body)} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
