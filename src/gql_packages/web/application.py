"""The ASGI application: the addresses, and what answers at each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

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
from gql_packages.web.report_sheets import PACKAGE_SALES, PACKAGE_USAGE
from gql_packages.web.reports import CsvReport, CsvView
from gql_packages.web.work import WorkInFlight

Filter = TypeVar("Filter")
Row = TypeVar("Row")

DEADLINE_SECONDS = 10.0
MAX_IN_FLIGHT = 64
STREAM_SECONDS = 600.0
MAX_STREAMS = 1

WELCOME = """\
gql-packages

The API is GraphQL: POST /graphql with {"query": "{ viewer { role } }"}
as application/json, and the header
Authorization: Bearer <token>

The reports can be had as CSV, with the same header:
GET /reports/package-sales.csv and GET /reports/package-usage.csv

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
    reports_database: Database | None = None,
    stream_seconds: float = STREAM_SECONDS,
    max_streams: int = MAX_STREAMS,
) -> Starlette:
    """The application around `schema`. Whoever opened the databases closes them.

    A request takes at most `deadline` seconds; `max_in_flight` operations run at once, and those
    beyond are refused. Reports are read from `reports_database`, or from `database` where there is
    none; `max_streams` of them are streamed at once, each for at most `stream_seconds`.
    """
    context_factory = partial(
        RequestContext, database=database, reports_database=reports_database or database
    )
    graphql = GraphQLView(
        schema=schema,
        authenticator=authenticator,
        clock=clock,
        context_factory=context_factory,
        work=WorkInFlight(max_in_flight),
        deadline=deadline,
    )
    streams = WorkInFlight(max_streams)

    def csv(report: CsvReport[Filter, Row]) -> Route:
        view = CsvView(
            report,
            authenticator=authenticator,
            clock=clock,
            context_factory=context_factory,
            work=streams,
            deadline=stream_seconds,
        )
        return Route(f"/reports/{report.name}.csv", view)

    return Starlette(
        routes=[
            Route("/", welcome),
            Route("/graphql", graphql),
            csv(PACKAGE_SALES),
            csv(PACKAGE_USAGE),
            Route("/livez", livez),
            Route("/readyz", readyz(database)),
        ]
    )


async def welcome(request: Request) -> Response:
    """Says where the API is and how to sign in."""
    return PlainTextResponse(WELCOME)
