"""The ASGI application: routes and middleware."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import strawberry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.auth.authentication import Authenticator
from gql_packages.database.pool import Database
from gql_packages.events.listener import Listener
from gql_packages.observability.request_log import AccessLogMiddleware
from gql_packages.resolvers.context import RequestContext
from gql_packages.web.concurrency_limit import (
    AdmissionControl,
    ConcurrencyLimiter,
    operation_limiter,
)
from gql_packages.web.csv_reports import CSV_REPORTS, CsvReport
from gql_packages.web.csv_view import CsvView
from gql_packages.web.front_desk_page import front_desk_routes
from gql_packages.web.graphiql_page import explorer_routes
from gql_packages.web.graphql_view import GraphQLView
from gql_packages.web.health import livez, readyz
from gql_packages.web.import_view import PATH as IMPORT_PATH
from gql_packages.web.import_view import ImportView
from gql_packages.web.origins import Cors, Origins
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.print_view import PAGES, PrintView
from gql_packages.web.responses import Compressing, ContentNegotiation
from gql_packages.web.sign_in_provider import Provider, reachable_origins
from gql_packages.web.sse import EventStreamView
from gql_packages.web.subscriptions import SubscriptionRunner
from gql_packages.web.websocket import WebSocketView

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

DEADLINE_SECONDS = 10.0
MAX_IN_FLIGHT = 64
MAX_SOCKETS = 1_000
STREAM_SECONDS = 600.0
MAX_STREAMS = 1
MAX_SUBSCRIPTIONS = 1_000
MAX_SUBSCRIPTIONS_OF_ONE = 100
EVENTS_AT_ONCE = 3

WELCOME = """\
gql-packages

The API is GraphQL: POST /graphql with {"query": "{ viewer { role } }"}
as application/json, and the header
Authorization: Bearer <token>
Documents that are registered can be named instead, by GET too.

In a browser, / is the front desk, and /graphiql is where to ask and to read what can be asked.

The reports can be had as CSV, with the same header:
GET /reports/package-sales.csv, /reports/package-usage.csv, /reports/takings.csv,
/reports/package-liability.csv and /reports/patient-credit.csv
Patients are imported from a CSV file, with the same header and a key of yours:
POST /imports/patients.csv (Content-Type: text/csv, Idempotency-Key: <key>); GET it for its columns
An invoice and the receipt of a visit can be printed, with the same header and a global id:
GET /invoices/<id>.html and GET /appointments/<id>/receipt.html

`gql-packages token` makes a token. /livez and /readyz tell how the server is.
"""


def create_app(
    *,
    schema: strawberry.Schema,
    database: Database,
    audit: AuditBatchWriter,
    listener: Listener,
    authenticator: Authenticator,
    clock: Callable[[], datetime],
    deadline: float = DEADLINE_SECONDS,
    work: ConcurrencyLimiter | None = None,
    reports_database: Database | None = None,
    stream_seconds: float = STREAM_SECONDS,
    max_streams: int = MAX_STREAMS,
    events_at_once: int = EVENTS_AT_ONCE,
    metrics: RequestMetrics | None = None,
    provider: Provider | None = None,
    documents: PersistedDocuments | None = None,
    origins: Origins | None = None,
    token_for: Callable[[str], str | None] | None = None,
    front_desk: bool = True,
) -> Starlette:
    """The application around `schema`. The caller owns the lifecycle of pools, audit and listener.
    A request takes at most `deadline` seconds; operations beyond what `work` allows wait, or are
    refused. Reports are read from `reports_database`, or else from `database`; `max_streams` of
    them are streamed as CSV at once, each for at most `stream_seconds`. At most `events_at_once`
    events of subscriptions are executed at once. `documents` can be named instead of sent.
    Pages of `origins` may use it. Its own sign in at `provider`, in a demo with `token_for` too.
    """
    work = work or operation_limiter(MAX_IN_FLIGHT)
    documents, origins = documents or PersistedDocuments(), origins or Origins()
    caller: dict[str, Any] = {
        "schema": schema,
        "authenticator": authenticator,
        "clock": clock,
        "context_factory": partial(
            RequestContext, database=database, audit=audit, reports_database=reports_database
        ),
    }
    limits: dict[str, Any] = {"work": work, "deadline": deadline, "documents": documents}
    runner = SubscriptionRunner(
        **caller,
        **limits,
        listener=listener,
        event_slots=asyncio.Semaphore(events_at_once),
        quota=ConcurrencyLimiter(MAX_SUBSCRIPTIONS, places_of_one=MAX_SUBSCRIPTIONS_OF_ONE),
        metrics=metrics,
    )
    logged = partial(AccessLogMiddleware, metrics=metrics)
    answers = logged(Compressing(GraphQLView(**caller, **limits)), transport="http")
    events = logged(EventStreamView(runner), transport="sse")
    streams = {**caller, "work": ConcurrencyLimiter(max_streams), "deadline": stream_seconds}
    shared = {"end_streams": runner.stop, "is_working": lambda: work.count > 0}
    return Starlette(
        routes=[
            Route("/graphql", ContentNegotiation(answers, events=events)),
            WebSocketRoute("/graphql", WebSocketView(runner, MAX_SOCKETS, origins)),
            *_pages(provider, token_for, front_desk=front_desk),
            *(_csv(report, metrics, streams) for report in CSV_REPORTS),
            *_pages_and_imports(metrics, {**caller, **limits}),
            Route("/livez", livez),
            Route("/readyz", readyz(database)),
        ],
        middleware=[
            Middleware(Cors, origins=origins),
            Middleware(
                AdmissionControl, path="/graphql", work=work, tokens=authenticator, metrics=metrics
            ),
        ],
        lifespan=lambda _: nullcontext(shared),
    )


def _pages(
    provider: Provider | None, token_for: Callable[[str], str | None] | None, *, front_desk: bool
) -> Sequence[Route]:
    """The explorer, and at `/` the front desk or the welcome in words."""
    origins = reachable_origins(provider)
    explorer = explorer_routes(provider, token_for, origins=origins)
    if not front_desk:
        return [Route("/", welcome), *explorer]
    desk = front_desk_routes(provider, token_for, otherwise=welcome, origins=origins)
    return [*desk, *explorer]


def _csv(report: CsvReport, metrics: RequestMetrics | None, given: Mapping[str, Any]) -> Route:
    view = Compressing(CsvView(report=report, **given))
    logged = AccessLogMiddleware(view, transport="csv", metrics=metrics)
    return Route(f"/reports/{report.name}.csv", logged)


def _pages_and_imports(metrics: RequestMetrics | None, given: Mapping[str, Any]) -> Iterator[Route]:
    given = {name: value for name, value in given.items() if name != "documents"}
    for page in PAGES:
        yield _logged(page.path, PrintView(page=page, **given), metrics)
    given.pop("schema")
    yield _logged(IMPORT_PATH, ImportView(**given), metrics)


def _logged(path: str, view: ASGIApp, metrics: RequestMetrics | None) -> Route:
    app = AccessLogMiddleware(Compressing(view), transport="http", metrics=metrics)
    return Route(path, app)


async def welcome(request: Request) -> Response:
    """Say where the API is and how to sign in."""
    return PlainTextResponse(WELCOME)
