"""GraphQL as server-sent events: each operation is a response of its own, sent bit by bit.

This is the graphql-sse protocol's way of "distinct connections". What is wrong with the request
(its token, its body) is an HTTP error; what is wrong with the document is told in the stream.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from gql_packages.auth.authentication import Authenticator
from gql_packages.errors import Overloaded, RequestError, TimedOut, TooSlow, Unauthenticated
from gql_packages.observability import request_log
from gql_packages.resolvers.error_mapper import log_incident
from gql_packages.resolvers.subscriber_queue import Stopped
from gql_packages.web.cancellation import cancel_and_wait, run_until_disconnect
from gql_packages.web.content_negotiation import EVENT_STREAM, JSON, wants_events
from gql_packages.web.error_responses import (
    STATUS_BY_CODE,
    error_response,
    format_error,
    graphql_response,
)
from gql_packages.web.graphql_request import parse_body, read_body
from gql_packages.web.json_encoding import encode_json
from gql_packages.web.operation_executor import Asked, Result
from gql_packages.web.send_timeout import abort, send_timeout
from gql_packages.web.subscription_runner import PASSING, Operations

#: Seconds after which something is sent, so that whoever is in between keeps the connection.
HEARTBEAT = 12.0
_BEAT = b":\n\n"

_HEADERS = [
    (b"content-type", f"{EVENT_STREAM}; charset=utf-8".encode()),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class ByAccept:
    """Lets one application answer whoever asks for events, and another one everybody else."""

    def __init__(self, usual: ASGIApp, *, events: ASGIApp) -> None:
        self._usual = usual
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        accept = b",".join(value for name, value in scope["headers"] if name == b"accept")
        is_stream = scope["method"] == "POST" and wants_events(accept.decode("latin-1"))
        await (self._events if is_stream else self._usual)(scope, receive, send)


class EventStreamView:
    """Answers POST requests with a stream of `next` events, and `complete` at their end."""

    def __init__(
        self, *, operations: Operations, authenticator: Authenticator, deadline: float
    ) -> None:
        self._operations = operations
        self._authenticator = authenticator
        self._deadline = deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request to the end of its operation, or until the client has gone."""
        request = Request(scope, receive)
        record = request_log.current()
        try:
            asked = await self._asked(request)
        except ClientDisconnect:
            return
        except RequestError as error:
            await error_response(error)(scope, receive, send)
            return
        await run_until_disconnect(self._serve(asked, record, scope, receive, send), receive)

    async def _asked(self, request: Request) -> Asked:
        """The operation in the body. Of strangers it is not even read."""
        authorization = request.headers.get("authorization")
        try:
            async with asyncio.timeout(self._deadline):
                await self._authenticator.principal(authorization)
                body = parse_body(await read_body(request.stream(), request.headers))
        except TimeoutError:
            raise TimedOut("The request did not come in whole in time.") from None
        text = self._operations.documents.text_of(body)
        return Asked(text, body.variables, body.operation_name, authorization)

    async def _serve(
        self,
        asked: Asked,
        record: request_log.RequestRecord,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        async with aclosing(self._operations.results(asked, record)) as results:
            try:
                first = await anext(results)
            except Stopped:
                stopping = Overloaded("The server is being stopped: try again in a moment.")
                await error_response(stopping)(scope, receive, send)
                return
            except RequestError as error:
                await error_response(error)(scope, receive, send)
                return
            except Exception as error:
                incident = log_incident(record.request_id, error)
                await error_response(incident)(scope, receive, send)
                return
            if (response := _answered_at_once(first)) is not None:
                await response(scope, receive, send)
                return
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            try:
                await self._send_all(first, results, record, send)
            except TooSlow as error:
                request_log.current().failure = error.code
                abort(scope)

    async def _send_all(
        self,
        first: Result,
        results: AsyncGenerator[Result, None],
        record: request_log.RequestRecord,
        send: Send,
    ) -> None:
        try:
            await _send(send, _next(first))
            async for result in _with_heartbeats(results, send):
                await _send(send, _next(result))
        except TooSlow:
            raise
        except Stopped:
            # Without `complete`: the client goes on elsewhere.
            request_log.current().failure = request_log.STOPPED
            await _send(send, b"", is_last=True)
            return
        except RequestError as error:
            request_log.current().failure = error.code
            await _send(send, _refused(error))
        except Exception as error:
            await _send(send, _refused(log_incident(record.request_id, error)))
        await _send(send, b"event: complete\ndata:\n\n", is_last=True)


def _answered_at_once(first: Result) -> Response | None:
    """The response for whoever is no active staff member, or can try again: no stream begins."""
    codes = [(error.extensions or {}).get("code") for error in first.errors or ()]
    refused = next((code for code in codes if code == Unauthenticated.code), None)
    if refused is None and first.data is None:
        refused = next((code for code in codes if code in PASSING), None)
    if refused is None:
        return None
    errors = [format_error(error) for error in first.errors or ()]
    return graphql_response(
        {"errors": errors}, status=STATUS_BY_CODE[str(refused)], media_type=JSON
    )


async def _with_heartbeats(
    results: AsyncGenerator[Result, None], send: Send
) -> AsyncGenerator[Result, None]:
    """The results, and something sent from time to time while there are none."""
    while True:
        waiting = asyncio.ensure_future(anext(results, None))
        try:
            while not (await asyncio.wait({waiting}, timeout=HEARTBEAT))[0]:
                await _send(send, _BEAT)
        finally:
            await cancel_and_wait(waiting)
        result = waiting.result()
        if result is None:
            return
        yield result


async def _send(send: Send, body: bytes, *, is_last: bool = False) -> None:
    async with send_timeout():
        await send({"type": "http.response.body", "body": body, "more_body": not is_last})


def _next(result: Result) -> bytes:
    """The event that tells a result."""
    found = result.errors or []
    errors = [format_error(error) for error in found]
    body: dict[str, Any] = {"errors": errors} if errors else {}
    if result.data is not None or any(error.path for error in found):
        body["data"] = result.data
    return _event(body)


def _refused(error: RequestError) -> bytes:
    said = {"message": error.message, "extensions": error.extensions}
    return _event({"errors": [said]})


def _event(body: Mapping[str, Any]) -> bytes:
    # Postgres breaks lines between the things of a list, and a line is the end of what is told.
    return b"event: next\ndata: %s\n\n" % encode_json(body).replace(b"\n", b" ")
