"""GraphQL over WebSocket: the graphql-transport-ws protocol, for whoever sends a token first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import strawberry
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import BadRequest, Overloaded, RequestError, TooSlow, Unauthenticated
from gql_packages.observability import request_log
from gql_packages.observability.request_log import RequestRecord
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.resolvers.subscriber_queue import Stopped
from gql_packages.web.access_log import log_request
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.error_responses import format_error
from gql_packages.web.graphql_request import parse_request
from gql_packages.web.json_encoding import encode_json
from gql_packages.web.operation_executor import Asked
from gql_packages.web.request_timeout import request_timeout
from gql_packages.web.send_timeout import TOO_SLOW, send_timeout
from gql_packages.web.strict_json import parse_strictly
from gql_packages.web.subscription_runner import Operations
from gql_packages.web.websocket_adapter import SocketAdapter
from gql_packages.web.websocket_messages import is_known

if TYPE_CHECKING:
    from gql_packages.observability.metrics import RequestMetrics

MAX_MESSAGE_BYTES = 64 * 1024
MAX_OPERATIONS = 50
SECONDS_TO_SIGN_IN = 10.0
TRY_AGAIN_LATER = 1013


@dataclass
class Visitor:
    """Who is at the other end: nobody until connection_init brought a token."""

    connection_params: dict[str, Any] = field(default_factory=dict)
    authorization: str | None = None


class Socket(BaseGraphQLTransportWSHandler[Visitor, None]):
    """One connection. Each operation on it is like a request of its own."""

    view: SocketView

    async def handle_message(self, message: Any) -> None:
        """Take one message; whatever the protocol does not know closes the connection (4400)."""
        if not isinstance(message, dict) or not is_known(message):
            await self.handle_invalid_message("Failed to parse message")
            return
        if message["type"] == "subscribe":
            # It may only name its document, which is looked for when the operation is run.
            message["payload"]["query"] = parse_request(message["payload"])
        await super().handle_message(cast(Any, message))

    async def handle_connection_init(self, message: Any) -> None:
        """Let somebody in, or close: with 4403 for strangers, and 1013 if it cannot be told now."""
        try:
            await super().handle_connection_init(message)
        except RequestError as error:
            await self.websocket.close(code=TRY_AGAIN_LATER, reason=error.message)

    async def handle_subscribe(self, message: Any) -> None:
        """Begin one operation, if there are not too many."""
        if self.connection_acknowledged and len(self.operations) >= MAX_OPERATIONS:
            error = Overloaded("There are too many operations on this connection: end one first.")
            said = {"message": error.message, "extensions": error.extensions}
            await self.send_message({"id": message["id"], "type": "error", "payload": [said]})
            return
        await super().handle_subscribe(message)

    async def send_message(self, message: Any) -> None:
        """Send one message. Raises TooSlow if the client does not take it."""
        async with send_timeout():
            await super().send_message(message)

    async def run_operation(self, operation: Operation[Visitor, None]) -> None:
        """Answer one operation, and say that it is complete."""
        with log_request("websocket", self.view.metrics) as record:
            try:
                await self._answer_or_refuse(operation, record)
            except TooSlow as error:
                request_log.current().failure = error.code
                await self.websocket.close(code=TOO_SLOW, reason=error.message)
            except WebSocketDisconnected:
                # Nobody hears, either, what is wrong with one operation when another closed it all.
                if record.failure is None:
                    request_log.current().failure = request_log.CLIENT_GONE
            except Stopped:
                # The server closes the socket when all that is done on it is over.
                request_log.current().failure = request_log.STOPPED

    async def _answer_or_refuse(
        self, operation: Operation[Visitor, None], record: RequestRecord
    ) -> None:
        try:
            await self._answer_all(operation, record)
        except (TooSlow, WebSocketDisconnected, Stopped):
            raise
        except RequestError as error:
            await _refuse(operation, error)
            if isinstance(error, Unauthenticated):
                await self.websocket.close(code=4403, reason=error.message)
        except Exception as error:
            await _refuse(operation, log_incident(record.request_id, error))

    async def _answer_all(self, operation: Operation[Visitor, None], record: RequestRecord) -> None:
        asked = Asked(
            self.view.operations.documents.text_of(cast(Any, operation.query)),
            operation.variables,
            operation.operation_name,
            self.context.authorization,
        )
        async with aclosing(self.view.operations.results(asked, record)) as results:
            async for result in results:
                await _answer(operation, result, record)
        await operation.send_operation_message({"id": operation.id, "type": "complete"})


class SocketView(GraphQL[Visitor, None]):
    """Takes WebSocket connections: at most `max_connections`, each with 50 operations at once.

    A page of another origin is refused unless `allowed_origins` names it. Whoever sends no
    connection_init with a token within ten seconds is let go; the token is sent there as
    `Authorization`, as in the header.
    """

    graphql_transport_ws_handler_class = Socket
    websocket_adapter_class = SocketAdapter

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        operations: Operations,
        deadline: float,
        max_connections: int,
        allowed_origins: Sequence[str] = (),
        metrics: RequestMetrics | None = None,
    ) -> None:
        super().__init__(
            operations.schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=timedelta(seconds=SECONDS_TO_SIGN_IN),
            max_subscriptions_per_connection=MAX_OPERATIONS,
            allowed_origins=allowed_origins,
        )
        self._authenticator = authenticator
        self._connections = ConcurrencyLimiter(max_connections)
        self._deadline = deadline
        self.operations = operations
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection to its end."""
        websocket = WebSocket(scope, receive, send)
        try:
            async with self._connections.slot():
                await self.run(websocket)
        except RequestError as error:
            await websocket.close(code=TRY_AGAIN_LATER, reason=error.message)
        except WebSocketDisconnect:
            return

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Visitor:
        """Somebody of whom nothing is known yet."""
        return Visitor()

    async def on_ws_connect(self, context: Visitor) -> Any:
        """Let in whoever brings a token that holds. Raises RequestError where that is not known."""
        given = context.connection_params
        found = next((given[name] for name in given if name.lower() == "authorization"), None)
        context.authorization = found if isinstance(found, str) else None
        try:
            async with request_timeout(self._deadline):
                await self._authenticator.principal(context.authorization)
        except Unauthenticated:
            raise ConnectionRejectionError from None
        context.connection_params = {}
        return strawberry.UNSET

    def decode_json(self, data: str | bytes) -> object:
        """What a message holds; as strict as the body of a request."""
        if len(data) > MAX_MESSAGE_BYTES:
            raise json.JSONDecodeError("The message is too long.", "", 0)
        try:
            return parse_strictly(data if isinstance(data, str) else data.decode())
        except BadRequest as error:
            raise json.JSONDecodeError(error.message, "", 0) from None

    def encode_json(self, data: object) -> str:
        """Compact JSON as text."""
        return encode_json(data).decode()


async def _refuse(operation: Operation[Visitor, None], error: RequestError) -> None:
    """Send the error that kept the operation from being executed."""
    request_log.current().failure = error.code
    said = {"message": error.message, "extensions": error.extensions}
    await operation.send_operation_message(
        {"id": operation.id, "type": "error", "payload": cast(Any, [said])}
    )


async def _answer(
    operation: Operation[Visitor, None],
    result: ExecutionResult | PreExecutionError,
    record: RequestRecord,
) -> None:
    found = result.errors or []
    errors = [format_error(error) for error in found]
    is_stranger = any(each["extensions"]["code"] == Unauthenticated.code for each in errors)
    # A subscription that cannot start or go on is an error, whatever it is about.
    was_executed = any(error.path for error in found) and record.operation_type != "subscription"
    if is_stranger or (result.data is None and not was_executed):
        await operation.send_operation_message(
            {"id": operation.id, "type": "error", "payload": cast(Any, errors)}
        )
        return
    payload: dict[str, Any] = {"data": result.data} | ({"errors": errors} if errors else {})
    message = {"id": operation.id, "type": "next", "payload": payload}
    await operation.send_operation_message(cast(Any, message))
