"""GraphQL over server-sent events: graphql-sse's "distinct connections" mode.

A bad request (its token, its body) is an HTTP error; a bad document is an event in the stream.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from gql_packages.errors import Overloaded, RequestError, TimedOut, TooSlow, Unauthenticated
from gql_packages.observability import request_log
from gql_packages.resolvers.subscriptions import TRANSIENT
from gql_packages.web.graphql_request import GraphQLRequest, read_request
from gql_packages.web.responses import (
    EVENT_STREAM,
    JSON,
    STATUS_BY_CODE,
    encode_json,
    error_response,
    graphql_response,
)
from gql_packages.web.slow_clients import (
    abort,
    cancel_and_wait,
    run_until_disconnect,
    send_timeout,
)
from gql_packages.web.subscriptions import Reply, Stopped, SubscriptionRunner

#: Seconds without an event after which a comment is sent, so that proxies keep the connection.
HEARTBEAT = 12.0
_COMMENT = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"

_HEADERS = [
    (b"content-type", f"{EVENT_STREAM}; charset=utf-8".encode()),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class EventStreamView:
    """Answers a POST request with a stream of `next` events, and `complete` at their end."""

    def __init__(self, runner: SubscriptionRunner) -> None:
        self._runner = runner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request to the end of its operation, or until the client has gone."""
        request = Request(scope, receive)
        try:
            operation = await self._read(request)
        except ClientDisconnect:
            return
        except RequestError as error:
            await error_response(error)(scope, receive, send)
            return
        await run_until_disconnect(self._serve(request, operation, send), receive)

    async def _read(self, request: Request) -> GraphQLRequest:
        """The operation in the body, which is only read of those who are signed in."""
        try:
            async with asyncio.timeout(self._runner.deadline):
                await self._runner.authenticator.principal(request.headers.get("authorization"))
                return await read_request(request)
        except TimeoutError:
            raise TimedOut("The request did not come in whole in time.") from None

    async def _serve(self, request: Request, operation: GraphQLRequest, send: Send) -> None:
        authorization = request.headers.get("authorization")
        async with aclosing(self._runner.replies(operation, authorization)) as replies:
            try:
                first = await anext(replies)
                refused = _refused(first)
            except Stopped:
                stopping = Overloaded("The server is being stopped: try again in a moment.")
                refused = error_response(stopping)
            if refused is not None:
                await refused(request.scope, request.receive, send)
                return
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            try:
                async with aclosing(_stream(first, replies)) as stream:
                    async for chunk in stream:
                        await _send(send, chunk)
                await _send(send, b"", more_body=False)
            except TooSlow as error:
                request_log.current().failure = error.code
                abort(request.scope)


def _refused(first: Reply) -> Response | None:
    """The response where no stream begins: there is no result, the caller is no active staff
    member, or may try again."""
    if first.refusal is not None:
        return error_response(first.refusal)
    is_empty = first.body.get("data") is None
    errors = first.body.get("errors", [])
    for code in (error["extensions"]["code"] for error in errors):
        if code == Unauthenticated.code or (is_empty and code in TRANSIENT):
            status = STATUS_BY_CODE[code]
            return graphql_response({"errors": errors}, status=status, media_type=JSON)
    return None


async def _stream(
    first: Reply, replies: AsyncGenerator[Reply, None]
) -> AsyncGenerator[bytes, None]:
    """The events, with comments while there are none; no `complete` where the server stops."""
    reply: Reply | None = first
    while reply is not None:
        yield _event(reply.body)
        waiting = asyncio.ensure_future(anext(replies, None))
        try:
            while not (await asyncio.wait({waiting}, timeout=HEARTBEAT))[0]:
                yield _COMMENT
            reply = waiting.result()
        except Stopped:
            request_log.current().failure = request_log.STOPPED
            return
        finally:
            await cancel_and_wait(waiting)
    yield _COMPLETE


def _event(body: Mapping[str, Any]) -> bytes:
    # Postgres breaks lines between the items of a list; in an event's data a line break ends it.
    return b"event: next\ndata: %s\n\n" % encode_json(body).replace(b"\n", b" ")


async def _send(send: Send, body: bytes, *, more_body: bool = True) -> None:
    async with send_timeout():
        await send({"type": "http.response.body", "body": body, "more_body": more_body})
