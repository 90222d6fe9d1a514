"""GraphQL over HTTP: who asks, what is asked, and the answer with the right status and type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import strawberry
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import (
    AuditUnavailable,
    BadRequest,
    Overloaded,
    RequestError,
    Unauthenticated,
)
from gql_packages.observability import request_log
from gql_packages.web.allowed_methods import SERVED, not_by_get, not_served
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.content_negotiation import GRAPHQL_RESPONSE, JSON, accepted_media_type
from gql_packages.web.document_limits import limited
from gql_packages.web.error_responses import (
    STATUS_BY_CODE,
    MethodNotAllowed,
    failure,
    graphql_response,
    log_incident,
    shown,
)
from gql_packages.web.json_encoding import encode_json
from gql_packages.web.operation_executor import ContextFactory
from gql_packages.web.persisted_documents import KnownDocuments
from gql_packages.web.request_adapter import CheckedRequest
from gql_packages.web.request_timeout import within

#: Codes of what another try may give, and nothing was done meanwhile.
FOR_NOW = {AuditUnavailable.code, Overloaded.code}


class GraphQLView(GraphQL[object, None]):
    """Answers POST requests with one GraphQL operation each, for whoever has a token, and GET
    requests with a trusted query.

    A request is stopped after `deadline` seconds, and refused when `work` has no place
    for it in time. Nothing unforeseen reaches the client: it is logged under an incident's id.
    """

    request_adapter_class = CheckedRequest

    def __init__(
        self,
        *,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        clock: Callable[[], datetime],
        context_factory: ContextFactory,
        work: ConcurrencyLimiter,
        deadline: float,
        documents: KnownDocuments,
    ) -> None:
        super().__init__(
            limited(schema, documents),
            graphql_ide=None,
            subscription_protocols=(),
        )
        self._documents = documents
        self._authenticator = authenticator
        self._clock = clock
        self._context_factory = context_factory
        self._work = work
        self._deadline = deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        request = Request(scope, receive)
        request.state.request_id = request_log.request_id()
        try:
            response = await self._respond(request)
        except ClientDisconnect:
            return
        response.headers["X-Request-Id"] = str(request.state.request_id)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        media_type = _accepted(request)
        try:
            if request.method not in SERVED:
                raise MethodNotAllowed(
                    "Send GraphQL requests with POST, or trusted queries with GET.",
                    allow="GET, POST",
                )
            async with within(self._deadline):
                return await self.run(request)
        except RequestError as error:
            return failure(error, media_type)
        except HTTPException as error:
            return failure(BadRequest(error.reason), media_type)
        except ClientDisconnect:
            raise
        except Exception as error:
            return failure(log_incident(request.state.request_id, error), media_type)

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> object:
        """Who asks, and when. Strangers go no further: their body is not even read."""
        principal = await self._authenticator.principal(request.headers.get("authorization"))
        request_log.note_principal(principal.clinic_id, principal.staff_member_id)
        return self._context_factory(
            principal=principal, now=self._clock(), request_id=request.state.request_id
        )

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Carries the media type to `create_response`, which does not see the request."""
        return Response(media_type=_accepted(cast("Request", request)))

    def should_render_graphql_ide(self, request: object) -> bool:
        """Never: the explorer has an address of its own."""
        return False

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """The request in the body or the query string, checked, with the document it means."""
        sent = await cast("CheckedRequest", request).sent()
        if request.method != "GET":
            text = self._documents.text_of(sent)
        elif self._documents.trusted(text := self._documents.text_by_get(sent)) is None:
            readable = text if self._documents.may_be_read(text) else None
            raise not_by_get(readable, sent.operation_name)
        return GraphQLRequestData(text, sent.variables, sent.operation_name, sent.extensions)

    async def execute_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Run the operation when there is a place for it."""
        async with self._work.slot(kwargs["context"].principal):
            return await super().execute_operation(*args, **kwargs)

    async def execute_single(
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        sub_response: Response,
        context: object,
        root_value: None,
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:
        """Run the operation if its kind is served by this method."""
        try:
            return await self.schema.execute(
                request_data.query,
                variable_values=request_data.variables,
                context_value=context,
                operation_name=request_data.operation_name,
                allowed_operation_types=SERVED[request_adapter.method],
            )
        except InvalidOperationTypeError as error:
            raise not_served(error.operation_type) from None

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """The body of the response: without `data` if the operation was not executed."""
        found = result.errors or []
        errors = [shown(error, request.state.request_id) for error in found]
        codes = [error["extensions"]["code"] for error in errors]
        # Where nothing can be had for now, the whole is refused, with a time to try again.
        is_refused = Unauthenticated.code in codes or (
            bool(codes) and FOR_NOW.issuperset(codes) and not any((result.data or {}).values())
        )
        was_executed = result.data is not None or any(error.path for error in found)
        body: GraphQLHTTPResponse = {}
        if was_executed and not is_refused:
            body["data"] = result.data
        if errors:
            body["errors"] = cast("list[object]", errors)
        return body

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        """The response for a body; without `data`, its status is that of the first error."""
        media_type = sub_response.media_type or JSON
        status = 200
        if isinstance(response_data, dict) and "data" not in response_data:
            status = _status_of_refused(response_data, media_type)
        return graphql_response(response_data, status=status, media_type=media_type)

    def encode_json(self, data: object) -> bytes:
        """Compact JSON in UTF-8."""
        return encode_json(data)


def _status_of_refused(body: GraphQLHTTPResponse, media_type: str) -> int:
    """The status for an operation that was not executed, by the code of its first error.

    A document that cannot be served is 200 in the older media type: its clients read the errors
    of such a response only, as GraphQL over HTTP recommends.
    """
    errors = cast("list[dict[str, Any]]", body["errors"])
    code = errors[0]["extensions"]["code"]
    return STATUS_BY_CODE.get(code, 400 if media_type == GRAPHQL_RESPONSE else 200)


def _accepted(request: Request) -> str:
    return accepted_media_type(request.headers.get("accept", ""))
