"""Serves a report as CSV: GET, a bearer token, and what it is asked about as query parameters."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

import strawberry
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.domain.permissions import ROOT_FIELD_PERMISSIONS, Principal
from gql_packages.errors import Refusal, RefusalCode, RequestError, TimedOut
from gql_packages.observability import request_log
from gql_packages.reading.export import Export
from gql_packages.reading.reader import Viewer
from gql_packages.resolvers.authorization import permit
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.report_filters import Asked
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.content_negotiation import JSON
from gql_packages.web.csv_writer import Sheet
from gql_packages.web.error_responses import (
    MethodNotAllowed,
    failure,
    graphql_response,
    log_incident,
)

Filter = TypeVar("Filter")

log = logging.getLogger(__name__)


class ContextFactory(Protocol):
    """Makes what one request reads with."""

    def __call__(self, *, principal: Principal, now: datetime, request_id: UUID) -> RequestContext:
        """The context of a request that `principal` sent at `now`."""


@dataclass(frozen=True, kw_only=True)
class CsvReport(Generic[Filter]):
    """A report that can be had as CSV."""

    #: of the file: "package-sales"
    name: str
    #: the root field that gives the same in GraphQL, and whose right it asks for
    field: str
    read_filter: Callable[[QueryParams], Filter]
    #: what is asked for with a filter; raises Refusal
    ask: Callable[[Filter, Viewer], Asked]
    #: the type of the rows, their leaves that are columns, and the columns that are the row's id
    row_type: str
    columns: Sequence[str]
    ids: Mapping[str, str]


class CsvView(Generic[Filter]):
    """Streams a report to whoever has the right to it, as of one moment and in constant memory.

    A stream takes at most `deadline` seconds, and is refused at once when `work` has no place for
    it. What goes wrong before the first line is an error in GraphQL's shape with a status; what
    goes wrong later breaks the connection off, so that a part is never taken for the whole.
    """

    def __init__(
        self,
        report: CsvReport[Filter],
        *,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        clock: Callable[[], datetime],
        context_factory: ContextFactory,
        work: ConcurrencyLimiter,
        deadline: float,
    ) -> None:
        self._report = report
        self._schema = schema._schema
        self._authenticator = authenticator
        self._clock = clock
        self._context_factory = context_factory
        self._work = work
        self._deadline = deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request; stop when the client goes away."""
        request_log.note_operation(None, "query", (self._report.field,))
        request, request_id, sending = (
            Request(scope, receive),
            request_log.request_id(),
            _Sending(send),
        )
        try:
            await _unless_gone(receive, sending, self._serve(request, request_id, sending))
            if not sending.is_whole:
                request_log.note_failure(request_log.CLIENT_GONE)
        except Exception as error:
            if sending.has_begun:
                log.error("incident %s: a report was broken off", request_id, exc_info=error)
                request_log.note_incident()
                raise
            response = _refusing(error, request_id)
            response.headers["X-Request-Id"] = str(request_id)
            await response(scope, receive, send)

    async def _serve(self, request: Request, request_id: UUID, send: Send) -> None:
        if request.method != "GET":
            raise MethodNotAllowed("Get reports with GET.", allow="GET")
        principal = await self._authenticator.principal(request.headers.get("authorization"))
        request_log.note_principal(principal.clinic_id, principal.staff_member_id)
        given = self._report.read_filter(request.query_params)
        async with self._work.slot():
            try:
                async with asyncio.timeout(self._deadline):
                    context = self._context_factory(
                        principal=principal, now=self._clock(), request_id=request_id
                    )
                    try:
                        await self._stream(context, given, send)
                    finally:
                        await context.close()
            except TimeoutError as error:
                raise TimedOut(
                    f"The report took longer than {self._deadline:g} seconds."
                ) from error
        # The end is told when the place is free again: whoever has one report may ask for the next.
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _stream(self, context: RequestContext, given: Filter, send: Send) -> None:
        read, field = context.read, self._report.field
        permission = ROOT_FIELD_PERMISSIONS[field]
        read.read_reports()
        await permit(context, field, permission)
        viewer = await read.viewer()
        asked = self._report.ask(given, viewer)
        sheet = Sheet(self._report.columns, viewer.currency, viewer.time_zone)
        export = Export(
            self._schema,
            self._report.row_type,
            self._report.columns,
            self._report.ids,
            asked.target,
        )
        lines = sheet.header()
        async for rows in read.export(export, field, permission, asked.given):
            await context.audit.wait_for_capacity(context.principal.clinic_id)
            if lines:
                await send(self._start(viewer, context.request_id))
            lines += sheet.lines(rows)
            await send({"type": "http.response.body", "body": lines, "more_body": True})
            lines = b""

    def _start(self, viewer: Viewer, request_id: UUID) -> Message:
        headers = {
            "content-type": "text/csv; charset=utf-8; header=present",
            "content-disposition": f'attachment; filename="{self._report.name}-{viewer.today}.csv"',
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            "x-request-id": str(request_id),
        }
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        return {"type": "http.response.start", "status": 200, "headers": encoded}


class _Sending:
    """Sends the messages of a response, and knows how far it has come."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False
        self.is_whole = False

    async def __call__(self, message: Message) -> None:
        self.has_begun = True
        self.is_whole = message["type"] == "http.response.body" and not message["more_body"]
        await self._send(message)


async def _unless_gone(
    receive: Receive, sending: _Sending, serving: Coroutine[Any, Any, None]
) -> None:
    """Serve, and stop serving when the client goes away with a part, or when this is cancelled."""
    task = asyncio.ensure_future(serving)

    async def listen() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        if not sending.is_whole:
            task.cancel()

    listening = asyncio.ensure_future(listen())
    try:
        await asyncio.wait([task])
    finally:
        for each in (task, listening):
            each.cancel()
        await asyncio.gather(task, listening, return_exceptions=True)
    if not task.cancelled():
        task.result()


def _refusing(error: Exception, request_id: UUID) -> Response:
    """What is answered instead of a report."""
    if isinstance(error, Refusal):
        request_log.note_failure(error.code)
        # In GraphQL all of it stands in the argument `filter`.
        path = [step for step in error.path or () if step != "filter"]
        said = {"message": error.message, "extensions": {"code": str(error.code), "path": path}}
        status = 404 if error.code is RefusalCode.NOT_FOUND else 400
        return graphql_response({"errors": [said]}, status=status, media_type=JSON)
    if not isinstance(error, RequestError):
        error = log_incident(request_id, error)
    return failure(error)
