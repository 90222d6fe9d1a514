"""The real server in processes of its own on a test's database, and desks that reach it."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.domain.permissions import Principal
from tests.cli_and_server.serve_process import ServeProcess, serving
from tests.front_desk import FrontDesk


@dataclass(frozen=True)
class Served:
    """A running `gql-packages serve`: its process, its signing key, and connections to it."""

    process: ServeProcess
    signing_key: Ed25519PrivateKey
    http: httpx.AsyncClient

    @property
    def url(self) -> str:
        """Where GraphQL is served."""
        return f"{self.process.origin}/graphql"

    def token(self, principal: Principal) -> str:
        """A token that this server believes, good for a day."""
        return issue_token(self.signing_key, principal, hours=24, now=datetime.now(UTC))

    def desk(self, desk: FrontDesk) -> FrontDesk:
        """The same desk, but at this server: it works with the clock of the machine."""
        token = self.token(desk.principal)
        return dataclasses.replace(desk, http=self.http, token=token)


@asynccontextmanager
async def served(
    app_url: str, directory: Path, *arguments: str, **settings: str
) -> AsyncIterator[Served]:
    """Serve the database at `app_url` until the block ends; servers in one directory share a key.

    `arguments` are those of the command (`--workers`, `2`), `settings` its environment's variables.
    """
    settings = {"DATABASE_URL": app_url, "GQL_PACKAGES_DATA": str(directory), **settings}
    process = serving(directory, *arguments, **settings)
    started = await asyncio.to_thread(process.__enter__)
    try:
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
        async with httpx.AsyncClient(base_url=started.origin, limits=limits, timeout=300) as http:
            yield Served(started, load_or_create(directory / "signing-key.pem"), http)
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)
