"""A schema small enough to see through, served as the real one is."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import strawberry
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.domain.permissions import Principal
from gql_packages.errors import Busy, Unauthenticated
from gql_packages.observability.request_log import AccessLogMiddleware
from gql_packages.resolvers.execution import PackagesSchema
from gql_packages.web.concurrency_limit import AdmissionControl, ConcurrencyLimiter
from gql_packages.web.graphql_view import GraphQLView
from gql_packages.web.persisted_documents import PersistedDocuments
from tests.asgi_client import http_client

KEY = Ed25519PrivateKey.generate()
PRINCIPAL = Principal(
    clinic_id=UUID("019a0000-0000-7000-8000-0000000000c1"),
    staff_member_id=UUID("019a0000-0000-7000-8000-0000000000a1"),
)
GRAPHQL_RESPONSE = "application/graphql-response+json"


@dataclass
class Context:
    principal: Principal
    now: datetime
    request_id: UUID

    async def close(self) -> None:
        pass


@strawberry.type
class Money:
    amount: str
    currency: str


@strawberry.type
class PageInfo:
    has_next_page: bool


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Package(Node):
    name: str

    @strawberry.field
    def price(self) -> Money:
        return Money(amount="80.00", currency="CAD")

    @strawberry.field
    def lines(self) -> list[Money]:
        return []

    @strawberry.field
    def related(self, first: int | None = None) -> "PackageConnection":
        return PackageConnection(nodes=[], page_info=PageInfo(has_next_page=False))


@strawberry.type
class PackageConnection:
    nodes: list[Package]
    page_info: PageInfo


class Gate:
    """Lets a test hold requests inside a resolver, and counts them."""

    def __init__(self) -> None:
        self.entered = 0
        self.left = 0
        self.cancelled = 0
        self.opened = asyncio.Event()

    async def wait(self) -> None:
        self.entered += 1
        try:
            await self.opened.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.left += 1

    async def until_entered(self, count: int) -> None:
        while self.entered < count:
            await asyncio.sleep(0)


GATES: list[Gate] = []


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "you") -> str:
        return f"Hello, {name}"

    @strawberry.field
    def whoami(self, info: strawberry.Info[Context, None]) -> str:
        principal = info.context.principal
        return f"{principal.clinic_id}/{principal.staff_member_id}/{info.context.now.isoformat()}"

    @strawberry.field
    def packages(self, first: int | None = None) -> PackageConnection:
        return PackageConnection(
            nodes=[Package(id=strawberry.ID("1"), name="Ten massages")],
            page_info=PageInfo(has_next_page=False),
        )

    @strawberry.field
    def package(self, id: strawberry.ID) -> Package | None:
        return None

    @strawberry.field
    def node(self, id: strawberry.ID) -> Node | None:
        return None

    @strawberry.field
    def double(self, number: int) -> int:
        return number * 2

    @strawberry.field
    async def held(self) -> str:
        await GATES[-1].wait()
        return "let go"

    @strawberry.field
    async def stubborn(self) -> str:
        try:
            await GATES[-1].wait()
        except asyncio.CancelledError:
            raise LookupError("The statement was cancelled.") from None
        return "let go"

    @strawberry.field
    def broken(self) -> str | None:
        raise LookupError("SELECT secret FROM patient")

    @strawberry.field
    def broken_for_good(self) -> str:
        raise LookupError("SELECT secret FROM patient")

    @strawberry.field
    def inactive(self) -> str | None:
        raise Unauthenticated("The staff member is not active.")

    @strawberry.field
    def busy(self) -> str | None:
        raise Busy("Somebody else is changing this: try again.")


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> str:
        CHANGES.append(name)
        return name


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self) -> AsyncIterator[int]:
        yield 1


#: What was changed.
CHANGES: list[str] = []

SCHEMA = PackagesSchema(query=Query)
WHOLE_SCHEMA = PackagesSchema(query=Query, mutation=Mutation, subscription=Subscription)


def token(principal: Principal = PRINCIPAL) -> str:
    """A token of the tiny clinic's staff member, good for an hour."""
    return issue_token(KEY, principal, hours=1, now=datetime.now(UTC))


@dataclass
class Client:
    """Sends requests to a view over ASGI, without a network."""

    http: httpx.AsyncClient
    app: Starlette
    headers: dict[str, str] = field(default_factory=lambda: {"Authorization": f"Bearer {token()}"})

    async def post(
        self, body: bytes | str, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send a body as it stands."""
        return await self.http.post(
            "/graphql",
            content=body,
            headers={"Content-Type": "application/json"} | self.headers | dict(headers or {}),
        )

    async def ask(
        self, query: str, *, accept: str = GRAPHQL_RESPONSE, **more: object
    ) -> httpx.Response:
        """Send a document."""
        return await self.http.post(
            "/graphql", json={"query": query, **more}, headers=self.headers | {"Accept": accept}
        )


def serve(
    *,
    schema: strawberry.Schema = SCHEMA,
    work: ConcurrencyLimiter | None = None,
    deadline: float = 5.0,
    context_factory: Callable[..., Any] = Context,
    documents: PersistedDocuments | None = None,
) -> Client:
    """A client of the tiny schema's view."""
    work = work or ConcurrencyLimiter(4)
    authenticator = Authenticator(LocalKey(KEY.public_key()))
    view = GraphQLView(
        schema=schema,
        authenticator=authenticator,
        clock=lambda: datetime(2026, 3, 4, 17, 30, tzinfo=UTC),
        context_factory=context_factory,
        work=work,
        deadline=deadline,
        documents=documents or PersistedDocuments(),
    )
    admission = Middleware(AdmissionControl, path="/graphql", work=work, tokens=authenticator)
    logged = AccessLogMiddleware(view, transport="http", metrics=None)
    app = Starlette(routes=[Route("/graphql", logged)], middleware=[admission])
    return Client(http_client(app), app)


def error_of(response: httpx.Response) -> dict[str, Any]:
    """The only error of a response."""
    (error,) = response.json()["errors"]
    assert isinstance(error, dict)
    return error


def code_of(response: httpx.Response) -> str:
    """The code of the only error of a response."""
    return str(error_of(response)["extensions"]["code"])
