"""One filled database and the application on it: the same question to both."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import asyncpg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.types import ASGIApp, Message

from bench.clinic import NOW
from bench.generate_history import HEAVY, USUAL
from gql_packages.app import tune_gc
from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.database.connect import Connection, connected
from gql_packages.database.pool import LONGEST_KEPT, Database, TenantConnection
from gql_packages.database.reports_pool import ReportsDatabase
from gql_packages.domain.permissions import Principal
from gql_packages.events.listener import Listener
from gql_packages.models.registry import register_models
from gql_packages.resolvers.build_schema import schema
from gql_packages.schema.global_id import encode
from gql_packages.web.asgi_app import create_app

if TYPE_CHECKING:
    from gql_packages.database.pool import PooledConnection


@dataclass(frozen=True)
class Transaction:
    """What was sent to begin it, and the statements in it, each with the clinic and the rest."""

    begin: str
    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)


class WatchedDatabase(Database):
    """Records every reading statement, if recording is on."""

    seen: list[Transaction] | None = None

    async def begin_reading(self, clinic_id: UUID) -> TenantConnection:
        """As the application's own."""
        connection = await super().begin_reading(clinic_id)
        watched = Watched(connection, self.seen[-1]) if self.seen else connection
        return cast(TenantConnection, watched)

    async def end_reading(self, connection: TenantConnection, *, is_settled: bool = True) -> None:
        """As the application's own."""
        own = getattr(connection, "connection", connection)
        await super().end_reading(own, is_settled=is_settled)

    async def _begun(self, begin: str) -> tuple[PooledConnection, str, int]:
        # The audit may be written meanwhile.
        if self.seen is not None and "READ ONLY" in begin:
            self.seen.append(Transaction(begin))
        return await super()._begun(begin)


class WatchedReportsDatabase(ReportsDatabase, WatchedDatabase):
    """The same of the reports' connections."""


@dataclass
class Watched:
    """Stands before a connection and writes down what it is asked."""

    connection: TenantConnection
    transaction: Transaction

    async def rows(self, sql: str, *arguments: Any) -> Any:
        """As the connection's own."""
        self.transaction.statements.append((sql, arguments))
        return await self.connection.rows(sql, *arguments)

    async def row(self, sql: str, *arguments: Any, is_kept: bool = True) -> Any:
        """As the connection's own."""
        self.transaction.statements.append((sql, arguments))
        return await self.connection.row(sql, *arguments, is_kept=is_kept)


@dataclass
class Target:
    """The application on one database, signed in as a clinic's owner, and a plain connection."""

    app: ASGIApp
    databases: Sequence[WatchedDatabase]
    plain: Connection
    principal: Principal
    token: str
    names: Mapping[str, str] = field(default_factory=dict)

    async def ask(self, body: bytes) -> bytes:
        """POST it to the application, in this process; the body of the answer."""
        return await post(self.app, self.token, body)

    async def transactions_of(self, body: bytes) -> list[Transaction]:
        """What answering it asks of the database; fails if the answer has errors."""
        seen: list[Transaction] = []
        for database in self.databases:
            database.seen = seen
        answer = json.loads(await self.ask(body))
        for database in self.databases:
            database.seen = None
        if "errors" in answer:
            raise SystemExit(f"The question is not answered: {answer['errors'][0]}")
        return seen

    async def run(self, transactions: Sequence[Transaction]) -> None:
        """The same on the plain connection, one statement after the other."""
        for transaction in transactions:
            await self.plain.execute(transaction.begin)
            for sql, arguments in transaction.statements:
                await self.plain.fetch(sql, *arguments)
            await self.plain.execute("ROLLBACK")


async def post(app: ASGIApp, token: str, body: bytes) -> bytes:
    """POST to an ASGI application without a network, a client or a socket in between."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": b"",
        "headers": [
            (b"authorization", f"Bearer {token}".encode()),
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ],
    }
    incoming: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    answered: list[bytes] = []

    async def receive() -> Message:
        return incoming.pop() if incoming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answered.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(answered)


@asynccontextmanager
async def opened(
    url: str, superuser_url: str, key: Ed25519PrivateKey, *, clinic: str = "first"
) -> AsyncIterator[Target]:
    """The application on the database of that URL, at the desk of its first or last clinic."""
    async with connected(superuser_url) as connection:
        principal, names = await _look_up(connection, -1 if clinic == "last" else 0)
    token = issue_token(key, principal, hours=24, now=datetime.now(UTC))
    async with AsyncExitStack() as stack:
        await register_models()
        plain = await asyncpg.connect(url, max_cacheable_statement_size=LONGEST_KEPT)
        stack.push_async_callback(plain.close)
        database = await WatchedDatabase.open(url)
        stack.push_async_callback(database.close)
        reports = await WatchedReportsDatabase.open(url)
        stack.push_async_callback(reports.close)
        audit, listener = AuditBatchWriter(database), Listener(url, database.execute)
        stack.push_async_callback(audit.close)
        stack.push_async_callback(listener.close)
        app = create_app(
            schema=schema,
            database=database,
            audit=audit,
            listener=listener,
            reports_database=reports,
            authenticator=Authenticator(LocalKey(key.public_key())),
            clock=lambda: NOW,
        )
        # As the server does when it has started.
        tune_gc()
        yield Target(app, (database, reports), plain, principal, token, names)


async def _look_up(connection: Connection, place: int) -> tuple[Principal, Mapping[str, str]]:
    """A clinic's owner, and the global ids that the questions name."""
    clinic_id = (await connection.fetch("SELECT id FROM clinic ORDER BY name"))[place]["id"]
    owner = await connection.fetchval(
        "SELECT id FROM staff_member WHERE clinic_id = $1 AND role = 'OWNER'", clinic_id
    )
    names: dict[str, str] = {}
    for word, (first, last) in {"heavy": HEAVY, "usual": USUAL}.items():
        found = await connection.fetchval(
            "SELECT id FROM patient WHERE clinic_id = $1 AND first_name = $2 AND last_name = $3",
            *(clinic_id, first, last),
        )
        names[word] = encode("Patient", found)
    treatment = await connection.fetchval(
        "SELECT id FROM treatment WHERE clinic_id = $1 AND name = 'Physiotherapy'", clinic_id
    )
    names["treatment"] = encode("Treatment", treatment)
    return Principal(clinic_id, owner), names
