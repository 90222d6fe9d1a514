"""Serves an invoice, and the receipt of a visit, as a page to print: GET with a bearer token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import strawberry
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import RefusalCode, RequestError
from gql_packages.observability import request_log
from gql_packages.resolvers.context import ContextFactory
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.web.concurrency_limit import ConcurrencyLimiter, request_timeout
from gql_packages.web.graphql_view import result_response
from gql_packages.web.printed_page import invoice_page, receipt_page
from gql_packages.web.responses import JSON, HttpError, error_response, graphql_response

_CLINIC = "viewer { clinic { name address receiptFooter timeZone } }"
_INVOICE = """number status issuedAt patient { firstName lastName }
lines { description amount { amount currency } }
total { amount currency } paid { amount currency } balanceDue { amount currency }
applications { amount { amount currency } payment { method reference receivedAt } }"""
_VISIT = """startsAt treatment { name } practitioner { name }
redemption { status useNumber patientPackage { name usesTotal } }"""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class PrintedPage:
    """A page: what is asked for it, with the rights of the root field, and how it is written."""

    path: str
    field: str
    document: str
    #: the page of what the field answers and of the clinic; None where there is nothing to print
    write: Callable[[Any, Any], str | None]


PAGES = (
    PrintedPage(
        "/invoices/{id}.html",
        "invoice",
        f"query Print($id: ID!) {{ {_CLINIC} invoice(id: $id) {{ {_INVOICE}"
        f" appointment {{ {_VISIT} }} }} }}",
        invoice_page,
    ),
    PrintedPage(
        "/appointments/{id}/receipt.html",
        "appointment",
        f"query Print($id: ID!) {{ {_CLINIC} appointment(id: $id) {{ {_VISIT}"
        f" invoice {{ {_INVOICE} }} }} }}",
        receipt_page,
    ),
)


def _nothing() -> Response:
    message, code = "There is nothing to print with this id.", RefusalCode.NOT_FOUND.value
    request_log.current().failure = code
    errors = [{"message": message, "extensions": {"code": code}}]
    return graphql_response({"errors": errors}, status=404, media_type=JSON)


@dataclass(kw_only=True, eq=False)
class PrintView:
    """Writes one kind of page. What is asked is a query like others: checked, audited, limited."""

    page: PrintedPage
    schema: strawberry.Schema
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
        except RequestError as error:
            response = error_response(error)
        except Exception as error:
            response = error_response(log_incident(request_log.current().request_id, error))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method != "GET":
            raise HttpError(405, "Get pages with GET.", Allow="GET")
        principal = await self.authenticator.principal(request.headers.get("authorization"))
        record = request_log.current()
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        record.operation_type, record.fields = "query", (self.page.field,)
        context = self.context_factory(
            principal=principal, now=self.clock(), request_id=record.request_id
        )
        async with self.work.slot(principal):
            result = await self.schema.execute(
                self.page.document,
                variable_values={"id": request.path_params["id"]},
                context_value=context,
            )
        if result.errors:
            codes = {(error.extensions or {}).get("code") for error in result.errors}
            response = result_response(result, JSON)
            if "FORBIDDEN" in codes:
                response.status_code = 403
            return response
        found = orjson.loads(orjson.dumps(result.data))
        shown = found[self.page.field]
        text = self.page.write(shown, found["viewer"]["clinic"]) if shown is not None else None
        if text is None:
            return _nothing()
        return HTMLResponse(text, headers=_HEADERS)
