"""The real application in this process, asked over HTTP, and answers compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.domain.permissions import Principal
from gql_packages.resolvers.build_schema import schema
from gql_packages.web.asgi_app import create_app
from tests.clinic_database import ClinicDatabase
from tests.queries.asked import Asked
from tests.queries.cursor_book import CursorBook
from tests.queries.oracle_words import place_of


@dataclass
class Server:
    """The application, believing in one moment; whoever works in some clinic can ask it."""

    http: httpx.AsyncClient
    signing_key: Ed25519PrivateKey
    books: dict[UUID, CursorBook] = field(default_factory=dict)

    @classmethod
    def over(cls, database: ClinicDatabase, now: datetime) -> Server:
        signing_key = Ed25519PrivateKey.generate()
        app = create_app(
            schema=schema,
            database=database,
            audit=database.audit,
            listener=database.listener,
            authenticator=Authenticator(LocalKey(signing_key.public_key())),
            clock=lambda: now,
        )
        transport = httpx.ASGITransport(app)
        return cls(httpx.AsyncClient(transport=transport, base_url="http://clinic"), signing_key)

    def with_book(self, clinic: UUID, book: CursorBook) -> Server:
        """The same server, asked with these cursors of a clinic."""
        return replace(self, books={clinic: book})

    async def raw(self, principal: Principal, body: Mapping[str, Any]) -> httpx.Response:
        """The response to one body."""
        token = issue_token(self.signing_key, principal, hours=24, now=datetime.now(UTC))
        headers = {"authorization": f"Bearer {token}"}
        return await self.http.post("/graphql", json=body, headers=headers)

    async def answer(self, principal: Principal, asked: Asked) -> dict[str, Any]:
        """The answer to a request whose cursors are the oracle's; objects keep their order."""
        book = self.books.setdefault(principal.clinic_id, CursorBook())

        async def ask(document: str, variables: dict[str, Any]) -> Any:
            response = await self.raw(principal, {"query": document, "variables": variables})
            return response.json()["data"]

        sent = await book.translated(asked.body(), ask)
        answer: dict[str, Any] = json.loads((await self.raw(principal, sent)).content)
        return answer


def ordered(value: Any) -> Any:
    """Objects as lists of pairs, so that the order of their keys is compared; cursors as places."""
    if isinstance(value, dict):
        return [(key, ordered(each)) for key, each in value.items()]
    if isinstance(value, list):
        return [ordered(each) for each in value]
    return (place_of(value) or value) if isinstance(value, str) else value


def codes(answer: Mapping[str, Any]) -> set[str]:
    """The codes of an answer's errors."""
    return {error["extensions"]["code"] for error in answer.get("errors", [])}


def difference(found: Any, wanted: Any, path: str = "") -> str | None:
    """Where two answers differ first; None if they do not."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        if list(found) != list(wanted):
            return f"{path}: keys {list(found)}, wanted {list(wanted)}"
        pairs = [(f"{path}.{key}", found[key], wanted[key]) for key in found]
    elif isinstance(found, list) and isinstance(wanted, list):
        if len(found) != len(wanted):
            return f"{path}: {len(found)} things, wanted {len(wanted)}"
        pairs = [(f"{path}[{place}]", found[place], each) for place, each in enumerate(wanted)]
    else:
        same = ordered(found) == ordered(wanted) and type(found) is type(wanted)
        return None if same else f"{path}: {found!r}, wanted {wanted!r}"
    return next(
        (told for path, one, other in pairs if (told := difference(one, other, path))), None
    )
