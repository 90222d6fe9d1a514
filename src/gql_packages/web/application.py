"""The ASGI application: the addresses, and what answers at each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import strawberry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gql_packages.database.pool import Database
from gql_packages.resolvers.context import RequestContext
from gql_packages.web.authentication import Authenticator
from gql_packages.web.graphql_view import GraphQLView
from gql_packages.web.health import livez, readyz
from gql_packages.web.work import WorkInFlight

DEADLINE_SECONDS = 10.0
MAX_IN_FLIGHT = 64

WELCOME = """\
gql-packages

The API is GraphQL: POST /graphql with {"query": "{ viewer { role } }"}
as application/json, and the header
Authorization: Bearer <token>

`gql-packages token` makes a token. /livez and /readyz tell how the server is.
"""


def create_app(
    *,
    schema: strawberry.Schema,
    database: Database,
    authenticator: Authenticator,
    clock: Callable[[], datetime],
    deadline: float = DEADLINE_SECONDS,
    max_in_flight: int = MAX_IN_FLIGHT,
) -> Starlette:
    """The application around `schema`. Whoever opened `database` closes it.

    A request takes at most `deadline` seconds; `max_in_flight` operations run at once, and those
    beyond are refused.
    """
    graphql = GraphQLView(
        schema=schema,
        authenticator=authenticator,
        clock=clock,
        context_factory=partial(RequestContext, database=database),
        work=WorkInFlight(max_in_flight),
        deadline=deadline,
    )
    return Starlette(
        routes=[
            Route("/", welcome),
            Route("/graphql", graphql),
            Route("/livez", livez),
            Route("/readyz", readyz(database)),
        ]
    )


async def welcome(request: Request) -> Response:
    """Says where the API is and how to sign in."""
    return PlainTextResponse(WELCOME)
