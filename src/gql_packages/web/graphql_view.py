"""GraphQL over HTTP: authentication, the request, and the response with its status and type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import strawberry
from cross_web import AsyncHTTPRequestAdapter, HTTPException, StarletteRequestAdapter
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
from gql_packages.resolvers.context import ContextFactory
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.content_negotiation import GRAPHQL_RESPONSE, JSON, accepted_media_type
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
    GraphQLRequest,
    operation_not_allowed,
    parse_body,
    parse_query_string,
    read_body,
)
from gql_packages.web.json_encoding import encode_json
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.request_timeout import request_timeout

#: Codes of temporary refusals before anything was done.
TEMPORARY = {AuditUnavailable.code, Overloaded.code}


class RequestAdapter(StarletteRequestAdapter):
    """An HTTP request whose body is checked while it arrives."""

    async def parse(self) -> GraphQLRequest:
        """The request in the body or in the query string. Raises BadRequest."""
        if self.method == "GET":
            return parse_query_string(self._request.scope["query_string"])
        return parse_body(await read_body(self._request.stream(), self._request.headers))


class GraphQLView(GraphQL[object, None]):
    """Executes one operation for each POST, and one trusted query for each GET, with a token.

    A request is stopped after `deadline` seconds, and refused when `work` has no slot for it in
    time. An unforeseen error is logged under the request's id, and masked.
    """

    request_adapter_class = RequestAdapter

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
        try:
            response = await self._respond(Request(scope, receive))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        media_type = _accepted(request)
        try:
            if request.method not in ALLOWED_OPERATIONS:
                raise HttpError(
                    405,
                    "Send GraphQL requests with POST, or trusted queries with GET.",
                    Allow="GET, POST",
                )
            async with request_timeout(self._deadline):
                return await self.run(request)
        except RequestError as error:
            return error_response(error, media_type)
        except HTTPException as error:
            return error_response(BadRequest(error.reason), media_type)
        except ClientDisconnect:
            raise
        except Exception as error:
            incident = log_incident(request_log.current().request_id, error)
            return error_response(incident, media_type)

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> object:
        """The context of the operation. Without a valid token the body is not even read."""
        principal = await self._authenticator.principal(request.headers.get("authorization"))
        record = request_log.current()
        record.set_principal(principal.clinic_id, principal.staff_member_id)
        return self._context_factory(
            principal=principal, now=self._clock(), request_id=record.request_id
        )

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Carry the media type to `create_response`, which does not get the request."""
        return Response(media_type=_accepted(cast("Request", request)))

    def should_render_graphql_ide(self, request: object) -> bool:
        """Never: GraphiQL has a path of its own."""
        return False

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """The request in the body or the query string, with the text of its document."""
        sent = await cast("RequestAdapter", request).parse()
        is_get = request.method == "GET"
        text = self._documents.text_by_get(sent) if is_get else self._documents.text_of(sent)
        return GraphQLRequestData(text, sent.variables, sent.operation_name, sent.extensions)

    async def execute_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Run the operation when there is a slot for it."""
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
                allowed_operation_types=ALLOWED_OPERATIONS[request_adapter.method],
            )
        except InvalidOperationTypeError as error:
            raise operation_not_allowed(error.operation_type) from None

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """The body of the response: without `data` if the operation was not executed."""
        found = result.errors or []
        errors = [format_error(error) for error in found]
        codes = [error["extensions"]["code"] for error in errors]
        # While nothing can be answered, the request as a whole is refused, with Retry-After.
        is_refused = Unauthenticated.code in codes or (
            bool(codes) and TEMPORARY.issuperset(codes) and not any((result.data or {}).values())
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
