"""GraphQL over HTTP: authentication, the request, and the response with its status and type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import AuditUnavailable, Overloaded, RequestError, Unauthenticated
from gql_packages.observability import request_log
from gql_packages.resolvers.context import ContextFactory
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.web.concurrency_limit import ConcurrencyLimiter, request_timeout
from gql_packages.web.document_cache import limited
from gql_packages.web.graphql_request import (
    ALLOWED_OPERATIONS,
    operation_not_allowed,
    parse_query_string,
    read_request,
)
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.responses import (
    GRAPHQL_RESPONSE,
    STATUS_BY_CODE,
    HttpError,
    accepted_media_type,
    error_response,
    graphql_response,
    result_body,
)

#: Codes of temporary refusals before anything was done.
TEMPORARY = {AuditUnavailable.code, Overloaded.code}


@dataclass(kw_only=True, eq=False)
class GraphQLView:
    """Executes one operation for each POST, and one trusted query for each GET, with a token.

    A request is stopped after `deadline` seconds, and refused when `work` has no slot for it in
    time. An unforeseen error is logged under the request's id, and masked.
    """

    schema: strawberry.Schema
    authenticator: Authenticator
    clock: Callable[[], datetime]
    context_factory: ContextFactory
    work: ConcurrencyLimiter
    deadline: float
    documents: PersistedDocuments

    def __post_init__(self) -> None:
        self.schema = limited(self.schema, self.documents)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        request = Request(scope, receive)
        media_type = accepted_media_type(request.headers.get("accept", ""))
        try:
            async with request_timeout(self.deadline):
                response = result_response(await self._execute(request), media_type)
        except ClientDisconnect:
            return
        except RequestError as error:
            response = error_response(error, media_type)
        except Exception as error:
            incident = log_incident(request_log.current().request_id, error)
            response = error_response(incident, media_type)
        await response(scope, receive, send)

    async def _execute(self, request: Request) -> ExecutionResult:
        """The result of the operation. Without a valid token the body is not even read."""
        allowed = ALLOWED_OPERATIONS.get(request.method)
        if allowed is None:
            raise HttpError(
                405,
                "Send GraphQL requests with POST, or trusted queries with GET.",
                Allow="GET, POST",
            )
        principal = await self.authenticator.principal(request.headers.get("authorization"))
        record = request_log.current()
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        context = self.context_factory(
            principal=principal, now=self.clock(), request_id=record.request_id
        )
        if request.method == "GET":
            sent = parse_query_string(request.scope["query_string"])
            document = self.documents.text_by_get(sent)
        else:
            sent = await read_request(request)
            document = self.documents.text_of(sent)
        async with self.work.slot(principal):
            try:
                return await self.schema.execute(
                    document,
                    variable_values=sent.variables,
                    context_value=context,
                    operation_name=sent.operation_name,
                    allowed_operation_types=allowed,
                )
            except InvalidOperationTypeError as error:
                raise operation_not_allowed(error.operation_type) from None


def result_response(result: ExecutionResult, media_type: str) -> Response:
    """The response for a result; without `data`, its status is that of the first error.

    A document that cannot be served is 200 in the older media type: its clients read the errors
    of such a response only, as GraphQL over HTTP recommends.
    """
    body = result_body(result)
    codes = [error["extensions"]["code"] for error in body.get("errors", ())]
    # While nothing can be answered, the request as a whole is refused, with Retry-After.
    if Unauthenticated.code in codes or (
        codes and TEMPORARY.issuperset(codes) and not any((result.data or {}).values())
    ):
        body.pop("data", None)
    status = 200
    if "data" not in body:
        status = STATUS_BY_CODE.get(codes[0], 400 if media_type == GRAPHQL_RESPONSE else 200)
    return graphql_response(body, status=status, media_type=media_type)
