"""Serves the reports as CSV: GET, a bearer token, and the filter as query parameters."""

from __future__ import annotations

import asyncio
import codecs
import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

import strawberry
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import InvalidInput, Refusal, RefusalCode, RequestError, TimedOut
from gql_packages.observability import request_log
from gql_packages.reading.export import Export
from gql_packages.reading.viewer import Viewer
from gql_packages.resolvers.authorization import permit
from gql_packages.resolvers.context import ContextFactory, RequestContext
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.csv_query import is_for_spreadsheet, parse_filter
from gql_packages.web.csv_reader import FORMULA
from gql_packages.web.csv_reports import CsvReport, heading
from gql_packages.web.responses import JSON, HttpError, error_response, graphql_response
from gql_packages.web.slow_clients import run_until_disconnect

Cell: TypeAlias = str | int | bool | Decimal | date | datetime | None


@dataclass(kw_only=True, eq=False)
class CsvView:
    """Streams a report, as of one moment and in constant memory, to staff with its permission.

    A stream takes at most `deadline` seconds, and is refused at once when `work` has no slot for
    it. A file for a spreadsheet (rule 183) begins with a byte order mark, has times of the clinic's
    clock without an offset, and further columns. An error before the first line is answered in
    GraphQL's shape with a status; a later one aborts the connection, so that a part is never taken
    for the whole.
    """

    report: CsvReport
    schema: strawberry.Schema
    authenticator: Authenticator
    clock: Callable[[], datetime]
    context_factory: ContextFactory
    work: ConcurrencyLimiter
    deadline: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request; stop if the client disconnects."""
        record = request_log.current()
        record.operation_type, record.fields = "query", (self.report.field,)
        try:
            serving = self._serve(Request(scope, receive), record, send)
            if not await run_until_disconnect(serving, receive):
                record.failure = request_log.CLIENT_GONE
        except Exception as error:
            if record.status is not None:
                log_incident(record.request_id, error)
                raise
            await _refusal(error, record.request_id)(scope, receive, send)

    async def _serve(self, request: Request, record: request_log.RequestRecord, send: Send) -> None:
        if request.method != "GET":
            raise HttpError(405, "Get reports with GET.", Allow="GET")
        principal = await self.authenticator.principal(request.headers.get("authorization"))
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        given = parse_filter(self.report.filter_type, request.query_params)
        is_spreadsheet = is_for_spreadsheet(request.query_params)
        async with self.work.slot():
            context = self.context_factory(
                principal=principal, now=self.clock(), request_id=record.request_id
            )
            try:
                async with asyncio.timeout(self.deadline):
                    try:
                        await self._stream(context, given, is_spreadsheet, send)
                    finally:
                        await context.close()
            except TimeoutError as error:
                raise TimedOut(f"The report took longer than {self.deadline:g} seconds.") from error
        # The end is sent when the slot is free again: the client may ask for another report then.
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _stream(
        self, context: RequestContext, given: Any, is_spreadsheet: bool, send: Send
    ) -> None:
        read, report = context.read, self.report
        permission = ROOT_FIELD_PERMISSIONS[report.field]
        read.read_reports()
        await permit(context, report.field, permission)
        viewer = await read.viewer()
        zone = ZoneInfo(viewer.time_zone)
        asked = report.request(given, viewer.time_zone, context.now)
        later = report.later if is_spreadsheet else ()
        columns = [*report.columns, *later]
        export = Export(
            self.schema._schema, report.row_type, columns, report.ids, report.others, asked.target
        )
        lines = codecs.BOM_UTF8 if is_spreadsheet else b""
        lines += _lines([[*map(heading, report.columns), "currency", *later]])

        def cells(row: Any, names: Sequence[str]) -> list[str]:
            return [_text(row[name], zone, is_local=is_spreadsheet) for name in names]

        async for rows in read.export(export, report.field, permission, asked.given):
            await context.audit.wait_for_capacity(context.principal.clinic_id)
            if lines:
                await send(self._start(viewer))
            lines += _lines(
                [*cells(row, report.columns), viewer.currency, *cells(row, later)] for row in rows
            )
            await send({"type": "http.response.body", "body": lines, "more_body": True})
            lines = b""

    def _start(self, viewer: Viewer) -> Message:
        headers = {
            "content-type": "text/csv; charset=utf-8; header=present",
            "content-disposition": f'attachment; filename="{self.report.name}-{viewer.today}.csv"',
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
        }
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        return {"type": "http.response.start", "status": 200, "headers": encoded}


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV (RFC 4180)."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8")


def _text(cell: Cell, zone: ZoneInfo, *, is_local: bool) -> str:
    """A cell, which a spreadsheet shows and never runs; times in the zone, with their offset.

    A local time is without it, to the minute: "2026-11-28 06:30" is a time to a spreadsheet.
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return format(cell, "f")
        case datetime():
            local = cell.astimezone(zone)
            return f"{local:%Y-%m-%d %H:%M}" if is_local else local.isoformat()
        case str():
            return f"'{cell}" if cell.startswith(FORMULA) else cell
    return str(cell)


def _refusal(error: Exception, request_id: UUID) -> Response:
    """The response for a report that was not begun."""
    if isinstance(error, Refusal):
        request_log.current().failure = error.code
        content = {"message": error.message, "extensions": _extensions(error)}
        status = 404 if error.code is RefusalCode.NOT_FOUND else 400
        return graphql_response({"errors": [content]}, status=status, media_type=JSON)
    if not isinstance(error, RequestError):
        error = log_incident(request_id, error)
    return error_response(error)


def _extensions(refusal: Refusal) -> dict[str, object]:
    """Code and problems by the names of parameters, which in GraphQL are fields of `filter`."""

    def named(path: tuple[str, ...]) -> list[str]:
        return [step for step in path if step != "filter"]

    problems = refusal.problems if isinstance(refusal, InvalidInput) else ()
    listed = [{**problem.as_json, "path": named(problem.path)} for problem in problems]
    code: dict[str, object] = {"code": str(refusal.code), "path": named(refusal.path or ())}
    return {**code, "problems": listed} if listed else code
