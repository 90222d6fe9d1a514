"""GraphQL over WebSocket: Strawberry's graphql-transport-ws handler, for signed-in clients."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import aclosing
from datetime import timedelta
from typing import Any, TypeAlias, cast

import strawberry
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter, GraphQL
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)

from gql_packages.errors import BadRequest, Overloaded, RequestError, TooSlow, Unauthenticated
from gql_packages.observability import request_log
from gql_packages.observability.request_log import log_request
from gql_packages.web.close_codes import SEND_ONE, closure_of, reason_of
from gql_packages.web.concurrency_limit import ConcurrencyLimiter, request_timeout
from gql_packages.web.graphql_request import GraphQLRequest, parse_request, parse_strictly
from gql_packages.web.origins import Origins
from gql_packages.web.responses import encode_json, error_body
from gql_packages.web.slow_clients import send_timeout
from gql_packages.web.subscriptions import Reply, Stopped, SubscriptionRunner

#: Held by the server, which closes with 1009.
MAX_MESSAGE_BYTES = 64 * 1024
MAX_OPERATIONS = 50
MAX_OPERATION_ID = 128
INIT_SECONDS = 10.0

#: Of a connection; "authorization" is in it once connection_init has brought a token.
Context: TypeAlias = dict[str, Any]


class WebSocketAdapter(ASGIWebSocketAdapter):
    """A connection that is closed once, and sends nothing afterwards."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send one message. Raises WebSocketDisconnected on a closed connection."""
        if self._is_closed:
            raise WebSocketDisconnected
        await super().send_json(message)

    async def close(self, code: int, reason: str) -> None:
        """Close it, with a reason that says what to do."""
        if not self._is_closed:
            await super().close(code, reason_of(reason))

    @property
    def _is_closed(self) -> bool:
        return self.ws.application_state is WebSocketState.DISCONNECTED


class WebSocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One connection. Each operation on it is logged and limited like a request."""

    view: WebSocketView

    async def handle_message(self, message: Any) -> None:
        """Take one message. Closes with 4400 what the protocol does not know, 4401 or 4403 if the
        token is not taken, and 1013 if it cannot be checked now."""
        try:
            await super().handle_message(_checked(message))
        except BadRequest:
            await self.handle_invalid_message("Failed to parse message")
        except RequestError as error:
            await self.websocket.close(*closure_of(error))

    async def handle_subscribe(self, message: Any) -> None:
        """Start one operation, unless there are too many."""
        if self.connection_acknowledged and len(self.operations) >= MAX_OPERATIONS:
            error = Overloaded("There are too many operations on this connection: end one first.")
            errors = error_body(error)["errors"]
            await self.send_message({"id": message["id"], "type": "error", "payload": errors})
            return
        await super().handle_subscribe(message)

    async def send_message(self, message: Any) -> None:
        """Send one message. Raises TooSlow if the client does not take it."""
        async with send_timeout():
            await super().send_message(message)

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Answer one operation. The server closes the connection when it has stopped."""
        runner, authorization = self.view.runner, self.context["authorization"]
        request = cast(GraphQLRequest, operation.query)
        with log_request("websocket", runner.metrics) as record:
            try:
                async with aclosing(runner.replies(request, authorization)) as replies:
                    async for reply in replies:
                        is_subscription = record.operation_type == "subscription"
                        message = _message(operation.id, reply, is_subscription)
                        await operation.send_operation_message(message)
                        if isinstance(reply.refusal, Unauthenticated):
                            await self.websocket.close(*closure_of(reply.refusal))
                await operation.send_operation_message({"id": operation.id, "type": "complete"})
            except TooSlow as error:
                record.failure = error.code
                await self.websocket.close(*closure_of(error))
            except WebSocketDisconnected:
                record.failure = record.failure or request_log.CLIENT_GONE
            except Stopped:
                record.failure = request_log.STOPPED


class WebSocketView(GraphQL[Context, None]):
    """Takes at most `max_connections`, each with 50 operations at once.

    A page of another origin is refused unless `origins` allow it. A client has ten seconds
    to send connection_init, with its token as `Authorization`, as in the header.
    """

    graphql_transport_ws_handler_class = WebSocketHandler
    websocket_adapter_class = WebSocketAdapter

    def __init__(
        self,
        runner: SubscriptionRunner,
        max_connections: int,
        origins: Origins,
    ) -> None:
        super().__init__(
            runner.schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=timedelta(seconds=INIT_SECONDS),
            max_subscriptions_per_connection=MAX_OPERATIONS,
        )
        self.runner = runner
        self._origins = origins
        self._connections = ConcurrencyLimiter(max_connections)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection to its end."""
        websocket = WebSocket(scope, receive, send)
        try:
            async with self._connections.slot():
                await self.run(websocket)
        except RequestError as error:
            await websocket.close(*closure_of(error))
        except WebSocketDisconnect:
            return

    async def on_ws_connect(self, context: Context) -> Any:
        """Check the token. Raises Unauthenticated, and RequestError where it cannot be done now."""
        given = context.pop("connection_params")
        token = next((given[name] for name in given if name.lower() == "authorization"), None)
        context["authorization"] = token if isinstance(token, str) else None
        if context["authorization"] is None:
            raise Unauthenticated(SEND_ONE)
        async with request_timeout(self.runner.deadline):
            await self.runner.authenticator.principal(context["authorization"])
        return strawberry.UNSET

    def is_websocket_origin_allowed(self, request: Any, origin: str) -> bool:
        """Whether a page of another origin may connect; if not, the log says so."""
        return self._origins.permit(origin)

    def decode_json(self, data: str | bytes) -> object:
        """Parse a message, as strictly as the body of a request."""
        try:
            return parse_strictly(data if isinstance(data, str) else data.decode())
        except BadRequest as error:
            raise json.JSONDecodeError(error.message, "", 0) from None

    def encode_json(self, data: object) -> str:
        """Compact JSON as text."""
        return encode_json(data).decode()


def _checked(message: Any) -> Any:
    """The message, with its request parsed. Raises BadRequest for one that the protocol does not
    know, as far as Strawberry's handler does not look itself."""
    kind = message.get("type") if isinstance(message, dict) else None
    if not isinstance(kind, str):
        raise BadRequest("A message is an object with a type.")
    if kind in ("subscribe", "complete"):
        name = message.get("id")
        if not isinstance(name, str) or not 0 < len(name) <= MAX_OPERATION_ID:
            raise BadRequest("An operation has an id.")
    if kind == "subscribe":
        message["payload"]["query"] = parse_request(message.get("payload"))
    return message


def _message(name: str, reply: Reply, is_subscription: bool) -> Any:
    """`next`, or `error` for what was not executed and for a subscription that cannot go on."""
    errors = reply.body.get("errors", [])
    is_stranger = any(each["extensions"]["code"] == Unauthenticated.code for each in errors)
    was_executed = "data" in reply.body and (reply.body["data"] is not None or not is_subscription)
    if is_stranger or not was_executed:
        return {"id": name, "type": "error", "payload": errors}
    return {"id": name, "type": "next", "payload": reply.body}
