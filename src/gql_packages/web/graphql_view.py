"""GraphQL over HTTP: authentication, the request, and the response with its status and type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import (
    AuditUnavailable,
    Overloaded,
    RequestError,
    Unauthenticated,
)
from gql_packages.observability import request_log
from gql_packages.resolvers.context import ContextFactory
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.content_negotiation import GRAPHQL_RESPONSE, accepted_media_type
from gql_packages.web.document_limits import limited
from gql_packages.web.error_responses import (
    STATUS_BY_CODE,
    HttpError,
    error_response,
    format_error,
    graphql_response,
)
from gql_packages.web.graphql_request import (
    ALLOWED_OPERATIONS,
    operation_not_allowed,
    parse_body,
    parse_query_string,
    read_body,
)
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.request_timeout import request_timeout

#: Codes of temporary refusals before anything was done.
TEMPORARY = {AuditUnavailable.code, Overloaded.code}


class GraphQLView:
    """Executes one operation for each POST, and one trusted query for each GET, with a token.

    A request is stopped after `deadline` seconds, and refused when `work` has no slot for it in
    time. An unforeseen error is logged under the request's id, and masked.
    """

    def __init__(
        self,
        *,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        clock: Callable[[], datetime],
        context_factory: ContextFactory,
        work: ConcurrencyLimiter,
        deadline: float,
        documents: PersistedDocuments,
    ) -> None:
        self._schema = limited(schema, documents)
        self._documents = documents
        self._authenticator = authenticator
        self._clock = clock
        self._context_factory = context_factory
        self._work = work
        self._deadline = deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        request = Request(scope, receive)
        media_type = accepted_media_type(request.headers.get("accept", ""))
        try:
            async with request_timeout(self._deadline):
                response = response_of(await self._result(request), media_type)
        except ClientDisconnect:
            return
        except RequestError as error:
            response = error_response(error, media_type)
        except Exception as error:
            incident = log_incident(request_log.current().request_id, error)
            response = error_response(incident, media_type)
        await response(scope, receive, send)

    async def _result(self, request: Request) -> ExecutionResult:
        """What the operation gives. Without a valid token the body is not even read."""
        allowed = ALLOWED_OPERATIONS.get(request.method)
        if allowed is None:
            raise HttpError(
                405,
                "Send GraphQL requests with POST, or trusted queries with GET.",
                Allow="GET, POST",
            )
        principal = await self._authenticator.principal(request.headers.get("authorization"))
        record = request_log.current()
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        context = self._context_factory(
            principal=principal, now=self._clock(), request_id=record.request_id
        )
        if request.method == "GET":
            sent = parse_query_string(request.scope["query_string"])
            text = self._documents.text_by_get(sent)
        else:
            sent = parse_body(await read_body(request.stream(), request.headers))
            text = self._documents.text_of(sent)
        async with self._work.slot(principal):
            try:
                return await self._schema.execute(
                    text,
                    variable_values=sent.variables,
                    context_value=context,
                    operation_name=sent.operation_name,
                    allowed_operation_types=allowed,
                )
            except InvalidOperationTypeError as error:
                raise operation_not_allowed(error.operation_type) from None


def response_of(result: ExecutionResult, media_type: str) -> Response:
    """The response with the result: without `data` if the operation was not executed, and then
    with the status of the first error."""
    found = result.errors or []
    errors = [format_error(error) for error in found]
    codes = [error["extensions"]["code"] for error in errors]
    # While nothing can be answered, the request as a whole is refused, with Retry-After.
    is_refused = Unauthenticated.code in codes or (
        bool(codes) and TEMPORARY.issuperset(codes) and not any((result.data or {}).values())
    )
    was_executed = result.data is not None or any(error.path for error in found)
    body: dict[str, Any] = {}
    status = 200
    if was_executed and not is_refused:
        body["data"] = result.data
    else:
        # A document that cannot be served is 200 in the older media type: its clients read the
        # errors of such a response only, as GraphQL over HTTP recommends.
        status = STATUS_BY_CODE.get(codes[0], 400 if media_type == GRAPHQL_RESPONSE else 200)
    if errors:
        body["errors"] = errors
    return graphql_response(body, status=status, media_type=media_type)
