"""Imports patients from a CSV file: POST with a bearer token; GET gives an empty one (rule 193)."""

from __future__ import annotations

import asyncio
import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.utils.str_converters import to_camel_case

from gql_packages.auth.authentication import Authenticator
from gql_packages.domain.patient_rows import PatientRow
from gql_packages.errors import ImportRefused, InvalidInput, Refusal, RequestError
from gql_packages.observability import request_log
from gql_packages.problems import Problem, ProblemCode
from gql_packages.resolvers.authorization import permit
from gql_packages.resolvers.context import ContextFactory, RequestContext
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.resolvers.import_file import (
    FIELD,
    MOST_ROWS_OF_FILE,
    PERMISSION,
    Shown,
    import_file,
)
from gql_packages.web.concurrency_limit import ConcurrencyLimiter, request_timeout
from gql_packages.web.csv_reader import TableRow, read_table
from gql_packages.web.graphql_request import read_body
from gql_packages.web.patient_import_columns import HEADINGS, patient_row
from gql_packages.web.responses import JSON, HttpError, error_response, graphql_response

PATH = "/imports/patients.csv"
#: Five hundred bytes for each of as many rows as there may be.
MAX_FILE_BYTES = 1024 * 1024

_CSV_TYPE = re.compile(
    r'text/csv(\s*;\s*(charset\s*=\s*"?utf-8"?|header\s*=\s*"?present"?))*', re.IGNORECASE
)


@dataclass(kw_only=True, eq=False)
class ImportView:
    """Imports all rows of a file or none, for staff with the right; `?dryRun=true` only tells.

    Without a valid token the body is not even read. Answers with JSON: what became of each row, or
    an error in GraphQL's shape with a status.
    """

    authenticator: Authenticator
    clock: Callable[[], datetime]
    context_factory: ContextFactory
    work: ConcurrencyLimiter
    deadline: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        try:
            async with request_timeout(self.deadline):
                response = await self._respond(Request(scope, receive))
        except ClientDisconnect:
            return
        except Refusal as error:
            response = _refusal(error)
        except RequestError as error:
            response = error_response(error)
        except Exception as error:
            response = error_response(log_incident(request_log.current().request_id, error))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method not in ("GET", "POST"):
            raise HttpError(405, "Send the file with POST.", Allow="GET, POST")
        principal = await self.authenticator.principal(request.headers.get("authorization"))
        record = request_log.current()
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        is_sent = request.method == "POST"
        record.operation_type, record.fields = "mutation" if is_sent else "query", (FIELD,)
        data = await _file(request) if is_sent else bytearray()
        async with self.work.slot(principal):
            context = self.context_factory(
                principal=principal, now=self.clock(), request_id=record.request_id
            )
            try:
                if is_sent:
                    return await _import(context, request, data)
                await permit(context, FIELD, PERMISSION)
                return _template()
            finally:
                await context.close()


async def _file(request: Request) -> bytearray:
    if not _CSV_TYPE.fullmatch(request.headers.get("content-type", "").strip()):
        raise HttpError(415, "The Content-Type must be text/csv, in UTF-8.")
    return await read_body(request, MAX_FILE_BYTES)


async def _import(context: RequestContext, request: Request, data: bytearray) -> Response:
    refusal: Refusal | None = None
    table: Sequence[TableRow] = ()
    rows: Sequence[PatientRow] = ()
    is_dry, key = False, request.headers.get("idempotency-key")
    try:
        is_dry = _is_dry_run(request.query_params)
        if key is None and not is_dry:
            raise _invalid("idempotencyKey", ProblemCode.KEY_MISSING)
        table, rows = await asyncio.to_thread(_read, data)
    except InvalidInput as invalid:
        refusal = invalid
    try:
        shown = await import_file(
            context,
            rows,
            given={"rows": [dict(row.cells) for row in table]},
            key=key,
            dry_run=is_dry,
            refusal=refusal,
        )
    except ImportRefused as refused:
        wrong = [_shown(row, table, outcome="REFUSED") for row in refused.rows]
        return _refusal(refused, rows=wrong)
    answer = await asyncio.to_thread(_answer, shown, table)
    return graphql_response(answer, status=200, media_type=JSON)


def _read(data: bytearray) -> tuple[Sequence[TableRow], Sequence[PatientRow]]:
    """The rows as they are in the file, and as patients. Raises InvalidInput."""
    table = read_table(data, HEADINGS, MOST_ROWS_OF_FILE)
    return table, [patient_row(row) for row in table]


def _answer(shown: Shown, table: Sequence[TableRow]) -> Mapping[str, Any]:
    outcome, patients = shown.outcome, shown.patients
    return {
        "dryRun": outcome.dry_run,
        "created": outcome.created,
        "unchanged": outcome.unchanged,
        "refused": outcome.refused,
        "rows": [
            _shown(
                row,
                table,
                outcome=row.outcome,
                patient=patients.get(row.patient_id) if row.patient_id else None,
                possibleDuplicates=[
                    patients[each] for each in row.possible_duplicate_ids if each in patients
                ],
                duplicateRows=row.duplicate_rows,
            )
            for row in outcome.rows
        ],
    }


def _shown(row: Any, table: Sequence[TableRow], *, outcome: str, **more: Any) -> Mapping[str, Any]:
    """A row by GraphQL's names, and the line of the file on which it begins."""
    sent = table[row.row - 1]
    return {
        "row": row.row,
        "line": sent.line,
        "externalId": sent.cells.get("externalId", ""),
        "outcome": outcome,
        **more,
        "problems": [
            {
                "code": problem.code,
                "path": [to_camel_case(name) for name in problem.path],
                "message": problem.message,
                "problemCode": problem.problem and problem.problem.code,
                "values": problem.problem.value_list if problem.problem else [],
            }
            for problem in row.problems
        ],
    }


def _template() -> Response:
    """A file with nothing but its heading, which spreadsheets open as UTF-8."""
    text = f"{','.join(heading.name for heading in HEADINGS)}\r\n"
    headers = {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": 'attachment; filename="patients.csv"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(codecs.BOM_UTF8 + text.encode(), headers=headers)


def _is_dry_run(query: QueryParams) -> bool:
    """Raises InvalidInput for any other parameter: a misspelt one must not be taken for none."""
    for name in query:
        if name != "dryRun":
            raise _invalid(name, ProblemCode.UNKNOWN_PARAMETER)
    given = query.getlist("dryRun")
    if given not in ([], ["true"], ["false"]):
        raise _invalid("dryRun", ProblemCode.NOT_A_CHOICE, choices="true, false")
    return given == ["true"]


def _invalid(name: str, code: ProblemCode, **values: str) -> InvalidInput:
    return InvalidInput.of(Problem((name,), code, values))


def _refusal(refusal: Refusal, **more: Any) -> Response:
    """A refusal as an error: what is wrong by the names of parameters and columns."""
    request_log.current().failure = refusal.code
    extensions = {"code": refusal.code, "path": _path(refusal.path or ()), **more}
    if isinstance(refusal, InvalidInput):
        extensions["problems"] = list(_problems(refusal))
    content = {"errors": [{"message": refusal.message, "extensions": extensions}]}
    return graphql_response(content, status=400, media_type=JSON)


def _problems(refusal: InvalidInput) -> Iterator[Mapping[str, Any]]:
    for problem in refusal.problems:
        yield {**problem.as_json, "path": _path(problem.path)}


def _path(path: Sequence[str]) -> list[str]:
    # In GraphQL these are fields of the argument `input`.
    return [to_camel_case(step) for step in path if step != "input"]
